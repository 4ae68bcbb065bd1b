/** What the message that brought a video says, as it was read last: whether an edit changes anything shows there. */
import type { Platform, PrismaClient } from '../database/index.ts';
import { askedColumn, readAsked } from './columns.ts';
import { readPosts } from './read.ts';
import type { PostView } from './view.ts';

const MOST_OF_ONE = 20;

/** Null where the post did not come from the words of its message, or of an earlier version. */
export async function readSaid(prisma: PrismaClient, id: string, workspaceId: string): Promise<string | null> {
  const row = await prisma.post.findUnique({ where: { id, workspaceId }, select: { asked: true } });
  return row && readAsked(row.asked).said;
}

/** No card shows it; a post that has changed meanwhile is read again. */
export async function noteSaid(prisma: PrismaClient, id: string, workspaceId: string, said: string): Promise<void> {
  for (;;) {
    const row = await prisma.post.findUnique({ where: { id, workspaceId }, select: { asked: true, version: true } });
    if (!row) return;
    const asked = askedColumn.write({ ...readAsked(row.asked), said });
    const where = { id, workspaceId, version: row.version };
    if ((await prisma.post.updateMany({ where, data: { asked } })).count > 0) return;
  }
}

interface Sources {
  readonly platform: Platform;
  readonly messages: readonly string[];
  /** The platform's own id, where ids of messages are those of one workspace alone. */
  readonly workspace?: string | undefined;
}

const inWorkspace = (platform: Platform, externalId: string | undefined) => ({
  platform,
  ...(externalId !== undefined && { externalId }),
});

/** Those of these messages that have brought a video. */
export async function listSourcesAmong(
  prisma: PrismaClient,
  { platform, messages, workspace }: Sources,
): Promise<string[]> {
  const where = { sourceMessage: { in: [...messages] }, workspace: inWorkspace(platform, workspace) };
  const rows = await prisma.post.findMany({ where, select: { sourceMessage: true }, distinct: ['sourceMessage'] });
  return rows.map(({ sourceMessage }) => sourceMessage);
}

/** The posts that a message has brought which nobody is known to have written any more; `channel` where ids are its own. */
export function listFromGone(
  prisma: PrismaClient,
  source: {
    readonly platform: Platform;
    readonly message: string;
    readonly channel?: string;
    readonly workspace?: string | undefined;
  },
): Promise<PostView[]> {
  const { platform, message: sourceMessage, channel } = source;
  const where = {
    sourceMessage,
    workspace: inWorkspace(platform, source.workspace),
    ...(channel !== undefined && { thread: { channel } }),
  };
  return readPosts(prisma, where, { createdAt: 'asc' }, MOST_OF_ONE);
}
