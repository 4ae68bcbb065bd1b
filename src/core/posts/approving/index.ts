export { approvalMissedBy, holdUnapproved, releaseApprovals } from './due.ts';
export { approvalElsewhere, askAnew, askApprovers } from './tell.ts';
export { approvalColumns, approvalFor, needsApproval } from './wait.ts';
