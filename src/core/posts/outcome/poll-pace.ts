import type { PostDeps } from '../deps.ts';

/** So long after the last webhook it is still believed that TikTok tells by itself. */
const RECENT_MS = 60 * 60_000;
const RARER = 4;

/** How many times longer than usual TikTok is left alone: 4 while its webhooks arrive, else 1. */
export async function readPollPace({ prisma, clock }: Pick<PostDeps, 'prisma' | 'clock'>): Promise<number> {
  const receivedAt = { gt: new Date(clock.now().getTime() - RECENT_MS) };
  const recent = await prisma.inboxEvent.findFirst({
    where: { platform: 'tiktok', receivedAt },
    select: { id: true },
  });
  return recent ? RARER : 1;
}
