import type { Clock } from './clock.ts';
import type { PrismaClient } from './database/index.ts';
import type { Store } from './media/index.ts';

interface UpkeepDeps {
  readonly prisma: PrismaClient;
  readonly store: Store;
  readonly clock: Clock;
  readonly retentionMs: number;
}

const MOST = 200;
/** No fetch of a video takes this long. */
const UNFINISHED_MS = 24 * 60 * 60_000;

/** Removes the files of ended posts when their retention is over, and what dead fetches left. */
export async function cleanMedia({ prisma, store, clock, retentionMs }: UpkeepDeps): Promise<void> {
  const now = clock.now().getTime();
  const rows = await prisma.media.findMany({
    where: {
      state: { in: ['ready', 'refused'] },
      removeAfter: { lte: new Date(now - retentionMs) },
    },
    take: MOST,
    select: { id: true },
  });
  for (const { id } of rows) {
    await store.remove(id);
    await prisma.media.update({ where: { id }, data: { state: 'removed' } });
  }
  await store.removeUnfinished(new Date(now - UNFINISHED_MS));
}
