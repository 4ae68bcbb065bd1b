/** A login whose refresh token has run out is over, whether or not anybody has asked for it. */
import { announce } from './announce.ts';
import { deactivate } from './deactivate.ts';
import type { Context } from './deps.ts';

/** Removes expired tokens: their profiles become inactive and their posts wait; answers how many. */
export const createExpireLogins = (context: Context) => async (): Promise<number> => {
  const now = context.clock.now();
  const where = { status: 'active', refreshExpiresAt: { lte: now } } as const;
  const inactive = await context.prisma.$transaction((tx) =>
    deactivate(tx, { where, code: 'refresh_refused', actor: 'tiktok', now }),
  );
  const threadIds = inactive.flatMap(({ threadId }) => threadId ?? []);
  await announce(context, { threadIds, inactive });
  return inactive.length;
};
