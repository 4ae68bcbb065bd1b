import { createHash } from 'node:crypto';
import { scopes } from './endpoints.ts';

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
