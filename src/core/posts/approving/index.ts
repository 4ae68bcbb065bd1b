export { approvalMissedBy, holdUnapproved, releaseApprovals } from './due.ts';
export { approvalElsewhere, askApprovers } from './tell.ts';
export { approvalColumns, approvalFor, needsApproval } from './wait.ts';
