import type { Answer, Call } from '../http/call.ts';
import type { Account } from '../people/accounts.ts';
import type { State } from '../state.ts';
import type { LimitedCall } from './limits.ts';
import type { TokenPair } from './tokens.ts';

export interface Caller {
  readonly account: Account;
  readonly pair: TokenPair;
}

export interface Gate {
  limit: LimitedCall;
  /** Whose minute it is; the access token's unless said otherwise. */
  limitOwner?: string;
  /** Any one of these is enough; none asked for when empty. */
  scopes: readonly string[];
}

const bearer = /^Bearer (\S+)$/;

/** Who calls: a live access token, within its calls per minute, with the scope for it. */
export function identify(state: State, call: Call, gate: Gate): { caller: Caller } | { refusal: Answer } {
  const { answers } = state;
  const token = bearer.exec(call.headers.authorization ?? '')?.[1];
  const found = state.tokens.access(token ?? '');
  const account = found.state === 'live' ? state.accounts.byOpenId(found.pair.openId) : undefined;
  if (found.state !== 'live' || !account) {
    const blame = found.state === 'unknown' ? 'client' : 'circumstance';
    const message = `The access token is invalid or not found in the request (${found.state}).`;
    return { refusal: answers.refuse('access_token_invalid', message, { blame }) };
  }
  call.record.openId = account.openId;
  if (!state.limits.admit(gate.limit, gate.limitOwner ?? found.pair.accessToken)) {
    return { refusal: answers.refuse('rate_limit_exceeded', 'Too many requests per minute.') };
  }
  const isGranted = gate.scopes.some((scope) => found.pair.scopes.includes(scope));
  if (gate.scopes.length > 0 && !isGranted) {
    const message = `The user did not authorize ${gate.scopes.join(' or ')}.`;
    return { refusal: answers.refuse('scope_not_authorized', message) };
  }
  return { caller: { account, pair: found.pair } };
}
