export { approvalColumns, approvalFor, needsApproval } from './needs-approval.ts';
export { approvalElsewhere, askAnew, askApprovers } from './tell-approvers.ts';
export { approvalMissedBy, holdUnapproved, releaseApprovals } from './unapproved.ts';
