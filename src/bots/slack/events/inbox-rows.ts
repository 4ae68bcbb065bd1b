/** The rows of the inbox: what is needed of an event once it has been acknowledged, no more. */
import { z } from 'zod';
import { uploadedEvent } from '../../../core/index.ts';

const file = z.object({
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  /** Pushed as a stub, as in channels shared with another company: `files.info` knows the rest. */
  isStub: z.boolean(),
  /** Deleted, and only its place is left. */
  isGone: z.boolean().default(false),
});

const message = z.object({
  kind: z.literal('message'),
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
  place: z.enum(['channel', 'mention', 'direct']),
  /** Not everybody of the workspace reads that conversation; null where the event did not say. */
  isPrivate: z.boolean().nullable().default(null),
  text: z.string(),
  files: z.array(file),
  /** Said while Schedy heard nothing, and read later. */
  isReadBack: z.boolean().default(false),
  /** Chosen in its menu, by `user` and as of then. */
  brought: z.object({ at: z.string(), id: z.string() }).nullable().default(null),
  /** It was edited before it was worked on: when, and what it had said before. */
  reworded: z.object({ ts: z.string(), earlier: z.string() }).nullish(),
});

const edited = z.object({
  kind: z.literal('edited'),
  message,
  editedTs: z.string(),
  /** What it said before. */
  earlier: z.string(),
});

const deleted = z.object({ kind: z.literal('deleted'), channel: z.string(), ts: z.string() });

const homeOpened = z.object({ kind: z.literal('home_opened'), user: z.string() });

/** The app was uninstalled, or its bot token revoked: Slack tells both, in any order. */
const removed = z.object({ kind: z.literal('removed') });

/** Somebody has brought the app into a conversation. */
const joined = z.object({ kind: z.literal('joined'), channel: z.string() });

/** Somebody was deactivated, or their role changed. */
const memberChanged = z.object({ kind: z.literal('member_changed'), user: z.string() });

export const keptEvent = z.discriminatedUnion('kind', [
  message,
  edited,
  deleted,
  homeOpened,
  removed,
  joined,
  memberChanged,
  uploadedEvent,
]);

/** In which workspace it happened. Rows of earlier versions do not say, for there was one. */
export const keptTeam = z.object({ team: z.string().nullable().default(null) });

export type KeptFile = z.infer<typeof file>;
export type KeptMessage = z.infer<typeof message>;
export type KeptEdited = z.infer<typeof edited>;
export type KeptHomeOpened = z.infer<typeof homeOpened>;
export type KeptMemberChanged = z.infer<typeof memberChanged>;

/** An event that is to be kept, under the key by which Slack's several tellings of it are one. */
export interface Keepable {
  readonly key: string;
  readonly body: z.infer<typeof keptEvent>;
  /** Of an edit or a deletion: the message, under the key under which it is kept itself. */
  readonly of?: { readonly key: string; readonly body: KeptMessage };
}
