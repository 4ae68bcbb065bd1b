/** Whether a file may come, asked before its first byte: rights, words, size, number, and room on the disk. */
import type { Facts } from '../errors.ts';
import { quotaRefusal, spareBytes, videoLimits } from '../media/index.ts';
import { MAX_CAPTION_UNITS } from '../posts/index.ts';
import { readTime } from '../schedules/index.ts';
import { judgeMember, judgeTicket, type TicketRow } from '../tickets.ts';
import { isNextSlot } from '../understanding/index.ts';
import type { Context, LinkRefusal } from './deps.ts';

/** Files that one link takes. */
export const MOST_PER_LINK = 10;
/** Files of one member that may be on their way at once: each of them has room set aside. */
export const MOST_ARRIVING = 5;
const LONGEST_NAME = 200;
const LONGEST_WHEN = 200;

/** A file that is to come, with the words beside it. */
export interface NewUpload {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly lastModified: string;
  /** As it was written; null where it is to be asked in chat. */
  readonly when: string | null;
  readonly caption: string;
}

/** Why a file is not taken: a code with words, and the facts for them. */
export interface BeginRefusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly facts: Facts;
}

const refused = (code: string, facts: Facts = {}): BeginRefusal => ({ kind: 'refused', code, facts });

export async function beginUpload(
  context: Context,
  ticket: TicketRow,
  browser: string,
  upload: NewUpload,
): Promise<{ kind: 'begun'; id: string } | BeginRefusal | LinkRefusal> {
  const { prisma, parts, quotaBytes } = context;
  const { workspaceId } = ticket;
  const { sizeBytes } = upload;
  const objection = objectionTo(context, ticket, upload);
  if (objection) return objection;
  const stranger = await judgeMember(context, ticket);
  if (stranger) return refused(stranger);
  const overQuota = await quotaRefusal(prisma, { workspaceId, sizeBytes, quotaBytes });
  if (overQuota) return refused(overQuota.code, overQuota.facts);
  const room = (await parts.freeBytes()) - spareBytes;
  const freeBytes = Number.isFinite(room) ? room - (await promisedBytes(context)) : room;
  if (sizeBytes > freeBytes) return refused('media_no_room', { sizeBytes, freeBytes: Math.max(0, freeBytes) });
  const begun = await writeRow(context, ticket, browser, upload);
  if (begun.kind !== 'begun') return begun;
  const { id } = begun;
  await parts.create(id);
  // A link that ended after the row took the row along, and found no file yet.
  if ((await prisma.browserUpload.count({ where: { id } })) > 0) return begun;
  await parts.remove(id);
  return { kind: 'used' };
}

/** The row of a file, for a link that is still this browser's and has room for one more. */
async function writeRow(
  { prisma, clock }: Context,
  { id: ticketId, workspaceId, memberId }: TicketRow,
  browser: string,
  { sizeBytes, fileName, lastModified, when, caption }: NewUpload,
): Promise<{ kind: 'begun'; id: string } | BeginRefusal | LinkRefusal> {
  const row = {
    ticketId,
    workspaceId,
    memberId,
    sizeBytes,
    caption,
    createdAt: clock.now(),
    fileName: fileName.slice(0, LONGEST_NAME),
    lastModified: lastModified.slice(0, 40),
    when,
  };
  // Two tabs at once: the second one waits for the row of the member and counts the first.
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM public.member WHERE id = ${memberId}::uuid FOR UPDATE`;
    // Whoever ends the link waits for this row and deletes it, or has ended it.
    await tx.$queryRaw`SELECT id FROM public.ticket WHERE id = ${ticketId}::uuid FOR UPDATE`;
    const ticket = await tx.ticket.findUnique({ where: { id: ticketId } });
    if (!ticket) return { kind: 'unknown' };
    const refusal = judgeTicket(ticket, browser, clock.now());
    if (refusal) return { kind: refusal };
    const ofLink = await tx.browserUpload.count({ where: { ticketId } });
    const arriving = await tx.browserUpload.count({ where: { memberId, receivedAt: null } });
    if (ofLink >= MOST_PER_LINK || arriving >= MOST_ARRIVING)
      return refused('uploads_too_many', { perLink: MOST_PER_LINK, atOnce: MOST_ARRIVING });
    const { id } = await tx.browserUpload.create({ data: row, select: { id: true } });
    return { kind: 'begun', id };
  });
}

function objectionTo(
  { clock }: Context,
  { member, workspace }: TicketRow,
  { sizeBytes, when, caption }: NewUpload,
): BeginRefusal | null {
  if (workspace.leftAt !== null) return refused('workspace_gone');
  if (member.isGuest && !workspace.guestsPost) return refused('guests_do_not_post');
  const { maxBytes } = videoLimits;
  if (sizeBytes > maxBytes) return refused('media_too_large', { sizeBytes, maxBytes });
  if (sizeBytes <= 0) return refused('media_empty');
  const { length } = caption;
  if (length > MAX_CAPTION_UNITS) return refused('caption_too_long', { length, limit: MAX_CAPTION_UNITS });
  if (when === null) return null;
  if (when.length > LONGEST_WHEN) return refused('time_unread');
  return member.timeZone === null
    ? null
    : objectionToTime(when, clock.now(), { ...member, timeZone: member.timeZone }, workspace.usualMinute);
}

/** What chat would refuse, said before hours of upload and not after them. */
function objectionToTime(
  when: string,
  now: Date,
  { timeZone, locale }: { readonly timeZone: string; readonly locale: string | null },
  usualMinute: number,
): BeginRefusal | null {
  if (isNextSlot(when)) return null;
  const usualHour = { hour: Math.floor(usualMinute / 60), minute: usualMinute % 60 };
  const reading = readTime(when, { now, timeZone, usualHour, locale: locale ?? undefined });
  if (reading === null) return refused('time_unread');
  if (reading.kind === 'past') return refused('time_past');
  return reading.kind === 'impossible' ? refused(reading.reason) : null;
}

/** What has been promised to others and is not there yet. */
async function promisedBytes({ prisma, parts }: Context): Promise<number> {
  const rows = await prisma.browserUpload.findMany({
    where: { receivedAt: null, mediaId: null },
    select: { id: true, sizeBytes: true },
  });
  let promised = 0;
  for (const { id, sizeBytes } of rows) promised += Number(sizeBytes) - ((await parts.size(id)) ?? 0);
  return promised;
}
