export { type Actor, type Change, cancelPost, markPosted } from './change.ts';
export { type Edit, editPost, offeredFor } from './edit.ts';
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
  beginUndoWindow,
  confirmRepeat,
  movePostTo,
  movePostToNextSlot,
  type NewTime,
  postAgain,
  postNow,
  putOff,
  retryPost,
  undoPost,
} from './reschedule.ts';
