import type { PrivilegedIntent, Settings } from '../settings.ts';

export const intents = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  GuildMessageReactions: 1 << 10,
  DirectMessages: 1 << 12,
  DirectMessageReactions: 1 << 13,
  MessageContent: 1 << 15,
} as const;

export type IntentName = keyof typeof intents;

/** Bits 0 to 16, 20, 21, 24 and 25 exist. */
const known = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

const privileged: readonly PrivilegedIntent[] = ['GuildMembers', 'GuildPresences', 'MessageContent'];

/** The code with which the gateway hangs up on somebody who identifies with these. */
export function intentsRefusal(settings: Settings, bits: unknown): 4013 | 4014 | undefined {
  if (typeof bits !== 'number' || !Number.isInteger(bits) || (bits & ~known) !== 0) return 4013;
  const isRefused = privileged.some((name) => (bits & intents[name]) !== 0 && !settings.privilegedIntents.has(name));
  return isRefused ? 4014 : undefined;
}
