/** The rows of the inbox: what is needed of an event once it has happened, no more. */
import { z } from 'zod';
import { uploadedEvent } from '../../../core/index.ts';
import { wishes } from '../../desk/index.ts';

const file = z.object({
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  /** Where no message keeps it: the link that came with a command or a form, good for a day. */
  url: z.string().nullable(),
});

/** Who acts, as Discord described them at that moment. */
const person = z.object({
  id: z.string(),
  name: z.string(),
  isManager: z.boolean(),
  locale: z.string().nullable(),
});

const where = z.object({
  /** Null in direct messages. */
  guild: z.string().nullable(),
  channel: z.string(),
});

const message = where.extend({
  kind: z.literal('message'),
  person,
  id: z.string(),
  /** The message in whose thread this was said, where a reply tells. */
  root: z.string().nullable(),
  /** The message of somebody else that this replies to. */
  above: z.string().nullish(),
  place: z.enum(['channel', 'mention', 'direct']),
  text: z.string(),
  files: z.array(file),
  sentAt: z.string(),
  /** The choice in the message's menu that brought it; absent when it was said to Schedy. */
  broughtBy: z.string().nullish(),
  /** Sent on from elsewhere: its words are older, and may be somebody else's. */
  isForward: z.boolean().nullish(),
  /**
   * Discord shows neither words nor files: only the bot's role was mentioned, it was replied to without a mention, or an
   * edit has left no mention.
   */
  unseen: z.enum(['role', 'reply', 'unaddressed']).nullish(),
  /** The same of the role, in rows of earlier versions. */
  isUnseen: z.boolean().nullish(),
  /** Said while Schedy heard nothing, and read later. */
  isReadBack: z.boolean().nullish(),
  /** It was edited before it was worked on: when, and what it had said before where that was heard. */
  reworded: z.object({ at: z.string(), earlier: z.string().nullable() }).nullish(),
});

const edited = z.object({ kind: z.literal('edited'), message, editedAt: z.string() });

const deleted = z.object({ kind: z.literal('deleted'), id: z.string() });

/** A video that came with a command or a form. */
const brought = where.extend({
  kind: z.literal('brought'),
  person,
  /** The interaction. */
  id: z.string(),
  file,
  wishes,
  sentAt: z.string(),
});

const joined = z.object({
  kind: z.literal('joined'),
  guild: z.string(),
  person,
});

const removed = z.object({ kind: z.literal('removed'), guild: z.string() });

export const keptEvent = z.discriminatedUnion('kind', [
  message,
  edited,
  deleted,
  brought,
  joined,
  removed,
  uploadedEvent,
]);

export type KeptFile = z.infer<typeof file>;
export type KeptPerson = z.infer<typeof person>;
export type KeptMessage = z.infer<typeof message>;
export type KeptEdited = z.infer<typeof edited>;
export type KeptDeleted = z.infer<typeof deleted>;
export type KeptBrought = z.infer<typeof brought>;
export type KeptJoined = z.infer<typeof joined>;
export type KeptRemoved = z.infer<typeof removed>;

/** An event that is to be kept, under the key by which Discord's several tellings of it are one. */
export interface Keepable {
  readonly key: string;
  readonly body: z.infer<typeof keptEvent>;
}
