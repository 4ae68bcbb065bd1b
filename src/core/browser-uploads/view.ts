/** How far each upload of a link has come, and what has become of it in chat. */
import { type PostView, readPost } from '../posts/index.ts';
import type { Context } from './deps.ts';
import { receive } from './receive.ts';

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
