export {
  CLAIM_MS,
  type Claim,
  type ClaimedPost,
  ClaimLost,
  claimedParts,
  ended,
  endOpenAttempts,
  type Outcome,
  renewClaim,
  transitionClaimed,
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
  WORTH_TELLING_MS,
} from './delays.ts';
export {
  addressed,
  holdScheduled,
  incidentKey,
  noProblem,
  noteContentChange,
  notePost,
  noticeKey,
  type Transition,
  touchPost,
  transitionPost,
} from './transition.ts';
export { changeable, open, type TransitionName, transitions } from './transitions.ts';
export { beginUndoWindow, undoWindowIn, waitsForCard } from './undo-window.ts';
