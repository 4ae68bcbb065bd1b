import { z } from 'zod';
import type { Desk } from '../../desk/index.ts';
import type { Identity } from '../identity.ts';
import type { Keepable, KeptFile, KeptMessage } from './kept.ts';
import { readText } from './read-text.ts';

export const wireFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
});

const wireMessage = z.object({
  type: z.string(),
  subtype: z.string().nullish(),
  hidden: z.boolean().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  channel: z.string(),
  channel_type: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  files: z.array(wireFile).nullish(),
});

type WireMessage = z.infer<typeof wireMessage>;

/** Edits and deletions (`message_changed`, `message_deleted`) arrive too and are not acted upon. */
const spoken: ReadonlySet<string> = new Set(['', 'file_share', 'thread_broadcast']);
const slackbot = 'USLACKBOT';

/**
 * A `message` or `app_mention` that may be meant for Schedy, or null. Slack tells of one upload
 * that mentions the bot twice, with two event ids: channel and ts make it one row.
 */
export function readMessage(event: unknown, identity: Identity, concerns: Desk['concerns']): Keepable | null {
  const { data: wire } = wireMessage.safeParse(event);
  const user = wire && authorOf(wire, identity);
  if (!wire || !user) return null;
  const body = bodyOf(wire, user, identity);
  const { text, place, threadTs, ts, files } = body;
  const inThread = threadTs !== null && threadTs !== ts;
  if (!concerns({ text, place, inThread, hasFiles: files.length > 0 })) return null;
  return { key: messageKey(identity, wire.channel, ts), body };
}

/** Under which a message lies in the inbox. */
export const messageKey = ({ teamId }: Identity, channel: string, ts: string): string => `${teamId}:${channel}:${ts}`;

/** Null for whatever no person of this conversation has said. */
function authorOf(wire: WireMessage, { botUserId }: Identity): string | null {
  const { user, bot_id, subtype, hidden } = wire;
  if (!user || bot_id || hidden || user === botUserId || user === slackbot) return null;
  return spoken.has(subtype ?? '') ? user : null;
}

function bodyOf(wire: WireMessage, user: string, { botUserId }: Identity): KeptMessage {
  const written = { text: wire.text ?? '', blocks: wire.blocks ?? [] };
  const { text, mentionsBot } = readText(written, botUserId);
  const isMention = mentionsBot || wire.type === 'app_mention';
  return {
    ...{ kind: 'message', user, text, channel: wire.channel, ts: wire.ts },
    threadTs: wire.thread_ts ?? null,
    place: wire.channel_type === 'im' ? 'direct' : isMention ? 'mention' : 'channel',
    isPrivate: wire.channel_type ? wire.channel_type !== 'channel' : null,
    files: (wire.files ?? []).map(fileOf),
    isReadBack: false,
  };
}

export function fileOf({ id, name, mimetype, mode, file_access }: z.infer<typeof wireFile>): KeptFile {
  const isNameless = !name && !mimetype;
  const isStub = isNameless || mode === 'file_access' || file_access === 'check_file_info';
  return { id, name: name ?? '', mimetype: mimetype ?? '', isStub };
}
