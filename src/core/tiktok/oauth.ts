/**
 * Login Kit by hand: TikTok says `client_key` for client id, separates scopes by commas and may
 * report an error with any HTTP status.
 */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { firstIssue, parseExactJson } from './api.ts';
import { endpoints, scopes } from './endpoints.ts';
import { failure, isTikTokFailure, legibleLogId, refused, unexpectedBody, unexpectedStatus } from './failures.ts';
import { refusals } from './refusals.ts';
import type { Answer, Send } from './transport.ts';

/** What TikTok gives for a code or a refresh token; the times are counted from when it was asked. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly openId: string;
  /** What was granted, which may be less than what was asked. */
  readonly scopes: readonly string[];
  readonly accessExpiresAt: Date;
  readonly refreshExpiresAt: Date;
}

export interface OAuthOptions extends Application {
  readonly clientSecret: string;
  readonly clock: Clock;
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.int().positive(),
  refresh_token: z.string().min(1),
  refresh_expires_in: z.int().positive(),
  open_id: z.string().min(1),
  scope: z.string(),
});

// The OAuth pages document a string; an envelope, as on every other call, would mean the same.
const errorWord = z.union([
  z.string().min(1),
  z.object({ code: z.string().regex(/^(?!ok$)./) }).transform(({ code }) => code),
]);

const errorAnswer = z.object({
  error: errorWord,
  error_description: z.string().catch(''),
  log_id: z.string().nullish().catch(null),
});

export function createOAuth(send: Send, options: OAuthOptions) {
  const { clientKey, clientSecret, redirectUri, pkce, clock } = options;

  async function post(endpoint: string, fields: Record<string, string>): Promise<Answer> {
    const form = { client_key: clientKey, client_secret: clientSecret, ...fields };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(form).toString();
    const answer = await send({ method: 'POST', endpoint, headers, body });
    refuseErrors(endpoint, answer);
    return answer;
  }

  async function requestTokens(fields: Record<string, string>): Promise<TokenSet> {
    // Lifetimes count from before the call, so that a slow answer never makes a token look younger.
    const askedAt = clock.now();
    return readTokens(await post(endpoints.token, fields), askedAt);
  }

  return {
    authorizeUrl: (input: AuthorizeInput): string => buildAuthorizeUrl(options, input),

    exchangeCode: ({ code, codeVerifier }: { code: string; codeVerifier: string }) =>
      requestTokens({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        ...(pkce === 'off' ? {} : { code_verifier: codeVerifier }),
      }).catch(startAgain),

    refresh: (refreshToken: string) => requestTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),

    async checkKey(): Promise<boolean> {
      try {
        await post(endpoints.token, { grant_type: 'client_credentials' });
      } catch (error) {
        // Whatever else it refuses it says to an app that it knows.
        if (!isTikTokFailure(error) || !isRefusedKind(error.code)) throw error;
        return error.code !== 'invalid_client';
      }
      return true;
    },

    async revoke(accessToken: string): Promise<void> {
      const { body, status } = await post(endpoints.revoke, { token: accessToken });
      // The older page documents an empty body, the newer one `{}`.
      const isDone = body.trim() === '' || z.looseObject({}).safeParse(parseExactJson(body)).success;
      if (!isDone) throw unexpectedBody(endpoints.revoke, status, 'body');
    },
  };
}

const isRefusedKind = (code: string): boolean =>
  ['invalid_client', 'invalid_scope', 'unauthorized_client', 'unsupported_grant_type'].includes(code);

function refuseErrors(endpoint: string, { status, body }: Answer): void {
  const told = errorAnswer.safeParse(parseExactJson(body));
  if (told.success) {
    const { error: word, error_description: message, log_id } = told.data;
    const logId = legibleLogId(log_id);
    throw refused({ endpoint, httpStatus: status, logId, word, message });
  }
  if (status < 200 || status >= 300) throw unexpectedStatus(endpoint, status);
}

function readTokens({ status, body }: Answer, askedAt: Date): TokenSet {
  const answer = tokenAnswer.safeParse(parseExactJson(body));
  if (!answer.success) throw unexpectedBody(endpoints.token, status, firstIssue(answer.error));
  const after = (seconds: number) => new Date(askedAt.getTime() + seconds * 1000);
  return {
    accessToken: answer.data.access_token,
    refreshToken: answer.data.refresh_token,
    openId: answer.data.open_id,
    scopes: answer.data.scope.split(',').flatMap((scope) => scope.trim() || []),
    accessExpiresAt: after(answer.data.expires_in),
    refreshExpiresAt: after(answer.data.refresh_expires_in),
  };
}

/** A code works once and may be spent by the failed try, so no exchange can simply be repeated. */
function startAgain(error: unknown): never {
  if (!isTikTokFailure(error) || error.remedy.kind === 'ask_operator') throw error;
  throw failure(error.code, error.facts, refusals.invalid_grant);
}

/**
 * How the code verifier is shown at the consent page. TikTok's Desktop page wants lower-case hexadecimal, not the
 * base64url of RFC 7636; its Web page mentions no verifier, and what a web app accepts is not documented
 * (developers.tiktok.com/doc/login-kit-desktop, /doc/login-kit-web).
 */
export type PkceForm = 'hex' | 'base64url' | 'off';

export interface Application {
  /** The whole address of the consent page. */
  readonly authUrl: string;
  readonly clientKey: string;
  readonly redirectUri: string;
  /** Absent: `hex`. */
  readonly pkce?: PkceForm;
}

export interface AuthorizeInput {
  readonly state: string;
  readonly codeVerifier: string;
}

export function buildAuthorizeUrl(application: Application, input: AuthorizeInput): string {
  if (!/^[\w.~-]{43,128}$/.test(input.codeVerifier)) {
    throw new RangeError('A code verifier has 43 to 128 characters of A-Z a-z 0-9 - . _ ~');
  }
  const parameters = {
    client_key: application.clientKey,
    response_type: 'code',
    scope: scopes.join(','),
    redirect_uri: application.redirectUri,
    state: input.state,
    ...challenge(application.pkce ?? 'hex', input.codeVerifier),
  };
  const url = new URL(application.authUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

function challenge(pkce: PkceForm, codeVerifier: string): Readonly<Record<string, string>> {
  if (pkce === 'off') return {};
  return {
    code_challenge: createHash('sha256').update(codeVerifier).digest(pkce),
    code_challenge_method: 'S256',
  };
}
