export {
  CLAIM_MS,
  type Claim,
  type ClaimedPost,
  ClaimLost,
  claimedParts,
  ended,
  endOpenAttempts,
  moveClaimed,
  type Outcome,
  renewClaim,
  writeClaimed,
} from './attempt.ts';
export {
  causeOf,
  delayOf,
  isLate,
  isPlanned,
  isWorthTelling,
  PATIENCE_MS,
  REMIND_AFTER_MS,
  undoWindowIn,
  WORTH_TELLING_MS,
} from './delays.ts';
export { changeable, type MoveName, open } from './lifecycle.ts';
export { addressed, incidentKey, type Move, movePost, noProblem, notePost, noticeKey, touchPost } from './move.ts';
