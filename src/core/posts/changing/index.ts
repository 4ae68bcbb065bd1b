export { type Actor, type Change, cancelPost, markPosted } from './change.ts';
export { confirmRepeat } from './confirm-repeat.ts';
export { createCreatorOptions, type Offers } from './creator-options.ts';
export { type Decision, decideOn, objectionToDecision, reasonIn } from './decide-approval.ts';
export { type Edit, editPost } from './edit.ts';
export {
  type CancelReason,
  cancelPlanned,
  type DepartureCode,
  holdPlanned,
  holdPosts,
  listOthersOn,
  resumeHeld,
  resumePosts,
  settleOthers,
} from './profile-changes.ts';
export {
  askPostTime,
  movePostTo,
  movePostToNextSlot,
  type NewTime,
  postAgain,
  postNow,
  putOff,
  retryPost,
  undoPost,
} from './reschedule.ts';
