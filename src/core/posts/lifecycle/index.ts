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
export { causeOf, delayOf, isPlanned, isWorthTelling, PATIENCE_MS, WORTH_TELLING_MS } from './delays.ts';
export { changeable, open } from './lifecycle.ts';
export { type Move, movePost, noProblem, notePost, touchPost } from './move.ts';
export { addressed, incidentKey, noticeKey } from './notice-keys.ts';
