/** What people write, with or without a video: the only way into this room. */

export { laterVideo, readAsked } from './asked-time.ts';
export type { Above, InboundFile, InboundMessage } from './inbound-message.ts';
export { announce, concerns, fileKind, unreadable, unreadableIn, wishes, withoutMarks } from './inbound-message.ts';
export { type DraftWords, draftWords, parseRequest } from './read-request.ts';
export { receive } from './receive.ts';
