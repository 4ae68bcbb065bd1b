/** What people write, with or without a video: the only way into this room. */

export { noteOf, readAsked } from './asked-time.ts';
export { decideInWords } from './decide.ts';
export { laterVideo } from './draft-videos.ts';
export {
  type DeletedMessage,
  deleted,
  type EditedMessage,
  edited,
  receiveEdited,
  takeEdit,
} from './edited-message.ts';
export type { Above, InboundFile, InboundMessage } from './inbound-message.ts';
export { announce, concerns, fileKind, unreadable, unreadableIn, wishes, withoutMarks } from './inbound-message.ts';
export { readNewTime } from './read-command.ts';
export { type DraftWords, differsByZone, draftWords, parseRequest } from './read-request.ts';
export { giveUp, receive } from './receive.ts';
