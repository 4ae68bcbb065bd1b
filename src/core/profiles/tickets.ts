/**
 * A ticket leads one member through one login. The first browser that opens it keeps it; from then
 * on the same state and the same consent address are shown there, however often it is reloaded.
 */
import type { Prisma } from '../database/index.ts';
import { hashSecret, isSecretShaped, newSecret } from './cipher.ts';
import type { Context } from './deps.ts';

/** A connect link works so long, in milliseconds. */
export const TICKET_MS = 10 * 60_000;
/** Kept this long after their end, so that an old link is still told from a wrong one. */
const FORGET_MS = 24 * 60 * 60_000;

export type TicketRefusal = 'expired' | 'used' | 'other_browser';

/** A ticket that this browser may use. */
export interface OpenedTicket {
  readonly kind: 'open';
  /** What the cookie of this browser must hold. */
  readonly browser: string;
  readonly authorizeUrl: string;
  readonly workspaceName: string;
  readonly memberName: string;
  /** The only account that this ticket may connect, when it was made to renew one. */
  readonly handle: string | null;
}

/** What became of a visit: an open ticket, or why it is none. */
export type TicketOpening = OpenedTicket | { readonly kind: TicketRefusal | 'unknown' };

export const ticketParts = {
  workspace: { select: { name: true } },
  member: true,
  profile: { select: { id: true, openId: true, handle: true } },
} as const satisfies Prisma.TicketInclude;

export type TicketRow = Prisma.TicketGetPayload<{ include: typeof ticketParts }>;

export function createTickets(context: Context) {
  const { prisma, clock, random, cipher, tiktok } = context;

  async function makeLink(memberId: string, workspaceId: string, profileId: string | null): Promise<string> {
    const ticket = newSecret(random);
    const createdAt = clock.now();
    const expiresAt = new Date(createdAt.getTime() + TICKET_MS);
    await prisma.ticket.create({
      data: { workspaceId, memberId, profileId, ticketHash: hashSecret(ticket), createdAt, expiresAt },
    });
    const base = context.publicUrl.replace(/\/+$/, '');
    return `${base}/api/social/tiktok/connect?ticket=${ticket}`;
  }

  const workspaceOf = async (memberId: string): Promise<string> =>
    (await prisma.member.findUniqueOrThrow({ where: { id: memberId } })).workspaceId;

  async function connectLink(memberId: string): Promise<string> {
    return makeLink(memberId, await workspaceOf(memberId), null);
  }

  async function reconnectLink(memberId: string, profileId: string): Promise<string | null> {
    const workspaceId = await workspaceOf(memberId);
    const isHere = (await prisma.profile.count({ where: { id: profileId, workspaceId } })) > 0;
    return isHere ? makeLink(memberId, workspaceId, profileId) : null;
  }

  async function openTicket(visit: {
    readonly ticket: string;
    readonly browser: string | null;
  }): Promise<TicketOpening> {
    const row = await findTicket(visit.ticket);
    if (!row) return { kind: 'unknown' };
    const now = clock.now();
    if (row.browserHash !== null || row.usedAt || row.expiresAt <= now) {
      return showAgain(row, visit.browser, now);
    }
    const browser = isSecretShaped(visit.browser) ? visit.browser : newSecret(random);
    // Whoever comes second finds the ticket bound and is judged like any later visitor.
    return (await bind(row, browser, now)) ?? openTicket(visit);
  }

  const findTicket = async (ticket: string): Promise<TicketRow | null> =>
    isSecretShaped(ticket)
      ? prisma.ticket.findUnique({
          where: { ticketHash: hashSecret(ticket) },
          include: ticketParts,
        })
      : null;

  async function bind(row: TicketRow, browser: string, now: Date): Promise<OpenedTicket | null> {
    const state = newSecret(random);
    const codeVerifier = newSecret(random);
    const { count } = await prisma.ticket.updateMany({
      where: { id: row.id, browserHash: null, usedAt: null, expiresAt: { gt: now } },
      data: {
        browserHash: hashSecret(browser),
        stateHash: hashSecret(state),
        state: cipher.seal(state, 'state'),
        codeVerifier: cipher.seal(codeVerifier, 'code_verifier'),
      },
    });
    return count === 1 ? show(row, browser, { state, codeVerifier }) : null;
  }

  function showAgain(row: TicketRow, browser: string | null, now: Date): TicketOpening {
    const refusal = judgeTicket(row, browser, now);
    if (refusal) return { kind: refusal };
    return show(row, browser ?? '', {
      state: cipher.open(row.state ?? '', 'state'),
      codeVerifier: cipher.open(row.codeVerifier ?? '', 'code_verifier'),
    });
  }

  const show = (row: TicketRow, browser: string, login: { state: string; codeVerifier: string }): OpenedTicket => ({
    kind: 'open',
    browser,
    authorizeUrl: tiktok.authorizeUrl(login),
    workspaceName: row.workspace.name,
    memberName: row.member.displayName,
    handle: row.profile?.handle ?? null,
  });

  async function expireTickets(): Promise<number> {
    const before = new Date(clock.now().getTime() - FORGET_MS);
    const { count } = await prisma.ticket.deleteMany({ where: { expiresAt: { lt: before } } });
    return count;
  }

  return { connectLink, reconnectLink, openTicket, expireTickets };
}

/** Why a bound ticket does not serve this browser now, or null. */
export function judgeTicket(
  row: Pick<TicketRow, 'usedAt' | 'expiresAt' | 'browserHash'>,
  browser: string | null,
  now: Date,
): TicketRefusal | null {
  if (row.usedAt) return 'used';
  if (row.expiresAt <= now) return 'expired';
  const isSame = isSecretShaped(browser) && hashSecret(browser) === row.browserHash;
  return isSame ? null : 'other_browser';
}
