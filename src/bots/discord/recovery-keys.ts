/** By what a message of ours is known again after a crash. */
import { createHash } from 'node:crypto';
import { SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { HOUR_MS } from '../../core/clock.ts';
import { readableItems } from '../chat/platform-answers.ts';
import type { Api } from './api.ts';

/** Kept by Discord as the number of a component: 31 bits, never zero, which means none. */
export function recoveryKeyOf(kind: 'card' | 'notice' | 'brought', id: string): number {
  const digest = createHash('sha256').update(`${kind}:${id}`).digest();
  return digest.readUInt32BE(0) % 0x7ffffffe || 1;
}

/**
 * Within some minutes Discord takes a second message with the same nonce for the first. At most 25
 * characters; `again` tells apart what is said anew because the first was deleted.
 */
export function nonceOf(id: string, again?: number): string {
  const short = createHash('sha256').update(id).digest('base64url').slice(0, 20);
  return again === undefined ? short : `${short}.${(again % 36 ** 4).toString(36)}`;
}

const messages = readableItems(z.object({ id: z.string(), components: z.array(z.unknown()).nullish() }));
const component = z.object({ id: z.number() });

/** What a crash left is among the newest. */
const newest = '100';

/** The message of ours that bears the recovery key, among the last ones of a channel or thread. */
export async function findMessage(api: Api, channel: string, recoveryKey: number): Promise<string | null> {
  const told = await api.get(`/channels/${channel}/messages`, { limit: newest });
  const found = messages.parse(told).find(({ components }) => bears(components?.[0], recoveryKey));
  return found?.id ?? null;
}

/** Other bots may count their components too; a collision of 31 bits is not looked out for. */
const bears = (first: unknown, recoveryKey: number): boolean => component.safeParse(first).data?.id === recoveryKey;

const oldAfterMs = HOUR_MS;

/** Edits of such messages are rationed. */
export const isOld = (id: string, now: Date): boolean => now.getTime() - SnowflakeUtil.timestampFrom(id) > oldAfterMs;
