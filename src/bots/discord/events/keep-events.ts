import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MINUTE_MS } from '../../../core/clock.ts';
import { type Core, Failure, type Log } from '../../../core/index.ts';
import { handleEditEvent } from '../../chat/kept-events.ts';
import type { Desk, Message } from '../../desk/index.ts';
import type { Api } from '../api.ts';
import { presentMessage } from '../components/present-message.ts';
import type { Gateway } from '../gateway.ts';
import { type Keepable, type KeptDeleted, type KeptEdited, type KeptMessage, keptEvent } from './inbox-rows.ts';
import { messageKey, readEdited, readMessage } from './read-message.ts';

export interface KeepDeps {
  readonly inbox: Core['inbox'];
  readonly concerns: Desk['concerns'];
  readonly gateway: Gateway;
  readonly botId: () => Promise<string>;
  /** Whether anybody of the server was met before, and the bot was in it all the time. */
  readonly isKnown: (guildId: string) => Promise<boolean>;
  /** The only servers in which the bot is. */
  readonly onServers: (guildIds: readonly string[]) => Promise<void>;
  /** Those of these messages that have brought a video. */
  readonly sourcesAmong: (messageIds: readonly string[]) => Promise<readonly string[]>;
  readonly onKept: (inboxEventId: string) => void;
  readonly log: Log;
  readonly now: () => Date;
  /** Discord tells nothing twice, so an insert that fails is tried again here. */
  readonly retryDelaysMs: readonly number[];
  /** It was tried in vain. */
  readonly onLost: (event: Keepable) => Promise<void>;
}

export interface Keeper {
  /** Writes what concerns us into the inbox, one insert an event. */
  dispatch(type: string, data: unknown): Promise<void>;
  /** For what must be kept before it is acknowledged; throws when that fails. False when it was kept before. */
  keep(event: Keepable): Promise<boolean>;
}

export function createKeep(deps: KeepDeps): Keeper {
  const { inbox, onKept } = deps;
  const inTurn = createTurns();
  const keep: Keeper['keep'] = async ({ key: externalId, body }) => {
    const { id, isNew } = await inbox.keep({ platform: 'discord', externalId, body });
    if (isNew) onKept(id);
    return isNew;
  };
  return {
    keep,
    dispatch: (type, data) =>
      inTurn(idsIn(data), async () => {
        const told = await read(deps, type, data);
        const keepTold = async (one: Keepable) => {
          const news = await asItIsKept(deps, one);
          if (news) await keep(news);
        };
        await Promise.all(told.map((one) => insist(deps, one, () => keepTold(one))));
      }),
  };
}

/** What is told of one message is kept in the order in which it is told, also while the first of it finds no database. */
function createTurns() {
  const latest = new Map<string, Promise<void>>();
  return (ids: readonly string[], work: () => Promise<void>): Promise<void> => {
    const earlier = ids.flatMap((id) => latest.get(id) ?? []);
    const mine = Promise.allSettled(earlier)
      .then(work)
      .finally(() => {
        for (const id of ids) if (latest.get(id) === mine) latest.delete(id);
      });
    for (const id of ids) latest.set(id, mine);
    return mine;
  };
}

const idsIn = (data: unknown): readonly string[] => {
  const { data: wire } = gone.safeParse(data);
  return wire ? ('ids' in wire ? wire.ids : [wire.id]) : [];
};

async function read(deps: KeepDeps, type: string, data: unknown): Promise<readonly Keepable[]> {
  if (type === 'MESSAGE_DELETE' || type === 'MESSAGE_DELETE_BULK') return readDeleted(data);
  const found = await readOne(deps, type, data);
  return found ? [found] : [];
}

async function readOne(deps: KeepDeps, type: string, data: unknown): Promise<Keepable | null> {
  if (type === 'MESSAGE_CREATE') return readMessage({ ...deps, botId: await deps.botId() }, data);
  if (type === 'MESSAGE_UPDATE') return readEdited({ ...deps, botId: await deps.botId() }, data);
  if (type === 'READY') await readReady(deps, data);
  if (type === 'GUILD_DELETE') return readRemoved(deps, data);
  return type === 'GUILD_CREATE' ? readJoined(deps, data) : null;
}

async function insist(
  { retryDelaysMs, log, onLost }: KeepDeps,
  event: Keepable,
  work: () => Promise<void>,
): Promise<void> {
  for (const delayMs of [...retryDelaysMs, null]) {
    try {
      return await work();
    } catch (error) {
      if (delayMs === null) {
        await onLost(event).catch((unsaid: unknown) => {
          throw new AggregateError([error, unsaid], 'neither kept nor told');
        });
        throw error;
      }
      const reason = error instanceof Failure ? error.code : 'database';
      log.warn({ reason, delayMs }, 'a message could not be kept, trying again');
      await pause(delayMs);
    }
  }
}

const ready = z.object({
  guilds: z.array(z.object({ id: z.string() })),
  shard: z.tuple([z.number(), z.number()]).nullish(),
});

/** Nothing is told of a removal while nobody listened, so each new connection says where the bot still is. */
async function readReady({ onServers }: KeepDeps, data: unknown): Promise<void> {
  const { data: wire } = ready.safeParse(data);
  // Of several shards each tells of its own servers alone.
  if (wire && (wire.shard?.[1] ?? 1) === 1) await onServers(wire.guilds.map(({ id }) => id));
}

/** One, or up to 100 that a moderator has deleted together. */
const gone = z.union([z.object({ ids: z.array(z.string()) }), z.object({ id: z.string() })]);

/** Discord tells the id alone. */
const readDeleted = (data: unknown): readonly Keepable[] =>
  idsIn(data).map((id) => ({ key: `deleted:${id}`, body: { kind: 'deleted', id } }));

/**
 * Discord tells of every edit and deletion there is: they change what is not worked on yet, and of their own they are
 * kept where a video came with the message. An edit may also be what first speaks to Schedy.
 */
async function asItIsKept(deps: KeepDeps, told: Keepable): Promise<Keepable | null> {
  const { body } = told;
  if (body.kind !== 'edited' && body.kind !== 'deleted') return told;
  const id = body.kind === 'edited' ? body.message.id : body.id;
  const edit = body.kind === 'edited' ? body : null;
  const thought = {
    platform: 'discord',
    key: messageKey(id),
    isDeletion: edit === null,
    revised: (kept: unknown) => revised(kept, body),
    isSource: async () => (await deps.sourcesAmong([id])).length > 0,
    said: edit && isForUs(deps, edit.message) ? hintOf(edit.message) : null,
  } as const;
  const heard = await handleEditEvent(deps.inbox, thought, deps.now());
  if (heard === 'message' && edit) {
    const reworded = { at: edit.editedAt, earlier: null };
    return { key: messageKey(id), body: { ...edit.message, reworded } };
  }
  return heard === 'itself' ? told : null;
}

function isForUs({ concerns, gateway }: KeepDeps, { text, place, files, root, channel }: KeptMessage): boolean {
  const inThread = root !== null || gateway.parentOf(channel) !== null;
  return concerns({ text, place, inThread, hasFiles: files.length > 0 });
}

const hintOf = ({ sentAt, files }: KeptMessage) => ({ sentAt: new Date(sentAt), hasFiles: files.length > 0 });

/** Of several edits the last counts, in whatever order they come. */
function revised(kept: unknown, now: KeptEdited | KeptDeleted) {
  const { data: before } = keptEvent.safeParse(kept);
  if (before?.kind !== 'message') return null;
  if (now.kind === 'deleted') return now;
  if (before.reworded && new Date(before.reworded.at) > new Date(now.editedAt)) return null;
  const { isReadBack, broughtBy } = before;
  const reworded = { at: now.editedAt, earlier: before.reworded ? before.reworded.earlier : before.text };
  return { ...now.message, isReadBack, broughtBy, reworded };
}

const deleted = z.object({ id: z.string(), unavailable: z.boolean().nullish() });

/** With `unavailable` the server is only out of order for a while. */
function readRemoved({ now }: KeepDeps, data: unknown): Keepable | null {
  const { data: wire } = deleted.safeParse(data);
  if (!wire || wire.unavailable) return null;
  return { key: `${wire.id}:removed:${now().toISOString()}`, body: { kind: 'removed', guild: wire.id } };
}

const guild = z.object({ id: z.string(), owner_id: z.string(), joined_at: z.string() });

const newForMs = MINUTE_MS;

/**
 * Discord does not say who has let the bot in: the owner of the server is greeted, once. Often the bot is invited
 * first and started later; then a server of which nothing is known yet is a new one.
 */
async function readJoined({ now, isKnown }: KeepDeps, data: unknown): Promise<Keepable | null> {
  const { data: wire } = guild.safeParse(data);
  if (!wire) return null;
  const isJustJoined = now().getTime() - Date.parse(wire.joined_at) <= newForMs;
  if (!isJustJoined && (await isKnown(wire.id))) return null;
  const person = { id: wire.owner_id, name: 'the owner', isManager: true, locale: null };
  return { key: `${wire.id}:joined:${wire.joined_at}`, body: { kind: 'joined', guild: wire.id, person } };
}

const lost: Message = {
  lines: [
    [
      'I could not note that down just now, so nothing is planned and nothing was changed. Please send it again in a few minutes.',
    ],
  ],
};

/** Discord tells nothing twice: whoever wrote what cannot be kept is told so, under their message. */
export async function tellLost(api: Api, { body }: Keepable): Promise<void> {
  if (body.kind !== 'message') return;
  await api.post(`/channels/${body.channel}/messages`, {
    ...presentMessage(lost),
    message_reference: { message_id: body.id, fail_if_not_exists: false },
  });
}
