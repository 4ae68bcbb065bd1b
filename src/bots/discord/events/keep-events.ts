import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Core, Failure, type Log } from '../../../core/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Gateway } from '../gateway.ts';
import type { Keepable } from './kept.ts';
import { readEdited, readMessage } from './read-message.ts';

export interface KeepDeps {
  readonly inbox: Core['inbox'];
  readonly concerns: Desk['concerns'];
  readonly gateway: Gateway;
  readonly botId: () => Promise<string>;
  /** Whether anybody of the server was met before, and the bot was in it all the time. */
  readonly isKnown: (guildId: string) => Promise<boolean>;
  /** The only servers in which the bot is. */
  readonly onServers: (guildIds: readonly string[]) => Promise<void>;
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

export function createKeeper(deps: KeepDeps): Keeper {
  const { inbox, onKept } = deps;
  const keep: Keeper['keep'] = async ({ key: externalId, body }) => {
    const { id, isNew } = await inbox.keep({ platform: 'discord', externalId, body });
    if (isNew) onKept(id);
    return isNew;
  };
  return {
    keep,
    dispatch: async (type, data) => {
      const found = await read(deps, type, data);
      if (found) await insist(deps, found, () => keep(found));
    },
  };
}

async function read(deps: KeepDeps, type: string, data: unknown): Promise<Keepable | null> {
  if (type === 'MESSAGE_CREATE') return readMessage({ ...deps, botId: await deps.botId() }, data);
  if (type === 'MESSAGE_UPDATE') return readEdited({ ...deps, botId: await deps.botId() }, data);
  if (type === 'MESSAGE_DELETE') return readDeleted(data);
  if (type === 'READY') await readReady(deps, data);
  if (type === 'GUILD_DELETE') return readRemoved(deps, data);
  return type === 'GUILD_CREATE' ? readJoined(deps, data) : null;
}

async function insist(
  { retryDelaysMs, log, onLost }: KeepDeps,
  event: Keepable,
  work: () => Promise<boolean>,
): Promise<boolean> {
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
  return false;
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

const gone = z.object({ id: z.string() });

/** Discord tells its id alone, of every message. */
function readDeleted(data: unknown): Keepable | null {
  const { data: wire } = gone.safeParse(data);
  return wire ? { key: `deleted:${wire.id}`, body: { kind: 'deleted', id: wire.id } } : null;
}

const deleted = z.object({ id: z.string(), unavailable: z.boolean().nullish() });

/** With `unavailable` the server is only out of order for a while. */
function readRemoved({ now }: KeepDeps, data: unknown): Keepable | null {
  const { data: wire } = deleted.safeParse(data);
  if (!wire || wire.unavailable) return null;
  return { key: `${wire.id}:removed:${now().toISOString()}`, body: { kind: 'removed', guild: wire.id } };
}

const guild = z.object({ id: z.string(), owner_id: z.string(), joined_at: z.string() });

const newForMs = 60_000;

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
