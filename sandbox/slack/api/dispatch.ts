import type { SocketTransport } from '../delivery/socket.ts';
import type { OAuth } from '../oauth.ts';
import type { Team } from '../team.ts';
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
  /** The first is the one that was there from the beginning. */
  teams: readonly [Team, ...Team[]];
  socket: SocketTransport | undefined;
  oauth: OAuth | undefined;
}

export function createApi(deps: ApiDeps): Api {
  const { settings } = deps.teams[0].workspace;
  const limiters = new Map<Workspace, RateLimiter>();
  const limiterOf = (workspace: Workspace): RateLimiter | undefined => {
    if (settings.rateLimits === false) return undefined;
    const limiter = limiters.get(workspace) ?? createRateLimiter(settings.rateLimits, () => performance.now());
    limiters.set(workspace, limiter);
    return limiter;
  };
  return {
    reset: () => limiters.clear(),
    async answer(request) {
      const at = performance.timeOrigin + performance.now();
      const { method: name, given } = request;
      const call = { method: name, args: recordable(given), at, ok: false };
      const team = teamOf(deps, request) ?? deps.teams[0];
      const answer = await run(deps, team, limiterOf(team.workspace), request);
      const { ok, error } = answer.body;
      const failure = typeof error === 'string' ? { error } : {};
      team.workspace.calls.push({ ...call, ok: ok === true, ...failure });
      team.workspace.changes.changed();
      return answer;
    },
  };
}

const tokenOf = ({ bearer, given }: ApiRequest): string | undefined => bearer ?? stringOf(given.token);

/** A bot token belongs to one workspace, and reaches no other. */
function teamOf({ teams }: ApiDeps, request: ApiRequest): Team | undefined {
  const token = tokenOf(request) ?? '';
  return teams.find(({ workspace: { settings } }) => settings.botToken === token || settings.deadTokens.has(token));
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

async function run(
  { socket, oauth }: ApiDeps,
  team: Team,
  limiter: RateLimiter | undefined,
  request: ApiRequest,
): Promise<ApiAnswer> {
  const { workspace } = team;
  try {
    const method = methods[request.method] ?? refuse('unknown_method');
    checkToken(workspace, method, tokenOf(request), oauth);
    if (method.token !== 'none') checkScopes(workspace, method);
    const args = readArguments(method.args, request.given);
    checkTeam(workspace, args);
    const waitSeconds = limiter?.count(request.method, method.tier, args.string('channel'));
    if (waitSeconds !== undefined) return tooMany(waitSeconds);
    const result = await method.run({ ...team, socket, oauth, args });
    return { status: 200, headers: scopeHeaders(workspace, method), body: { ok: true, ...result } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { 'x-oauth-scopes': [...workspace.settings.scopes].join(',') };
    return { status: 200, headers, body: { ok: false, error: error.error, ...error.extra } };
  }
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function checkToken(
  { settings: { botToken, appToken, configToken, deadTokens } }: Workspace,
  method: Method,
  token: string | undefined,
  oauth: OAuth | undefined,
): void {
  if (method.token === 'none') return;
  if (token === undefined || token === '') refuse('not_authed');
  if (oauth?.isOfOrganisation(token)) {
    if (method.tier !== 'special') refuse('team_access_not_granted');
    return;
  }
  const dead = deadTokens.get(token);
  if (dead) refuse(dead);
  if (token !== botToken && token !== appToken && token !== configToken) refuse('invalid_auth');
  const wanted = { app: appToken, config: configToken, bot: botToken }[method.token];
  if (token !== wanted) refuse('not_allowed_token_type');
}

function checkScopes(workspace: Workspace, method: Method): void {
  const { scopes } = workspace.settings;
  const missing = method.scopes.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return;
  refuse('missing_scope', { needed: missing.join(','), provided: [...scopes].join(',') });
}

function checkTeam(workspace: Workspace, args: Arguments): void {
  const teamId = args.string('team_id');
  if (teamId !== undefined && teamId !== workspace.settings.team.id) {
    refuse('team_access_not_granted');
  }
}

function scopeHeaders(workspace: Workspace, method: Method): Record<string, string> {
  return {
    'x-oauth-scopes': [...workspace.settings.scopes].join(','),
    'x-accepted-oauth-scopes': method.scopes.join(','),
  };
}

function tooMany(waitSeconds: number): ApiAnswer {
  const headers = { 'retry-after': String(waitSeconds) };
  return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
}
