/** Nothing half-stored stays: files go before their rows, so that a crash leaves no file without one. */
import type { Context } from './deps.ts';
import { removeOf } from './link.ts';
import { receive } from './receive.ts';

const MOST = 200;

export async function clean(context: Context): Promise<void> {
  const { prisma, parts, clock } = context;
  const now = clock.now();
  const arriving = await prisma.browserUpload.findMany({
    where: { receivedAt: null, mediaId: null },
    orderBy: { createdAt: 'asc' },
    take: MOST,
    select: { id: true, ticket: { select: { expiresAt: true, usedAt: true } } },
  });
  for (const { id, ticket } of arriving) {
    // Its last byte came, and the process died before it told anybody.
    await receive(context, id);
    if (ticket.usedAt !== null || ticket.expiresAt <= now) await removeOf(context, { id });
  }
  const known = new Set(
    (await prisma.browserUpload.findMany({ where: { refusedAt: null }, select: { id: true } })).map(({ id }) => id),
  );
  for (const id of await parts.list()) if (!known.has(id)) await parts.remove(id);
}
