/**
 * Videos that are too big for the chat come through the upload page, of any size that TikTok takes: a personal link, the bytes as they arrive,
 * and the hand-over to the chat in which the link was asked for. Knows no protocol and no page.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { StoredMedia } from '../media/index.ts';
import { judgeTicket, type Visit, visitTicket } from '../tickets.ts';
import { type BeginRefusal, beginUpload, type NewUpload } from './begin.ts';
import type { BrowserUploadDeps, Context, LinkRefusal } from './deps.ts';
import { makeLink, peek, removeOf, revoke, type UploadPlace } from './link.ts';
import { createTurns, type Turn, type Turns } from './one-at-a-time.ts';
import { clean, readUploads, receive, settle, takeOver, type UploadView } from './receive.ts';

export type { BeginRefusal, NewUpload } from './begin.ts';
export { MOST_ARRIVING, MOST_PER_LINK } from './begin.ts';
export type { LinkRefusal } from './deps.ts';
export { UPLOAD_LINK_MS, type UploadPlace } from './link.ts';
export type { Line, Turn } from './one-at-a-time.ts';
export type { UploadView } from './receive.ts';
export { type UploadedEvent, uploadedEvent } from './receive.ts';

/** What the page of a link shows to the browser that it belongs to. */
export interface OpenedLink {
  readonly kind: 'open';
  /** What the cookie of this browser must hold. */
  readonly browser: string;
  readonly workspaceName: string;
  readonly memberName: string;
  readonly expiresAt: Date;
  readonly uploads: readonly UploadView[];
}

/** Ids are of uploads unless named otherwise; `browser` is the value of a cookie, and nothing from outside is trusted. */
export interface BrowserUploads {
  /** A personal address that takes videos for a day; what becomes of them is told at `place`. */
  link(member: { memberId: string; workspaceId: string }, place: UploadPlace): Promise<{ id: string; url: string }>;
  /** Ends a link of this member; what has not arrived whole is deleted. False where there is no such link. */
  revoke(linkId: string, memberId: string): Promise<boolean>;
  /** Whether the link would open, without binding it to anybody: null, or why not. */
  peek(visit: Visit): Promise<LinkRefusal | null>;
  /** Binds the link to the browser that opens it first. */
  open(visit: Visit): Promise<OpenedLink | LinkRefusal>;
  /** The same for who has opened it already, to end it. */
  close(visit: Visit): Promise<void>;
  /** Begins to take a file, or says why not before the first byte. */
  begin(visit: Visit, upload: NewUpload): Promise<{ kind: 'begun'; id: string } | BeginRefusal | LinkRefusal>;
  /** Why this browser may not go on with that upload, or how far it has come. */
  find(
    id: string,
    browser: string | null,
  ): Promise<LinkRefusal | { kind: 'arriving'; sizeBytes: number; arrivedBytes: number }>;
  /**
   * The right to be the only request that works on an upload. A line that is silent is cut for a new one; null while
   * another one, of this process or not, is busy and does not end within some seconds.
   */
  takeTurn: Turns['take'];
  /** How much of a file that still arrives is there; null where there is no such file any more. */
  arrivedBytes(id: string): Promise<number | null>;
  /**
   * Writes behind the first `from` bytes for as long as the turn holds, and answers how much is there then. Throws
   * `media_missing`; a full disk (`media_store_full`) ends the upload, and nothing of it stays.
   */
  append(id: string, turn: Turn, from: number, source: AsyncIterable<Buffer>): Promise<number>;
  /** All bytes are there: the chat's bot is told. May be said again. */
  receive(id: string): Promise<void>;
  /** Deletes what has arrived so far; nothing where it is whole already. */
  cancel(id: string): Promise<void>;
  /** For the bot: the video of this draft is that upload. */
  assign(id: string, mediaId: string): Promise<void>;
  /** For the bot: moves the bytes to where videos are kept; throws `media_missing` where there are none. */
  handOver(id: string, mediaId: string): Promise<StoredMedia>;
  /** For the bot: everything was done; what has become no post is deleted. */
  settle(id: string): Promise<void>;
  /** Deletes all that somebody has begun until then, before their rows are deleted. */
  removeOf(memberId: string, until: Date): Promise<void>;
  /** Deletes what did not arrive before its link was over, and files that no row knows. */
  clean(): Promise<void>;
}

/** The uploads through the page in this database. */
export function createBrowserUploads(deps: BrowserUploadDeps): BrowserUploads {
  const context: Context = { random: randomBytes, ...deps };
  const { prisma, parts } = context;
  const turns = createTurns(context.leases);
  return {
    link: (member, place) => makeLink(context, member, place),
    revoke: (linkId, memberId) => revoke(context, { id: linkId, memberId }),
    peek: (visit) => peek(context, visit),
    open: async (visit) => {
      const visited = await visitTicket(context, visit, 'upload');
      if (visited.kind !== 'open') return visited;
      const { row, browser } = visited;
      const { workspace, member, expiresAt } = row;
      const names = { workspaceName: workspace.name, memberName: member.displayName };
      return { kind: 'open', browser, ...names, expiresAt, uploads: await readUploads(context, row.id) };
    },
    close: async (visit) => {
      const visited = await visitTicket(context, visit, 'upload');
      if (visited.kind === 'open') await revoke(context, { id: visited.row.id, memberId: visited.row.memberId });
    },
    begin: async (visit, upload) => {
      const visited = await visitTicket(context, visit, 'upload');
      return visited.kind === 'open' ? beginUpload(context, visited.row, visited.browser, upload) : visited;
    },
    find: (id, browser) => findArriving(context, id, browser),
    takeTurn: turns.take,
    arrivedBytes: (id) => parts.size(id),
    append: (id, turn, from, source) => append(context, id, from, whileHeld(turn, source)),
    receive: (id) => receive(context, id),
    cancel: async (id) => {
      const isArriving = { id, receivedAt: null, mediaId: null };
      if ((await prisma.browserUpload.count({ where: isArriving })) === 0) return;
      await parts.remove(id);
      await prisma.browserUpload.deleteMany({ where: isArriving });
    },
    assign: async (id, mediaId) => void (await prisma.browserUpload.updateMany({ where: { id }, data: { mediaId } })),
    handOver: (id, mediaId) => takeOver(context, id, mediaId),
    settle: (id) => settle(context, id),
    removeOf: (memberId, until) => removeOf(context, { memberId, createdAt: { lte: until } }),
    clean: () => clean(context),
  };
}

const isRowId = (id: string): boolean => z.uuid().safeParse(id).success;

async function* whileHeld(turn: Turn, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    if (!(await turn.holds())) return;
    yield chunk;
  }
}

async function append(
  { parts, prisma }: Context,
  id: string,
  from: number,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  try {
    return await parts.append(id, from, source);
  } catch (error) {
    if (error instanceof Failure && error.code === 'media_store_full') {
      await parts.remove(id);
      await prisma.browserUpload.deleteMany({ where: { id, receivedAt: null, mediaId: null } });
    }
    throw error;
  }
}

async function findArriving(
  { prisma, parts, clock }: Context,
  id: string,
  browser: string | null,
): ReturnType<BrowserUploads['find']> {
  const row = isRowId(id) ? await prisma.browserUpload.findUnique({ where: { id }, include: { ticket: true } }) : null;
  if (!row) return { kind: 'unknown' };
  const refusal = judgeTicket(row.ticket, browser, clock.now());
  if (refusal) return { kind: refusal };
  const sizeBytes = Number(row.sizeBytes);
  const isWhole = row.receivedAt !== null || row.mediaId !== null;
  const arrivedBytes = isWhole ? sizeBytes : await parts.size(id);
  return arrivedBytes === null ? { kind: 'unknown' } : { kind: 'arriving', sizeBytes, arrivedBytes };
}
