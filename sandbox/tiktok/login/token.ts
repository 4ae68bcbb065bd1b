import { createHash } from 'node:crypto';
import { json } from '../http/answers.ts';
import type { Answer, Handler } from '../http/call.ts';
import { newClientToken } from '../ids.ts';
import type { State } from '../state.ts';
import type { CodeGrant } from './codes.ts';
import { type Form, readForm } from './oauth-form.ts';
import { joinScopes } from './scopes.ts';
import type { TokenPair } from './tokens.ts';

const verifierShape = /^[A-Za-z0-9._~-]{43,128}$/;

function tokenAnswer(state: State, pair: TokenPair): Answer {
  const secondsUntil = (atMs: number): number => Math.floor((atMs - state.nowMs()) / 1000);
  const body = {
    access_token: pair.accessToken,
    expires_in: secondsUntil(pair.accessExpiresAtMs),
    refresh_token: pair.refreshToken,
    refresh_expires_in: secondsUntil(pair.refreshExpiresAtMs),
    open_id: pair.openId,
    scope: joinScopes(pair.scopes),
    token_type: 'Bearer',
  };
  return { ...json(body), code: 'ok' };
}

/** TikTok's documented challenge is the hex digest, not the base64url of RFC 7636. */
function verifierComplaint({ settings }: State, grant: CodeGrant, verifier: string | undefined): string | undefined {
  if (grant.challenge === null) return undefined;
  if (!verifierShape.test(verifier ?? '')) return 'code_verifier is missing or malformed.';
  const digest = createHash('sha256')
    .update(verifier ?? '')
    .digest(settings.pkce === 'base64url' ? 'base64url' : 'hex');
  return digest === grant.challenge ? undefined : 'Code verifier or code challenge is invalid.';
}

function exchangeCode(state: State, form: Form): Answer {
  const { answers } = state;
  const used = state.codes.use(form.get('code') ?? '');
  if ('refusal' in used) {
    const blame = used.refusal === 'expired' ? 'circumstance' : 'client';
    return answers.oauthError('invalid_grant', `Authorization code is ${used.refusal}.`, blame);
  }
  if (form.get('redirect_uri') !== used.grant.redirectUri) {
    // TikTok's own example reports this as invalid_request, though its table says invalid_grant.
    return answers.oauthError('invalid_request', 'Redirect_uri is not matched with the code.');
  }
  const complaint = verifierComplaint(state, used.grant, form.get('code_verifier'));
  if (complaint) return answers.oauthError('invalid_request', complaint);
  const pair = state.tokens.issue(used.grant.openId, used.grant.scopes);
  return tokenAnswer(state, pair);
}

function refreshPair(state: State, form: Form): Answer {
  const found = state.tokens.refresh(form.get('refresh_token') ?? '');
  if (found.state === 'live') return tokenAnswer(state, found.pair);
  const isTimely = found.state !== 'rotated' && found.state !== 'unknown';
  const description = `Refresh token is ${found.state}.`;
  const blame = isTimely ? 'circumstance' : 'client';
  return state.answers.oauthError('invalid_grant', description, blame);
}

const requiredFields: Record<string, readonly string[]> = {
  authorization_code: ['code', 'redirect_uri'],
  refresh_token: ['refresh_token'],
  client_credentials: [],
};

/** A token of the app itself, for TikTok's research products: it opens nothing that Schedy calls. */
const clientToken = (): Answer => ({
  ...json({ access_token: newClientToken(), expires_in: 7200, token_type: 'Bearer' }),
  code: 'ok',
});

export function createToken(state: State): Handler {
  return async (call) => {
    const read = await readForm(state, call, ['grant_type']);
    if ('refusal' in read) return read.refusal;
    const grantType = read.form.get('grant_type') ?? '';
    const required = requiredFields[grantType];
    if (!required) {
      return state.answers.oauthError('unsupported_grant_type', `${grantType} is not supported.`);
    }
    const missing = required.find((name) => !read.form.get(name));
    if (missing) return state.answers.oauthError('invalid_request', `${missing} is missing.`);
    if (grantType === 'client_credentials') return clientToken();
    return grantType === 'refresh_token' ? refreshPair(state, read.form) : exchangeCode(state, read.form);
  };
}
