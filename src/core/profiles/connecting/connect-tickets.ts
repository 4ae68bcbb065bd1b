/** The tickets that lead through a login at TikTok: the same state and consent address at each reload. */

import { MINUTE_MS } from '../../clock.ts';
import {
  expireTickets,
  hashSecret,
  judgeMember,
  makeTicket,
  newSecret,
  type TicketRefusal,
  type TicketRow,
  type Visit,
  visitTicket,
} from '../../tickets.ts';
import type { Context } from '../deps.ts';
import { accountName } from '../tiktok-account.ts';

/** A connect link works for 10 minutes. */
export const TICKET_MS = 10 * MINUTE_MS;

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
export type TicketOpening = OpenedTicket | { readonly kind: TicketRefusal | 'not_member' | 'unknown' };

export function createTickets(context: Context) {
  const { prisma } = context;
  return {
    connectLink: async (memberId: string, { shared = true } = {}): Promise<string> =>
      makeLink(context, { memberId, workspaceId: await workspaceOf(context, memberId), profileId: null, shared }),

    reconnectLink: async (memberId: string, profileId: string): Promise<string | null> => {
      const workspaceId = await workspaceOf(context, memberId);
      const isHere = (await prisma.profile.count({ where: { id: profileId, workspaceId } })) > 0;
      return isHere ? makeLink(context, { memberId, workspaceId, profileId, shared: true }) : null;
    },

    openTicket: (visit: Visit): Promise<TicketOpening> => openTicket(context, visit),

    expireTickets: (): Promise<number> => expireTickets(context),
  };
}

interface Leads {
  readonly memberId: string;
  readonly workspaceId: string;
  readonly profileId: string | null;
  /** Of a new profile: everybody in the workspace may post to it. */
  readonly shared: boolean;
}

async function makeLink(context: Context, leads: Leads): Promise<string> {
  const { ticket } = await makeTicket(context, { ...leads, purpose: 'connect', livesMs: TICKET_MS });
  return `${context.publicUrl.replace(/\/+$/, '')}/api/social/tiktok/connect?ticket=${ticket}`;
}

const workspaceOf = async ({ prisma }: Context, memberId: string): Promise<string> =>
  (await prisma.member.findUniqueOrThrow({ where: { id: memberId } })).workspaceId;

async function openTicket(context: Context, visit: Visit): Promise<TicketOpening> {
  const visited = await visitTicket(context, visit, 'connect', (row) => newLogin(context, row));
  if (visited.kind !== 'open') return visited;
  const refusal = await judgeMember(context, visited.row);
  return refusal ? { kind: refusal } : show(context, visited.row, visited.browser);
}

const newLogin = ({ random, cipher }: Context, { id: row }: TicketRow) => {
  const state = newSecret(random);
  return {
    stateHash: hashSecret(state),
    state: cipher.seal(state, { purpose: 'state', row }),
    codeVerifier: cipher.seal(newSecret(random), { purpose: 'code_verifier', row }),
  };
};

function show({ cipher, tiktok }: Context, row: TicketRow, browser: string): OpenedTicket {
  const authorizeUrl = tiktok.authorizeUrl({
    state: cipher.open(row.state ?? '', { purpose: 'state', row: row.id }),
    codeVerifier: cipher.open(row.codeVerifier ?? '', { purpose: 'code_verifier', row: row.id }),
  });
  return {
    kind: 'open',
    browser,
    authorizeUrl,
    workspaceName: row.workspace.name,
    memberName: row.member.displayName,
    account: row.profile && accountName(row.profile),
    forWhom: forWhom(row),
  };
}

function forWhom({ profileId, shared, workspace }: TicketRow): OpenedTicket['forWhom'] {
  if (profileId !== null || workspace.isPersonal) return null;
  return shared ? 'everyone' : 'member';
}
