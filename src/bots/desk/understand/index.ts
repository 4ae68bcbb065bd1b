export type { FollowUp, FollowUpCommand, FollowUpContext } from './follow-up.ts';
export type {
  PostRequest,
  PostSettings,
  PostWishes,
  PrivacyLevel,
  Request,
  SlotRequest,
  UnderstandContext,
} from './request.ts';
export { understand } from './understand.ts';
export { understandFollowUp } from './understand-follow-up.ts';
