/** Reads from Discord what was said while Schedy heard nothing, and lets it in by the door of the events. */
import { SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { type Core, Failure, type Log } from '../../core/index.ts';
import { type Missed, patiently } from '../chat/catch-up.ts';
import { readableItems } from '../chat/platform-answers.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';
import type { Keeper } from './events/keep-events.ts';
import { type ReadDeps, readMessage } from './events/read-message.ts';
import type { Gateway } from './gateway.ts';
import { isPersonal } from './introduce.ts';

export interface MissedReaderDeps {
  readonly api: Api;
  readonly gateway: Pick<Gateway, 'textPlaces'> & ReadDeps['gateway'];
  readonly concerns: ReadDeps['concerns'];
  readonly botId: () => Promise<string>;
  readonly listening: Pick<Core['listening'], 'openThreads' | 'openSources' | 'conversations'>;
  readonly keeper: Keeper;
  readonly log: Log;
}

/** A channel, a thread or a direct message, and the id behind which it is read. */
interface Place {
  readonly id: string;
  /** Null in direct messages. */
  readonly guild: string | null;
  readonly after: string;
}

const PAGE = 100;
/** Of one place; of more, the earliest are taken. */
const MOST_PAGES = 10;

const page = z.array(z.unknown());
const listed = z.looseObject({
  id: z.string().regex(/^\d+$/),
  author: z.looseObject({ id: z.string() }),
  edited_timestamp: z.string().nullish().catch(null),
});
const messages = readableItems(listed);

type Listed = z.infer<typeof listed>;

/**
 * What was said where the bot can read: in the channels and active threads in which something is new, in the threads
 * of posts that can still change, and in the direct messages in which it has answered before (Discord lists a bot's
 * direct messages nowhere). Messages that brought a video which still waits are looked at again: whether they were
 * edited or deleted meanwhile, no list tells. Answers how many messages were new. Throws the failures of chat-failure.ts, and what the
 * inbox throws; a place that is out of reach is left out.
 */
export function createMissedReader(deps: MissedReaderDeps): (missed: Missed, signal: AbortSignal) => Promise<number> {
  return async ({ since, until }, signal) => {
    const reading: Reading = { ...deps, since, signal, members: new Map() };
    let taken = 0;
    for (const place of await placesSince(deps, since)) {
      for (const message of await readPlace(reading, place)) taken += await keepOne(reading, place, message);
    }
    for (const source of await deps.listening.openSources('discord', until)) await lookAgain(reading, source);
    return taken;
  };
}

type Source = Awaited<ReturnType<MissedReaderDeps['listening']['openSources']>>[number];

/** What happened to it goes the way that an event would have gone. */
async function lookAgain(reading: Reading, source: Source): Promise<void> {
  const { keeper } = reading;
  const { workspace, channel, root, message: id } = source;
  const inThread = root !== id && !isPersonal(workspace);
  const found = await findMessage(reading, inThread ? root : channel, id);
  const again = found === 'gone' && !isPersonal(workspace) ? await findElsewhere(reading, source) : found;
  if (again === 'gone') return keeper.dispatch('MESSAGE_DELETE', { id });
  if (again === 'out of reach') return;
  if (!isEdited(reading, again)) return;
  if (isPersonal(workspace)) return keeper.dispatch('MESSAGE_UPDATE', again);
  const member = await memberOf(reading, workspace, again.author.id);
  if (member !== null) await keeper.dispatch('MESSAGE_UPDATE', { ...again, guild_id: workspace, member });
}

const isEdited = ({ since }: Reading, { edited_timestamp: at }: Pick<Listed, 'edited_timestamp'>): boolean =>
  typeof at === 'string' && new Date(at) >= since;

/** The first message of a forum's post lies in the post, which has its id; in a voice channel there are no threads. */
async function findElsewhere(reading: Reading, { channel, message: id }: Source) {
  const inPost = await findMessage(reading, id, id);
  return inPost === 'gone' ? findMessage(reading, channel, id) : inPost;
}

const oneMessage = z.looseObject({
  id: z.string(),
  author: z.looseObject({ id: z.string() }),
  edited_timestamp: z.string().nullish(),
});

async function findMessage({ api, signal }: Reading, channel: string, id: string) {
  signal.throwIfAborted();
  try {
    return oneMessage.parse(await patiently(() => api.get(`/channels/${channel}/messages/${id}`), signal));
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    const code = discordCodeOf(error);
    return code === refusals.unknownMessage || code === refusals.unknownChannel ? 'gone' : 'out of reach';
  }
}

/** What is refused here, for whatever reason, must not keep the rest from being read back; the token is no reason of here. */
const isOutOfReach = (error: unknown): error is Failure =>
  error instanceof Failure && error.remedy.kind === 'ask_operator' && error.facts.status !== 401;

interface Reading extends MissedReaderDeps {
  readonly since: Date;
  readonly signal: AbortSignal;
  /** As which members the authors stand in their servers; null for those who are not there any more. */
  readonly members: Map<string, Record<string, unknown> | null>;
}

const idAt = (at: Date): string =>
  SnowflakeUtil.generate({ timestamp: at, increment: 0n, processId: 0n, workerId: 0n }).toString();

const isAfter = (id: string, other: string): boolean => BigInt(id) > BigInt(other);

async function placesSince({ gateway, listening }: MissedReaderDeps, since: Date): Promise<Place[]> {
  const start = idAt(since);
  const known = gateway.textPlaces();
  const ids = new Set(known.map(({ id }) => id));
  // What was said before the bot joined was not said to it.
  const inGuilds = known.map(({ id, guild, joinedAt, lastMessage }) => {
    const joined = idAt(joinedAt);
    return { id, guild, lastMessage, after: isAfter(joined, start) ? joined : start };
  });
  const open = await listening.openThreads('discord');
  const direct = await listening.conversations('discord');
  return [
    ...inGuilds.filter(({ lastMessage, after }) => lastMessage !== null && isAfter(lastMessage, after)),
    // A thread is archived after a while without words, and then no longer told of. Before its card there is none.
    ...open
      .filter(({ workspace, root, isShown }) => isShown && !(isPersonal(workspace) || ids.has(root)))
      .map(({ workspace, root }) => ({ id: root, guild: workspace, after: start })),
    ...direct
      .filter(({ workspace }) => isPersonal(workspace))
      .map(({ channel }) => ({ id: channel, guild: null, after: start })),
  ];
}

/** Oldest first; none of what is out of reach. */
async function readPlace({ api, signal, log }: Reading, { id, after }: Place): Promise<Listed[]> {
  const found: Listed[] = [];
  let from = after;
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    signal.throwIfAborted();
    const query = { after: from, limit: String(PAGE) };
    try {
      const told = page.parse(await patiently(() => api.get(`/channels/${id}/messages`, query), signal));
      found.push(...messages.parse(told).toSorted((a, b) => (isAfter(a.id, b.id) ? 1 : -1)));
      if (told.length < PAGE) return found;
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      log.info({ channelId: id, ...error.facts }, 'a channel is not read back');
      return found;
    }
    from = found.at(-1)?.id ?? from;
  }
  log.warn({ channelId: id, messages: found.length }, 'more was said than is read back');
  return found;
}

/** A message of a list lacks its server and its author's roles there, which an event brings. */
async function keepOne(reading: Reading, { guild }: Place, message: Listed): Promise<number> {
  const { gateway, concerns, keeper } = reading;
  const deps = { gateway, concerns, botId: await reading.botId() };
  const place = guild === null ? {} : { guild_id: guild };
  if (readMessage(deps, { ...message, ...place }) === null) return 0;
  const member = guild === null ? undefined : await memberOf(reading, guild, message.author.id);
  if (member === null) return 0;
  const told = { ...message, ...place, ...(member && { member }) };
  const taken = await keepRead(keeper, readMessage(deps, told));
  // It was heard before, and perhaps edited since.
  if (taken === 0 && isEdited(reading, message)) await keeper.dispatch('MESSAGE_UPDATE', told);
  return taken;
}

async function keepRead(keeper: Keeper, found: ReturnType<typeof readMessage>): Promise<number> {
  if (found?.body.kind !== 'message') return 0;
  return (await keeper.keep({ ...found, body: { ...found.body, isReadBack: true } })) ? 1 : 0;
}

const wireMember = z.looseObject({ roles: z.array(z.string()) });

async function memberOf({ api, members, signal }: Reading, guild: string, user: string) {
  const key = `${guild}:${user}`;
  const known = members.get(key);
  if (known !== undefined) return known;
  const found = await askMember(api, guild, user, signal);
  members.set(key, found);
  return found;
}

async function askMember(api: Api, guild: string, user: string, signal: AbortSignal) {
  try {
    return wireMember.parse(await patiently(() => api.get(`/guilds/${guild}/members/${user}`), signal));
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
}
