/**
 * A ticket leads one member through one login. The first browser that opens it keeps it; from then
 * on the same state and the same consent address are shown there, however often it is reloaded.
 */

import type { Prisma } from '../database/index.ts';
import { accountName } from './account.ts';
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
  /** As people are told of the account that it renews; null where any may be connected. */
  readonly account: string | null;
  /** Who may post to a new account; null where it renews one, or nobody else is in the workspace. */
  readonly forWhom: 'everyone' | 'member' | null;
}

/** What became of a visit: an open ticket, or why it is none. */
export type TicketOpening = OpenedTicket | { readonly kind: TicketRefusal | 'unknown' };

export const ticketParts = {
  workspace: { select: { name: true, isPersonal: true } },
  member: true,
  profile: { select: { id: true, openId: true, handle: true, nickname: true, creatorInfo: true } },
} as const satisfies Prisma.TicketInclude;

export type TicketRow = Prisma.TicketGetPayload<{ include: typeof ticketParts }>;

export function createTickets(context: Context) {
  const { prisma, clock } = context;
  return {
    connectLink: async (memberId: string, { shared = true } = {}): Promise<string> =>
      makeLink(context, { memberId, workspaceId: await workspaceOf(context, memberId), profileId: null, shared }),

    reconnectLink: async (memberId: string, profileId: string): Promise<string | null> => {
      const workspaceId = await workspaceOf(context, memberId);
      const isHere = (await prisma.profile.count({ where: { id: profileId, workspaceId } })) > 0;
      return isHere ? makeLink(context, { memberId, workspaceId, profileId, shared: true }) : null;
    },

    openTicket: (visit: Visit): Promise<TicketOpening> => openTicket(context, visit),

    expireTickets: async (): Promise<number> => {
      const before = new Date(clock.now().getTime() - FORGET_MS);
      const { count } = await prisma.ticket.deleteMany({ where: { expiresAt: { lt: before } } });
      return count;
    },
  };
}

interface Leads {
  readonly memberId: string;
  readonly workspaceId: string;
  readonly profileId: string | null;
  /** Of a new profile: everybody in the workspace may post to it. */
  readonly shared: boolean;
}

async function makeLink({ prisma, clock, random, publicUrl }: Context, leads: Leads): Promise<string> {
  const ticket = newSecret(random);
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + TICKET_MS);
  await prisma.ticket.create({ data: { ...leads, ticketHash: hashSecret(ticket), createdAt, expiresAt } });
  return `${publicUrl.replace(/\/+$/, '')}/api/social/tiktok/connect?ticket=${ticket}`;
}

const workspaceOf = async ({ prisma }: Context, memberId: string): Promise<string> =>
  (await prisma.member.findUniqueOrThrow({ where: { id: memberId } })).workspaceId;

interface Visit {
  readonly ticket: string;
  readonly browser: string | null;
}

async function openTicket(context: Context, visit: Visit): Promise<TicketOpening> {
  const row = await findTicket(context, visit.ticket);
  if (!row) return { kind: 'unknown' };
  const now = context.clock.now();
  if (row.browserHash !== null || row.usedAt || row.expiresAt <= now) {
    return showAgain(context, row, visit.browser, now);
  }
  const browser = isSecretShaped(visit.browser) ? visit.browser : newSecret(context.random);
  // Whoever comes second finds the ticket bound and is judged like any later visitor.
  return (await bind(context, row, browser, now)) ?? openTicket(context, visit);
}

const findTicket = async ({ prisma }: Context, ticket: string): Promise<TicketRow | null> =>
  isSecretShaped(ticket)
    ? prisma.ticket.findUnique({ where: { ticketHash: hashSecret(ticket) }, include: ticketParts })
    : null;

async function bind(context: Context, row: TicketRow, browser: string, now: Date): Promise<OpenedTicket | null> {
  const { prisma, random, cipher } = context;
  const state = newSecret(random);
  const codeVerifier = newSecret(random);
  const { count } = await prisma.ticket.updateMany({
    where: { id: row.id, browserHash: null, usedAt: null, expiresAt: { gt: now } },
    data: {
      browserHash: hashSecret(browser),
      stateHash: hashSecret(state),
      state: cipher.seal(state, { purpose: 'state', row: row.id }),
      codeVerifier: cipher.seal(codeVerifier, { purpose: 'code_verifier', row: row.id }),
    },
  });
  return count === 1 ? show(context, row, browser, { state, codeVerifier }) : null;
}

function showAgain(context: Context, row: TicketRow, browser: string | null, now: Date): TicketOpening {
  const { cipher } = context;
  const refusal = judgeTicket(row, browser, now);
  if (refusal) return { kind: refusal };
  return show(context, row, browser ?? '', {
    state: cipher.open(row.state ?? '', { purpose: 'state', row: row.id }),
    codeVerifier: cipher.open(row.codeVerifier ?? '', { purpose: 'code_verifier', row: row.id }),
  });
}

const show = (
  { tiktok }: Context,
  row: TicketRow,
  browser: string,
  login: { state: string; codeVerifier: string },
): OpenedTicket => ({
  kind: 'open',
  browser,
  authorizeUrl: tiktok.authorizeUrl(login),
  workspaceName: row.workspace.name,
  memberName: row.member.displayName,
  account: row.profile && accountName(row.profile),
  forWhom: forWhom(row),
});

function forWhom({ profileId, shared, workspace }: TicketRow): OpenedTicket['forWhom'] {
  if (profileId !== null || workspace.isPersonal) return null;
  return shared ? 'everyone' : 'member';
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
