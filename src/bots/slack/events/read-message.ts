import { z } from 'zod';
import { nameToken, withoutMention } from '../../chat/names.ts';
import { readableItems } from '../../chat/platform-answers.ts';
import { type Desk, withoutMarks } from '../../desk/index.ts';
import type { Identity } from '../identity.ts';
import type { Keepable, KeptFile, KeptMessage } from './inbox-rows.ts';
import { readRichText } from './read-rich-text.ts';
import { labelsIn, unescapeMessage } from './unescape.ts';

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
  text: z.string().nullish().catch(null),
  blocks: z.array(z.unknown()).nullish().catch(null),
  files: readableItems(wireFile),
});

type WireMessage = z.infer<typeof wireMessage>;

/** Edits and deletions are read by `readSecondThought`. */
const spoken: ReadonlySet<string> = new Set(['', 'file_share', 'me_message', 'thread_broadcast']);
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

const secondThought = z.object({
  subtype: z.enum(['message_changed', 'message_deleted']),
  channel: z.string(),
  channel_type: z.string().nullish(),
  message: z.looseObject({ edited: z.object({ ts: z.string() }).nullish() }).nullish(),
  previous_message: z.looseObject({}),
});

const tombstone = z.looseObject({ subtype: z.literal('tombstone') });

/**
 * The edit or the deletion of what a person said. Slack tells of an unfurled link as of an edit; then the text is
 * the same. A deleted message with replies becomes a tombstone, which is told as an edit too.
 */
export function readSecondThought(event: unknown, identity: Identity): Keepable | null {
  const { data } = secondThought.safeParse(event);
  if (!data) return null;
  const { channel, channel_type } = data;
  const inner = (message: object) => wireMessage.safeParse({ ...message, type: 'message', channel, channel_type }).data;
  const before = inner(data.previous_message);
  const author = before && authorOf(before, identity);
  if (!before || !author) return null;
  const key = messageKey(identity, channel, before.ts);
  const said = bodyOf(before, author, identity);
  if (data.subtype === 'message_deleted' || tombstone.safeParse(data.message).success) {
    const body = { kind: 'deleted', channel, ts: before.ts } as const;
    return { key: `${key}:deleted`, body, of: { key, body: said } };
  }
  const after = inner(data.message ?? {});
  const editedTs = data.message?.edited?.ts;
  if (!after || editedTs === undefined || after.text === before.text || !authorOf(after, identity)) return null;
  const message = bodyOf(after, author, identity);
  const body = { kind: 'edited', message, editedTs, earlier: said.text } as const;
  const reworded = { ts: editedTs, earlier: said.text };
  return { key: `${key}:edited:${editedTs}`, body, of: { key, body: { ...message, reworded } } };
}

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
    kind: 'message',
    user,
    text,
    channel: wire.channel,
    ts: wire.ts,
    threadTs: wire.thread_ts ?? null,
    place: wire.channel_type === 'im' ? 'direct' : isMention ? 'mention' : 'channel',
    isPrivate: wire.channel_type ? wire.channel_type !== 'channel' : null,
    files: wire.files.map(fileOf),
    isReadBack: false,
    brought: null,
  };
}

/** A message's ts is the second it was written and, behind the point, six digits more. */
export function instantOf(ts: string): Date {
  const [seconds = '0', fraction = '0'] = ts.split('.');
  return new Date(Number(seconds) * 1000 + Math.floor(Number(fraction) / 1000));
}

/** A message whose video somebody brings by its menu: theirs from then on, whoever wrote it. */
export const readBrought = (message: unknown, user: string, identity: Identity): KeptMessage =>
  bodyOf(wireMessage.parse(message), user, identity);

export function fileOf({ id, name, mimetype, mode, file_access }: z.infer<typeof wireFile>): KeptFile {
  const isNameless = !name && !mimetype;
  const isStub = isNameless || mode === 'file_access' || file_access === 'check_file_info';
  return { id, name: name ?? '', mimetype: mimetype ?? '', isStub, isGone: mode === 'tombstone' };
}

interface Written {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/**
 * The words of a message as the person sees them, without the mention of the bot; whether it was mentioned is
 * told beside them. Who and what is known by its id alone stays a name token.
 */
export function readText(written: Written, botUserId: string): { text: string; mentionsBot: boolean } {
  const mention = nameToken('user', botUserId);
  const named = new RegExp(`<@${botUserId}\\|[^<>]*>`, 'g');
  const text = withoutMarks(written.text).replaceAll(named, `<@${botUserId}>`);
  const blocks = written.blocks.map((block) => JSON.parse(withoutMarks(JSON.stringify(block))) as unknown);
  const typed = readRichText(blocks, labelsIn(text)) ?? unescapeMessage(text);
  const mentionsBot = typed.includes(mention) || text.includes(`<@${botUserId}>`);
  return { text: withoutMention(typed, mention), mentionsBot };
}
