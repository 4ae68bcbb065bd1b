import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Core, Failure, type Log } from '../../../core/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Gateway } from '../gateway.ts';
import type { Keepable } from './kept.ts';
import { readMessage } from './read-message.ts';

export interface KeepDeps {
  readonly inbox: Core['inbox'];
  readonly concerns: Desk['concerns'];
  readonly gateway: Gateway;
  readonly botId: () => Promise<string>;
  /** Whether anybody of the server was met before. */
  readonly isKnown: (guildId: string) => Promise<boolean>;
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
  return { key: `${wire.id}:greeting`, body: { kind: 'joined', guild: wire.id, person } };
}
