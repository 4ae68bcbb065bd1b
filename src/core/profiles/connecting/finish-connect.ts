/** TikTok's redirect comes back: from a code to a stored profile, or to a reason why not. */

import { hashSecret, isSecretShaped, judgeMember, judgeTicket, type TicketRow, ticketParts } from '../../tickets.ts';
import { isTikTokFailure, type TokenSet } from '../../tiktok/index.ts';
import { announce } from '../announce-changes.ts';
import type { Context } from '../deps.ts';
import { accountName, missingScopes, readAccount } from '../tiktok-account.ts';
import type { Callback, ConnectRefusal, ConnectResult } from './connect-result.ts';
import { tellRefusal } from './connect-result.ts';
import { storeProfile } from './store-profile.ts';

const CODE_LENGTH = 2048;

export function createFinishConnect(context: Context) {
  const { prisma, clock } = context;

  async function findTicket(state: string | null): Promise<TicketRow | null> {
    if (!isSecretShaped(state)) return null;
    return prisma.ticket.findUnique({
      where: { stateHash: hashSecret(state) },
      include: ticketParts,
    });
  }

  /** Spends the ticket: of several callbacks with one state only the first goes on. */
  async function consume({ id }: TicketRow): Promise<boolean> {
    const now = clock.now();
    const { count } = await prisma.ticket.updateMany({
      where: { id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now, state: null, codeVerifier: null },
    });
    return count === 1;
  }

  return async (callback: Callback): Promise<ConnectResult> => {
    const ticket = await findTicket(callback.state);
    const answer = readAnswer(callback);
    if (!ticket || !answer) return { kind: 'bad_state' };
    const refusal = judgeTicket(ticket, callback.browser, clock.now()) ?? (await judgeMember(context, ticket));
    if (refusal) return { kind: refusal };
    if (!(await consume(ticket))) return { kind: 'used' };
    const result = 'code' in answer ? await connect(context, ticket, answer.code) : answer.refusal;
    context.log.info({ outcome: result.kind, memberId: ticket.memberId }, 'a login at TikTok has ended');
    if (result.kind === 'connected') return result;
    await tellRefusal(context, ticket, result);
    return result;
  };
}

function readAnswer(callback: Callback): { code: string } | { refusal: ConnectRefusal } | null {
  const { code, error, errorType } = callback;
  if (error !== null) return { refusal: readRefusal(error, errorType) };
  return code && code.length <= CODE_LENGTH ? { code } : null;
}

function readRefusal(error: string, errorType: string | null): ConnectRefusal {
  if (errorType === 'non_sandbox_target') return { kind: 'not_target_user' };
  if (error === 'access_denied' && !errorType) return { kind: 'refused_by_user' };
  const word = errorType || error;
  const code = /^\w{1,64}$/.test(word) ? word : 'illegible';
  return { kind: 'tiktok_failed', code };
}

async function connect(
  context: Context,
  ticket: TicketRow,
  code: string,
): Promise<ConnectResult & { kind: 'connected' | ConnectRefusal['kind'] }> {
  const codeVerifier = context.cipher.open(ticket.codeVerifier ?? '', { purpose: 'code_verifier', row: ticket.id });
  try {
    const tokens = await context.tiktok.exchangeCode({ code, codeVerifier });
    return await judgeTokens(context, ticket, tokens);
  } catch (error) {
    if (!isTikTokFailure(error)) throw error;
    context.log.warn({ code: error.code, ...error.facts }, 'TikTok did not finish a login');
    return { kind: 'tiktok_failed', code: error.code };
  }
}

async function judgeTokens(context: Context, ticket: TicketRow, tokens: TokenSet) {
  const missing = missingScopes(tokens.scopes);
  if (missing.length > 0) {
    await discard(context, tokens);
    return { kind: 'missing_scopes', missing } as const;
  }
  const account = await readAccount(context, tokens);
  const { profile, workspace, member } = ticket;
  if (profile && profile.openId !== tokens.openId) {
    await discard(context, tokens);
    const [connected, expected] = [accountName(account), accountName(profile)];
    return { kind: 'other_account', connected, expected } as const;
  }
  const stored = await storeProfile(context, { ticket, tokens, account });
  await announce(context, stored);
  return {
    kind: 'connected',
    profileId: stored.profileId,
    handle: stored.handle,
    account: stored.account,
    workspaceName: workspace.name,
    memberName: member.displayName,
    renewed: stored.renewed,
    mode: stored.mode,
    mayPublish: tokens.scopes.includes('video.publish'),
    audited: context.audited,
  } as const;
}

/** Leaves no trace at TikTok, unless that would end a login that is in use. */
async function discard({ prisma, tiktok, log }: Context, tokens: TokenSet): Promise<void> {
  const inUse = await prisma.profile.count({ where: { openId: tokens.openId, status: 'active' } });
  if (inUse > 0) return;
  try {
    await tiktok.revoke(tokens.accessToken);
  } catch (error) {
    if (!isTikTokFailure(error)) throw error;
    log.warn({ code: error.code, ...error.facts }, 'an unused login could not be revoked');
  }
}
