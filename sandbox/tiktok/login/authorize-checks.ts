import type { Settings } from '../options.ts';
import { isRegistered } from './redirect-uris.ts';
import { splitScopes } from './scopes.ts';

/** What TikTok's login page complains about, by the parameter it names. */

interface Check {
  parameter: string;
  /** A sentence when the value is refused. */
  judge(value: string | null, query: URLSearchParams, settings: Settings): string | undefined;
}

const digests = {
  hex: { shape: /^[0-9a-f]{64}$/, words: 'the SHA-256 of the verifier as 64 lower-case hex digits' },
  base64url: { shape: /^[\w-]{43}$/, words: 'the SHA-256 of the verifier in base64url' },
  none: { shape: /(?!)/, words: 'absent: this app sends none' },
} as const;

function judgeScopes(value: string | null, settings: Settings): string | undefined {
  if (!value) return 'is missing';
  if (/\s/.test(value)) return 'separates scopes with something else than commas';
  const unknown = splitScopes(value).find((scope) => !settings.scopes.includes(scope));
  return unknown === undefined ? undefined : `"${unknown}" is not switched on for this app`;
}

/** The Web page mentions no PKCE; a web app that sends a challenge is still held to its form. */
function usesPkce(query: URLSearchParams, settings: Settings): boolean {
  const isSent = query.has('code_challenge') || query.has('code_challenge_method');
  return (settings.platform === 'desktop' && settings.pkce !== 'none') || isSent;
}

const checks: Check[] = [
  {
    parameter: 'client_secret',
    judge: (value) => (value === null ? undefined : 'must never appear in an address'),
  },
  {
    parameter: 'client_key',
    judge: (value, _query, { clientKey }) => (value === clientKey ? undefined : 'is missing or unknown'),
  },
  {
    parameter: 'response_type',
    judge: (value) => (value === 'code' ? undefined : 'must be "code"'),
  },
  { parameter: 'scope', judge: (value, _query, settings) => judgeScopes(value, settings) },
  {
    parameter: 'redirect_uri',
    judge: (value, _query, { redirectUris }) =>
      value && isRegistered(value, redirectUris) ? undefined : 'is missing or not registered',
  },
  { parameter: 'state', judge: (value) => (value ? undefined : 'is missing') },
  {
    parameter: 'disable_auto_auth',
    judge: (value) => (value === null || /^[01]$/.test(value) ? undefined : 'must be 0 or 1'),
  },
  {
    parameter: 'code_challenge_method',
    judge: (value, query, settings) => (usesPkce(query, settings) && value !== 'S256' ? 'must be S256' : undefined),
  },
  {
    parameter: 'code_challenge',
    judge: (value, query, settings) =>
      usesPkce(query, settings) && !digests[settings.pkce].shape.test(value ?? '')
        ? `must be ${digests[settings.pkce].words}`
        : undefined,
  },
];

export interface AuthorizeComplaint {
  parameter: string;
  reason: string;
}

/** The first complaint about an authorize request, or null when it is in order. */
export function findComplaint(query: URLSearchParams, settings: Settings): AuthorizeComplaint | null {
  for (const { parameter, judge } of checks) {
    const values = query.getAll(parameter);
    const reason = values.length > 1 ? 'is given more than once' : judge(values[0] ?? null, query, settings);
    if (reason !== undefined) return { parameter, reason };
  }
  return null;
}
