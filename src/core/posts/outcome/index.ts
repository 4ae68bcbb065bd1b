export { applyPublishStatus, onWebhook } from './apply-publish-status.ts';
export { pollOutcome } from './poll.ts';
export { firstPollAt, readPollPace } from './poll-times.ts';
export { publishStatusColumn, recordPublishStatus } from './publish-status.ts';
