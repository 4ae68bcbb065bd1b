export { readAccounts, type SaidAccounts } from './accounts.ts';
export { isNextSlot } from './instruction/wishes.ts';
export { understoodLanguages } from './languages/index.ts';
export { captionsFor, type PlanRequest, readPlan, understandPlan } from './plan-request.ts';
export { type SaidPosted, saysPosted } from './posted-it.ts';
export { yesOrNo } from './replies/answer-to-question.ts';
export { type SaidDecision, saysDecision, saysDecisionOn } from './replies/decision.ts';
export { understandFollowUp } from './replies/understand-follow-up.ts';
export { type SaidToPosts, saidToPosts } from './replies/which-posts.ts';
export type {
  FollowUp,
  FollowUpCommand,
  PostRequest,
  PostWay,
  PostWishes,
  Request,
  SlotRequest,
  UnderstandContext,
} from './request.ts';
export { joinWords, sayExtras, sayInteractions, sayOffered, sayPrivacy, saySettings, sayWay } from './say-settings.ts';
export { placeIn, type Talk, understandTalk, weekSaid } from './talk.ts';
export { understand } from './understand.ts';
export { type Saying, type Understood, understood } from './understood.ts';
