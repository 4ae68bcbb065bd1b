import { isObject, type WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { intentsRefusal } from './intents.ts';

/** A close code and its words. */
export type Goodbye = [code: number, reason: string];

/** Why a client that identifies so is sent away. */
export function identifyRefusal(state: State, d: WireObject): Goodbye | undefined {
  if (d.token !== state.settings.token) return [4004, 'Authentication failed.'];
  if (!isObject(d.properties)) return [4002, 'Error while decoding payload.'];
  const { shard } = d;
  if (shard !== undefined && !isShard(shard)) return [4010, 'Invalid shard.'];
  const code = intentsRefusal(state.settings, d.intents);
  return code && [code, code === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).'];
}

const isShard = (shard: unknown): boolean =>
  Array.isArray(shard) && shard.length === 2 && shard.every(Number.isInteger) && shard[0] >= 0 && shard[0] < shard[1];
