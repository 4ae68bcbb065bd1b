/** TikTok says that a person has removed Schedy from his account: its tokens are dead already. */
import { announce } from './announce.ts';
import { deactivate } from './deactivate.ts';
import type { Context } from './deps.ts';

/**
 * Ends every login of the account that began before `at`. A later one stands: the news may have been
 * under way for days while the person connected again.
 */
export const createEndAuthorization =
  (context: Context) =>
  async (openId: string, at: Date): Promise<void> => {
    const now = context.clock.now();
    const code = 'authorization_removed';
    const where = { openId, status: 'active', connectedAt: { lte: at } } as const;
    const inactive = await context.prisma.$transaction((tx) => deactivate(tx, { where, code, actor: 'tiktok', now }));
    await announce(context, {
      threadIds: inactive.flatMap(({ threadId }) => threadId ?? []),
      inactive,
    });
  };
