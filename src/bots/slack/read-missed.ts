/** Reads from Slack what was said while Schedy heard nothing, and lets it in by the door of the events. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Core, Failure, type Log } from '../../core/index.ts';
import { type Missed, patiently } from '../chat/catch-up.ts';
import { readableItems } from '../chat/platform-answers.ts';
import type { Api } from './api.ts';
import { isDeadToken } from './chat-failure.ts';
import type { Keep } from './events/keep-events.ts';
import type { Identity } from './identity.ts';
import type { ApiMethod } from './manifest-tables.ts';

export interface MissedReaderDeps {
  readonly api: Api;
  /** Of the one workspace that is read. */
  readonly identity: () => Promise<Identity>;
  readonly listening: Pick<Core['listening'], 'openThreads' | 'openSources'>;
  readonly keep: Keep;
  readonly onKept: (inboxEventId: string) => void;
  readonly log: Log;
}

/** What `users.conversations` calls the kinds, and what events call them. */
const kinds = { public_channel: 'channel', private_channel: 'group', mpim: 'mpim', im: 'im' } as const;

const PAGE = 200;
const MOST_CONVERSATIONS = 500;
/** Of one conversation or thread; of more, the latest are taken. */
const MOST_PAGES = 5;
/** Slack allows about 50 calls of a method in a minute; half of them are left to others. */
const FREE_CALLS = 20;
const PACE_MS = 2_500;

const cursor = z.object({ next_cursor: z.string().nullish() }).nullish();
const conversations = z.object({ channels: readableItems(z.object({ id: z.string() })), response_metadata: cursor });
const message = z.looseObject({
  ts: z.string(),
  subtype: z.string().nullish(),
  user: z.string().nullish(),
  latest_reply: z.string().nullish(),
  text: z.string().nullish(),
  edited: z.looseObject({ ts: z.string() }).nullish(),
});
const timeline = z.object({ messages: readableItems(message), response_metadata: cursor });

type Listed = z.infer<typeof message>;

interface Conversation {
  readonly id: string;
  readonly kind: (typeof kinds)[keyof typeof kinds];
}

/**
 * Everything in the conversations that the app is in, and in their threads as far as these were begun in that time
 * or hold a post that can still change. Messages that brought a video which still waits are looked at again: whether
 * they were edited or deleted meanwhile, no list tells. Answers how many messages were new. Throws the failures of chat-failure.ts,
 * and what the inbox throws; a conversation that is out of reach is left out.
 */
export function createMissedReader(deps: MissedReaderDeps): (missed: Missed, signal: AbortSignal) => Promise<number> {
  return async (missed, signal) => {
    const { teamId } = await deps.identity();
    const reading: Reading = { ...deps, ...missed, teamId, signal, calls: new Map() };
    const threads = await deps.listening.openThreads('slack', teamId);
    const sources = await deps.listening.openSources('slack', missed.until, teamId);
    let taken = 0;
    for (const conversation of await listConversations(reading)) {
      const said = await readConversation(reading, conversation);
      const begun = said.filter(({ latest_reply }) => latest_reply && latest_reply > tsOf(missed.since));
      const open = threads.filter(({ channel }) => channel === conversation.id);
      const roots = new Set([...begun.map(({ ts }) => ts), ...open.map(({ root }) => root)]);
      taken += await keepAll(reading, conversation, said);
      for (const ts of roots)
        taken += await keepAll(reading, conversation, await readThread(reading, conversation, ts));
      for (const source of sources)
        if (source.channel === conversation.id) await lookAgain(reading, conversation, source);
    }
    return taken;
  };
}

interface Reading extends MissedReaderDeps, Missed {
  readonly teamId: string;
  readonly signal: AbortSignal;
  readonly calls: Map<ApiMethod, number>;
}

async function listConversations(reading: Reading): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for (const [types, kind] of Object.entries(kinds)) {
    const args = { types, exclude_archived: true };
    const pages = await readPages(reading, 'users.conversations', args, conversations);
    found.push(...pages.flatMap(({ channels }) => channels.map(({ id }) => ({ id, kind }))));
  }
  const left = found.length - MOST_CONVERSATIONS;
  if (left > 0) reading.log.warn({ left }, 'more conversations than are read back');
  return found.slice(0, MOST_CONVERSATIONS);
}

type Source = Awaited<ReturnType<MissedReaderDeps['listening']['openSources']>>[number];

/** What happened to it goes the way that an event would have gone. */
async function lookAgain(reading: Reading, { id: channel, kind }: Conversation, source: Source): Promise<void> {
  const { root, message: ts, author } = source;
  const args = { channel, oldest: ts, latest: ts, inclusive: true };
  const [method, more] =
    root === ts ? (['conversations.history', {}] as const) : (['conversations.replies', { ts: root }] as const);
  const page = await askPage(reading, method, { ...args, ...more, limit: PAGE });
  if (page === null) return;
  const found = timeline.parse(page).messages.find((one) => one.ts === ts);
  const place = { type: 'message', channel, channel_type: kind };
  // The words and the file of what is gone are not told any more, and not needed.
  const gone = { type: 'message', user: author, ts, text: '', files: [{ id: 'gone' }] };
  if (!found || found.subtype === 'tombstone') {
    return keepChange(reading, { ...place, subtype: 'message_deleted', previous_message: gone });
  }
  await keepEdit(reading, place, found);
}

/** What it said before, no list tells. */
async function keepEdit(reading: Reading, place: Readonly<Record<string, unknown>>, message: Listed): Promise<void> {
  const edited = message.edited?.ts ?? '';
  if (edited === '' || edited < tsOf(reading.since)) return;
  const earlier = { ...message, text: message.text === '' ? ' ' : '', blocks: [] };
  await keepChange(reading, { ...place, subtype: 'message_changed', message, previous_message: earlier });
}

async function keepChange({ teamId, keep, onKept }: Reading, event: Readonly<Record<string, unknown>>): Promise<void> {
  const kept = await keep({ type: 'event_callback', team_id: teamId, event }, { isReadBack: true });
  if (kept?.isNew) onKept(kept.id);
}

const rangeOf = ({ since, until }: Missed) => ({ oldest: tsOf(since), latest: tsOf(until), inclusive: true });

/** Oldest first. What was said before the app was in the conversation was not said to it. */
async function readConversation(reading: Reading, { id: channel }: Conversation): Promise<Listed[]> {
  const { botUserId } = await reading.identity();
  const args = { channel, ...rangeOf(reading) };
  const pages = await readPages(reading, 'conversations.history', args, timeline);
  const said = pages.flatMap(({ messages }) => messages).toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  const joined = said.findLast(({ subtype, user }) => joins.has(subtype ?? '') && user === botUserId);
  return joined ? said.filter(({ ts }) => ts > joined.ts) : said;
}

const joins: ReadonlySet<string> = new Set(['channel_join', 'group_join']);

/** Without the message above the thread, which comes with every page. */
async function readThread(reading: Reading, { id: channel }: Conversation, ts: string): Promise<Listed[]> {
  const args = { channel, ts, ...rangeOf(reading) };
  const pages = await readPages(reading, 'conversations.replies', args, timeline);
  return pages.flatMap(({ messages }) => messages).filter((one) => one.ts !== ts);
}

async function keepAll(
  reading: Reading,
  { id: channel, kind }: Conversation,
  said: readonly Listed[],
): Promise<number> {
  let taken = 0;
  for (const one of said) {
    const place = { type: 'message', channel, channel_type: kind };
    const event = { ...one, ...place };
    const kept = await reading.keep({ type: 'event_callback', team_id: reading.teamId, event }, { isReadBack: true });
    // It was heard before, and perhaps edited since.
    if (kept?.isNew === false) await keepEdit(reading, place, one);
    if (!kept?.isNew) continue;
    taken += 1;
    reading.onKept(kept.id);
  }
  return taken;
}

/** No page at all of what the app may not read or what is gone. */
async function readPages<Page extends { response_metadata?: z.infer<typeof cursor> }>(
  reading: Reading,
  method: ApiMethod,
  args: Record<string, unknown>,
  shape: z.ZodType<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let next = '';
  do {
    const onward = next === '' ? {} : { cursor: next };
    const page = await askPage(reading, method, { ...args, limit: PAGE, ...onward });
    if (page === null) return pages;
    pages.push(shape.parse(page));
    next = pages.at(-1)?.response_metadata?.next_cursor ?? '';
  } while (next !== '' && pages.length < MOST_PAGES);
  if (next !== '') reading.log.warn({ method, pages: pages.length }, 'more was said than is read back');
  return pages;
}

async function askPage(
  { api, calls, signal, log }: Reading,
  method: ApiMethod,
  args: Record<string, unknown>,
): Promise<unknown> {
  const count = (calls.get(method) ?? 0) + 1;
  calls.set(method, count);
  if (count > FREE_CALLS) await pause(PACE_MS, undefined, { signal });
  signal.throwIfAborted();
  try {
    return await patiently(() => api.call(method, args), signal);
  } catch (error) {
    if (!(error instanceof Failure) || !isOutOfReach(error)) throw error;
    log.warn({ method, ...error.facts }, 'a conversation is not read back');
    return null;
  }
}

/** One conversation that Slack refuses, for whatever reason, must not keep the rest from being read back. */
const isOutOfReach = (error: Failure): boolean => error.remedy.kind === 'ask_operator' && !isDeadToken(error);

const tsOf = (at: Date): string => (at.getTime() / 1000).toFixed(6);
