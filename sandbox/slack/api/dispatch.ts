import type { EventFeed } from '../delivery/event-feed.ts';
import type { SocketTransport } from '../delivery/socket.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Arguments, readArguments } from './arguments.ts';
import type { Method } from './method.ts';
import { methods } from './methods.ts';
import { createRateLimiter, type RateLimiter } from './rate-limits.ts';
import { Refusal, refuse } from './refusal.ts';

interface ApiRequest {
  method: string;
  /** From the Authorization header. */
  bearer: string | undefined;
  given: Record<string, unknown>;
}

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface Api {
  answer(request: ApiRequest): Promise<ApiAnswer>;
  reset(): void;
}

export interface ApiDeps {
  workspace: Workspace;
  feed: EventFeed;
  socket: SocketTransport | undefined;
}

export function createApi(deps: ApiDeps): Api {
  const { settings } = deps.workspace;
  const limiter =
    settings.rateLimits === false ? undefined : createRateLimiter(settings.rateLimits, () => performance.now());
  return {
    reset: () => limiter?.reset(),
    async answer(request) {
      const at = performance.timeOrigin + performance.now();
      const { method: name, given } = request;
      const call = { method: name, args: recordable(given), at, ok: false };
      const answer = await run(deps, limiter, request);
      const { ok, error } = answer.body;
      const failure = typeof error === 'string' ? { error } : {};
      deps.workspace.calls.push({ ...call, ok: ok === true, ...failure });
      deps.workspace.changes.changed();
      return answer;
    },
  };
}

/** The arguments for the record of calls: JSON fields parsed where they can be, never the token. */
function recordable(given: Record<string, unknown>): Record<string, unknown> {
  const { token: _secret, ...rest } = given;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, parsed(value)]));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // Malformed JSON is part of the record; the call itself is refused for it.
  }
}

async function run(deps: ApiDeps, limiter: RateLimiter | undefined, request: ApiRequest): Promise<ApiAnswer> {
  const { workspace } = deps;
  try {
    const method = methods[request.method] ?? refuse('unknown_method');
    checkToken(deps, method, request.bearer ?? stringOf(request.given.token));
    checkScopes(deps, method);
    const args = readArguments(method.args, request.given);
    checkTeam(deps, args);
    const waitSeconds = limiter?.count(request.method, method.tier, args.string('channel'));
    if (waitSeconds !== undefined) return tooMany(waitSeconds);
    const result = await method.run({ ...deps, args });
    return { status: 200, headers: scopeHeaders(deps, method), body: { ok: true, ...result } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { 'x-oauth-scopes': [...workspace.settings.scopes].join(',') };
    return { status: 200, headers, body: { ok: false, error: error.error, ...error.extra } };
  }
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function checkToken({ workspace }: ApiDeps, method: Method, token: string | undefined): void {
  const { botToken, appToken, revoked } = workspace.settings;
  if (token === undefined || token === '') refuse('not_authed');
  if (token !== botToken && token !== appToken) refuse('invalid_auth');
  if (revoked && token === botToken) refuse('account_inactive');
  if (token !== (method.token === 'app' ? appToken : botToken)) refuse('not_allowed_token_type');
}

function checkScopes({ workspace }: ApiDeps, method: Method): void {
  const { scopes } = workspace.settings;
  const missing = method.scopes.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return;
  refuse('missing_scope', { needed: missing.join(','), provided: [...scopes].join(',') });
}

function checkTeam({ workspace }: ApiDeps, args: Arguments): void {
  const teamId = args.string('team_id');
  if (teamId !== undefined && teamId !== workspace.settings.team.id) {
    refuse('team_access_not_granted');
  }
}

function scopeHeaders({ workspace }: ApiDeps, method: Method): Record<string, string> {
  return {
    'x-oauth-scopes': [...workspace.settings.scopes].join(','),
    'x-accepted-oauth-scopes': method.scopes.join(','),
  };
}

function tooMany(waitSeconds: number): ApiAnswer {
  const headers = { 'retry-after': String(waitSeconds) };
  return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
}
