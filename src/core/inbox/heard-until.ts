/** How far a bot has heard everything, and where people may have spoken while it heard nothing. */
import type { Platform, PrismaClient } from '../database/index.ts';

/** A conversation of a workspace; `root` is empty for the conversation itself. */
export interface SpokenPlace {
  readonly workspace: string;
  readonly channel: string;
  readonly root: string;
}

/** A message that has brought a video. */
export interface Source {
  readonly workspace: string;
  readonly channel: string;
  readonly root: string;
  readonly message: string;
  /** Its author, by the platform's id. */
  readonly author: string;
}

/** How far each platform was heard, and where it is worth looking for what was said meanwhile. */
export interface Listening {
  /** Everything said to the account until then was heard; null before its first start. */
  heardUntil(platform: Platform, account: string): Promise<Date | null>;
  /** Never goes back: of several processes each may have heard further. */
  heard(platform: Platform, account: string, until: Date): Promise<void>;
  /**
   * The threads of posts that can still change, the latest first; at most 200. `isShown`: a card stands there.
   * `workspace` is the platform's own id; of all workspaces when it is absent.
   */
  openThreads(platform: Platform, workspace?: string): Promise<(SpokenPlace & { readonly isShown: boolean })[]>;
  /** The messages of posts that wait and were dropped before that instant, the next to go out first; at most 200. */
  openSources(platform: Platform, before: Date, workspace?: string): Promise<Source[]>;
  /** The conversations in which Schedy has answered, the latest first; at most 500. */
  conversations(platform: Platform): Promise<SpokenPlace[]>;
}

const MOST_THREADS = 200;
const MOST_CONVERSATIONS = 500;
const MOST_SOURCES = 200;

const ofWorkspace = (platform: Platform, externalId: string | undefined) => ({
  platform,
  ...(externalId !== undefined && { externalId }),
});

/** Listening in this database. */
export function createListening({ prisma }: { prisma: PrismaClient }): Listening {
  return {
    heardUntil: async (platform, account) => {
      const row = await prisma.listening.findUnique({ where: { platform_account: { platform, account } } });
      return row?.heardAt ?? null;
    },
    heard: async (platform, account, until) => {
      await prisma.$executeRaw`
        INSERT INTO public.listening (platform, account, heard_at)
        VALUES (${platform}::public.platform, ${account}, ${until})
        ON CONFLICT (platform, account) DO UPDATE SET heard_at = greatest(public.listening.heard_at, excluded.heard_at)`;
    },
    openThreads: (platform, externalId) => listOpenThreads(prisma, platform, externalId),
    openSources: (platform, before, externalId) => listOpenSources(prisma, platform, before, externalId),
    conversations: (platform) => listConversations(prisma, platform),
  };
}

async function listOpenThreads(
  prisma: PrismaClient,
  platform: Platform,
  externalId?: string,
): ReturnType<Listening['openThreads']> {
  const threads = await prisma.thread.findMany({
    where: {
      root: { not: '' },
      workspace: ofWorkspace(platform, externalId),
      // Where no card could be shown nobody can answer: the message was deleted, or the channel is closed.
      posts: { some: { state: { notIn: ['published', 'cancelled'] }, cardState: { not: 'undeliverable' } } },
    },
    orderBy: { createdAt: 'desc' },
    take: MOST_THREADS,
    select: {
      channel: true,
      root: true,
      workspace: { select: { externalId: true } },
      posts: { where: { cardState: 'sent' }, select: { id: true }, take: 1 },
    },
  });
  return threads.map(({ channel, root, workspace, posts }) => ({
    workspace: workspace.externalId,
    channel,
    root,
    isShown: posts.length > 0,
  }));
}

async function listOpenSources(
  prisma: PrismaClient,
  platform: Platform,
  before: Date,
  externalId?: string,
): Promise<Source[]> {
  const posts = await prisma.post.findMany({
    where: {
      state: { in: ['draft', 'scheduled', 'on_hold'] },
      createdAt: { lt: before },
      // What may be meant for Schedy is asked about elsewhere than where it was said.
      thread: { root: { not: '' } },
      workspace: ofWorkspace(platform, externalId),
    },
    orderBy: [{ wakeAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    distinct: ['threadId', 'sourceMessage'],
    take: MOST_SOURCES,
    select: {
      sourceMessage: true,
      thread: { select: { channel: true, root: true } },
      workspace: { select: { externalId: true } },
      author: { select: { externalId: true } },
    },
  });
  return posts.map(({ sourceMessage: message, thread, workspace, author }) => ({
    workspace: workspace.externalId,
    channel: thread.channel,
    root: thread.root,
    message,
    author: author.externalId,
  }));
}

async function listConversations(prisma: PrismaClient, platform: Platform): Promise<SpokenPlace[]> {
  const found = await prisma.$queryRaw<{ workspace: string; channel: string }[]>`
    SELECT w.external_id AS workspace, t.channel
    FROM public.thread t JOIN public.workspace w ON w.id = t.workspace_id
    WHERE w.platform = ${platform}::public.platform AND t.root <> ''
    GROUP BY w.external_id, t.channel
    ORDER BY max(t.created_at) DESC
    LIMIT ${MOST_CONVERSATIONS}`;
  return found.map((place) => ({ ...place, root: '' }));
}
