/**
 * A ticket is a personal link that leads one member to one thing. The first browser that opens it keeps it, by a
 * cookie; from then on it works there and nowhere else, however often it is reloaded.
 */
import { createHash } from 'node:crypto';
import { type Clock, DAY_MS } from './clock.ts';
import type { Prisma, PrismaClient } from './database/index.ts';
import type { Log } from './ports.ts';
import { type AskMember, askMember } from './workspaces/index.ts';

/** Kept this long after their end, so that an old link is still told from a wrong one. */
const FORGET_MS = DAY_MS;

/** Why a ticket that is known does not serve this browser now. */
export type TicketRefusal = 'expired' | 'used' | 'other_browser';

export type TicketPurpose = 'connect' | 'upload';

export const ticketParts = {
  workspace: true,
  member: true,
  profile: { select: { id: true, openId: true, handle: true, nickname: true, creatorInfo: true } },
} as const satisfies Prisma.TicketInclude;

export type TicketRow = Prisma.TicketGetPayload<{ include: typeof ticketParts }>;

export interface TicketDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

interface Leads extends Pick<Prisma.TicketUncheckedCreateInput, 'place' | 'profileId' | 'shared'> {
  readonly purpose: TicketPurpose;
  readonly memberId: string;
  readonly workspaceId: string;
  /** How long the link works. */
  readonly livesMs: number;
}

/** A new ticket; its text is in no row, only its hash. */
export async function makeTicket(
  { prisma, clock, random }: TicketDeps,
  { livesMs, ...leads }: Leads,
): Promise<{ readonly id: string; readonly ticket: string }> {
  const ticket = newSecret(random);
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + livesMs);
  const row = { ...leads, ticketHash: hashSecret(ticket), createdAt, expiresAt };
  const { id } = await prisma.ticket.create({ data: row, select: { id: true } });
  return { id, ticket };
}

/** Whoever opens a ticket: its text, and what the cookie of their browser holds. */
export interface Visit {
  readonly ticket: string;
  readonly browser: string | null;
}

/** A ticket that this browser may use, or why not. `browser` is what its cookie must hold. */
export type Visited =
  | { readonly kind: 'open'; readonly row: TicketRow; readonly browser: string }
  | { readonly kind: TicketRefusal | 'unknown' };

/** Binds a fresh ticket to the browser that opens it, and writes `onBind` of its row with that. */
export async function visitTicket(
  deps: TicketDeps,
  visit: Visit,
  purpose: TicketPurpose,
  onBind: (row: TicketRow) => Prisma.TicketUpdateManyMutationInput = () => ({}),
): Promise<Visited> {
  const row = await findTicket(deps, visit.ticket, purpose);
  if (!row) return { kind: 'unknown' };
  const now = deps.clock.now();
  if (row.browserHash !== null || row.usedAt || row.expiresAt <= now) {
    const refusal = judgeTicket(row, visit.browser, now);
    return refusal ? { kind: refusal } : { kind: 'open', row, browser: visit.browser ?? '' };
  }
  const browser = isSecretShaped(visit.browser) ? visit.browser : newSecret(deps.random);
  await deps.prisma.ticket.updateMany({
    where: { id: row.id, browserHash: null, usedAt: null, expiresAt: { gt: now } },
    data: { ...onBind(row), browserHash: hashSecret(browser) },
  });
  // Whoever came second finds the ticket bound and is judged like any later visitor.
  return visitTicket(deps, { ...visit, browser }, purpose, onBind);
}

/** The row of a ticket of that purpose; null for one that is not known. */
export const findTicket = async (
  { prisma }: Pick<TicketDeps, 'prisma'>,
  ticket: string,
  purpose: TicketPurpose,
): Promise<TicketRow | null> =>
  isSecretShaped(ticket)
    ? prisma.ticket.findUnique({ where: { ticketHash: hashSecret(ticket), purpose }, include: ticketParts })
    : null;

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

/**
 * Rights are those of this moment, not of the one in which the link was made: whoever has left the workspace since opens
 * nothing with it, and a guest, or somebody of a workspace without Schedy, connects nothing.
 */
export async function judgeMember(
  deps: { readonly log: Log; readonly isMember: AskMember },
  { purpose, workspace, member }: Pick<TicketRow, 'purpose' | 'workspace' | 'member'>,
): Promise<'not_member' | null> {
  if (purpose === 'connect' && (member.isGuest || workspace.leftAt !== null)) return 'not_member';
  if (workspace.isPersonal) return null;
  return (await askMember(deps, deps.isMember, workspace, member.externalId)) === false ? 'not_member' : null;
}

/** Forgets tickets a day after their end; answers how many. */
export async function expireTickets({ prisma, clock }: Pick<TicketDeps, 'prisma' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - FORGET_MS);
  const { count } = await prisma.ticket.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}

// Unguessable texts for tickets, states, verifiers and cookies: 32 bytes each, stored as hashes.

/** So many random bytes. */
export type RandomBytes = (sizeBytes: number) => Uint8Array;

const SECRET_BYTES = 32;

/** 43 characters of base64url; as it happens also what a PKCE verifier may look like. */
export const newSecret = (random: RandomBytes): string => Buffer.from(random(SECRET_BYTES)).toString('base64url');

/** Whether a text from outside has the shape of a secret: nothing else is looked up or kept. */
export const isSecretShaped = (text: string | null | undefined): text is string =>
  typeof text === 'string' && /^[\w-]{43}$/.test(text);

/** The secrets carry 256 random bits, so a plain hash cannot be searched. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
