/**
 * From the last byte to a draft: the chat's bot is told through the inbox, and takes the file over. Nothing
 * half-stored stays: files go before their rows, so that a crash leaves no file without one.
 */
import { z } from 'zod';
import { ROWS_AT_ONCE } from '../each-row.ts';
import type { StoredMedia } from '../media/index.ts';
import { type PostView, readPost } from '../posts/index.ts';
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

export async function clean(context: Context): Promise<void> {
  const { prisma, parts, clock } = context;
  const now = clock.now();
  const arriving = await prisma.browserUpload.findMany({
    where: { receivedAt: null, mediaId: null },
    orderBy: { createdAt: 'asc' },
    take: ROWS_AT_ONCE,
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

/** One file of a link, as its page shows it. */
export interface UploadView {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly lastModified: string;
  readonly when: string | null;
  readonly caption: string;
  readonly arrivedBytes: number;
  readonly became:
    | { readonly kind: 'arriving' | 'checking' }
    /** Nothing was scheduled, and chat says why. */
    | { readonly kind: 'answered' }
    | { readonly kind: 'post'; readonly post: PostView };
}

export async function readUploads(context: Context, ticketId: string): Promise<UploadView[]> {
  const rows = await context.prisma.browserUpload.findMany({ where: { ticketId }, orderBy: { createdAt: 'asc' } });
  const views: UploadView[] = [];
  for (const { id, fileName, lastModified, when, caption, ...row } of rows) {
    const sizeBytes = Number(row.sizeBytes);
    const isArriving = row.receivedAt === null && row.mediaId === null;
    const arrivedBytes = isArriving ? ((await context.parts.size(id)) ?? 0) : sizeBytes;
    const isWhole = arrivedBytes === sizeBytes;
    // Whoever comes back with a whole file sends no more bytes that could end it.
    if (isArriving && isWhole) await receive(context, id);
    const became = isWhole ? await becameOf(context, row) : ({ kind: 'arriving' } as const);
    views.push({ id, fileName, sizeBytes, lastModified, when, caption, arrivedBytes, became });
  }
  return views;
}

async function becameOf(
  { prisma }: Context,
  { mediaId, refusedAt, workspaceId }: { mediaId: string | null; refusedAt: Date | null; workspaceId: string },
): Promise<UploadView['became']> {
  if (mediaId === null) return { kind: refusedAt === null ? 'checking' : 'answered' };
  const found = await prisma.post.findFirst({ where: { mediaId, workspaceId }, select: { id: true } });
  const post = found && (await readPost(prisma, found.id, workspaceId));
  if (!post) return { kind: 'answered' };
  return post.state === 'draft' && post.missing === 'video' ? { kind: 'checking' } : { kind: 'post', post };
}
