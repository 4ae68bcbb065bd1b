/**
 * From the last byte to a draft: the chat's bot is told through the inbox, and takes the file over. Nothing
 * half-stored stays: files go before their rows, so that a crash leaves no file without one.
 */
import { z } from 'zod';
import type { StoredMedia } from '../media/index.ts';
import type { Context } from './deps.ts';
import { placeColumn, removeOf } from './link.ts';

/** What the inbox keeps of an upload that is whole; the bots of all platforms read it. */
export const uploadedEvent = z.object({
  kind: z.literal('uploaded'),
  upload: z.uuid(),
  /** The workspace and the member by the platform's ids. */
  workspace: z.string(),
  isPersonal: z.boolean(),
  member: z.string(),
  memberName: z.string(),
  locale: z.string().nullable(),
  channel: z.string(),
  thread: z.string().nullable(),
  fileName: z.string(),
  when: z.string().nullable(),
  caption: z.string(),
  /** When the words were written; times in them count from then. */
  at: z.string(),
});

export type UploadedEvent = z.infer<typeof uploadedEvent>;

export async function receive({ prisma, inbox, alarm, clock, parts }: Context, id: string): Promise<void> {
  const row = await prisma.browserUpload.findUnique({
    where: { id },
    include: { ticket: { include: { workspace: true, member: true } } },
  });
  if (!row || row.receivedAt !== null || (await parts.size(id)) !== Number(row.sizeBytes)) return;
  const { workspace, member, place } = row.ticket;
  const { channel, thread } = placeColumn.read(place) ?? { channel: member.externalId, thread: null };
  const body: UploadedEvent = {
    kind: 'uploaded',
    upload: id,
    workspace: workspace.externalId,
    isPersonal: workspace.isPersonal,
    member: member.externalId,
    memberName: member.displayName,
    locale: member.locale,
    channel,
    thread,
    fileName: row.fileName,
    when: row.when,
    caption: row.caption,
    at: row.createdAt.toISOString(),
  };
  const externalId = `${workspace.externalId}:upload:${id}`;
  // Kept first: a crash before the mark tells it again, and the inbox knows it already.
  const kept = await inbox.keep({ platform: workspace.platform, externalId, body });
  await prisma.browserUpload.updateMany({ where: { id, receivedAt: null }, data: { receivedAt: clock.now() } });
  if (kept.isNew) alarm.takeMessage(kept.id);
}

/** Moves the file; on a second try, after a crash, it is found where it was moved to. */
export async function takeOver({ parts, store }: Context, id: string, mediaId: string): Promise<StoredMedia> {
  if ((await parts.size(id)) !== null) return parts.handOver(id, mediaId);
  return store.write(mediaId, store.read(mediaId), { maxBytes: Number.POSITIVE_INFINITY });
}

export async function settle({ prisma, parts, clock }: Context, id: string): Promise<void> {
  await parts.remove(id);
  await prisma.browserUpload.updateMany({ where: { id, mediaId: null }, data: { refusedAt: clock.now() } });
}

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
