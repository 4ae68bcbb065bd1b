/** The link to the upload page: made, looked at, ended. */
import { z } from 'zod';
import { DAY_MS } from '../clock.ts';
import { jsonColumn, type Prisma } from '../database/index.ts';
import { findTicket, judgeTicket, makeTicket, type Visit } from '../tickets.ts';
import type { Context, LinkRefusal } from './deps.ts';

/** An upload link works so long, in milliseconds: time enough for the slowest line, and for a night between. */
export const UPLOAD_LINK_MS = DAY_MS;

/** Where in chat it goes on, by the platform's ids; no thread: under a message of the bot's own. */
export interface UploadPlace {
  readonly channel: string;
  readonly thread: string | null;
}

export const placeColumn = jsonColumn(z.object({ channel: z.string(), thread: z.string().nullable() }));

export async function makeLink(
  context: Context,
  { memberId, workspaceId }: { readonly memberId: string; readonly workspaceId: string },
  place: UploadPlace,
): Promise<{ id: string; url: string }> {
  const leads = { memberId, workspaceId, place: placeColumn.write({ ...place }) };
  const { id, ticket } = await makeTicket(context, { ...leads, purpose: 'upload', livesMs: UPLOAD_LINK_MS });
  return { id, url: `${context.publicUrl.replace(/\/+$/, '')}/upload?ticket=${ticket}` };
}

/** A link that nobody has opened yet would open for anybody. */
export async function peek(context: Context, { ticket, browser }: Visit): Promise<LinkRefusal | null> {
  const row = await findTicket(context, ticket, 'upload');
  if (!row) return { kind: 'unknown' };
  const kind = judgeTicket(row, browser, context.clock.now());
  if (kind === null || (kind === 'other_browser' && row.browserHash === null)) return null;
  return { kind };
}

export async function revoke(
  context: Context,
  link: { readonly id: string; readonly memberId: string },
): Promise<boolean> {
  const where = { ...link, purpose: 'upload', usedAt: null } as const;
  const { count } = await context.prisma.ticket.updateMany({ where, data: { usedAt: context.clock.now() } });
  if (count === 0) return false;
  await removeOf(context, { ticketId: link.id });
  return true;
}

/** Deletes what has not arrived whole. */
export async function removeOf({ prisma, parts }: Context, whose: Prisma.BrowserUploadWhereInput): Promise<void> {
  const isArriving = { receivedAt: null, mediaId: null };
  const rows = await prisma.browserUpload.findMany({ where: { AND: [whose, isArriving] }, select: { id: true } });
  for (const { id } of rows) {
    await parts.remove(id);
    await prisma.browserUpload.deleteMany({ where: { id, ...isArriving } });
  }
}
