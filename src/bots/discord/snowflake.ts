import { SnowflakeUtil } from 'discord.js';

const oldAfterMs = 60 * 60_000;

/** Edits of such messages are rationed. */
export const isOld = (id: string, now: Date): boolean => now.getTime() - SnowflakeUtil.timestampFrom(id) > oldAfterMs;
