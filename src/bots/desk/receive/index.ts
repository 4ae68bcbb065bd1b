/** What people write, with or without a video: the only way into this room. */
export { announce } from './announce.ts';
export { readAsked } from './both-readings.ts';
export { concerns } from './concerns.ts';
export { fileKind } from './file-kind.ts';
export type { Above, InboundFile, InboundMessage } from './inbound-message.ts';
export { wishes } from './options.ts';
export { readWanted, type Wording, wording } from './read-request.ts';
export { receive } from './receive.ts';
export { laterVideo } from './several-videos.ts';
export { unreadable, unreadableIn, withoutMarks } from './unreadable.ts';
