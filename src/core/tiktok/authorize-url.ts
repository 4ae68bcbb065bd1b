import { createHash } from 'node:crypto';
import { scopes } from './endpoints.ts';

export interface Application {
  /** The whole address of the consent page. */
  readonly authUrl: string;
  readonly clientKey: string;
  readonly redirectUri: string;
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
    // Not the base64url of RFC 7636: TikTok compares lower-case hexadecimal.
    code_challenge: createHash('sha256').update(input.codeVerifier).digest('hex'),
    code_challenge_method: 'S256',
  };
  const url = new URL(application.authUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
