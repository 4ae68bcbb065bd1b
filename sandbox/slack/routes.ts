import type { Call } from '../http/call.ts';
import { readBytes } from '../http/call.ts';
import { htmlReply, jsonReply, type Reply } from '../http/replies.ts';
import type { Api, ApiAnswer, ApiDeps } from './api/dispatch.ts';
import { answerResponseUrl } from './api/response-url.ts';
import { createDownloads, type Downloads, signInPage, signInPath } from './files/download.ts';
import type { Elsewhere } from './files/elsewhere.ts';
import { takeUpload, uploadPath } from './files/upload.ts';
import { filesPath } from './files/wire-file.ts';
import { authorizePath } from './oauth.ts';
import type { Team } from './team.ts';

const apiPath = '/api/';
const responsePath = '/response/';
export const socketPath = '/link/';

/** The paths that belong to Slack itself; COVERAGE.md lists the same. One host for what Slack spreads over many. */
export const publicRoutes = [
  `POST ${apiPath}{method}`,
  `GET ${filesPath}{file}`,
  `POST ${uploadPath}{ticket}`,
  `POST ${responsePath}{path}`,
  `GET ${signInPath}`,
  `GET ${authorizePath}`,
  `WS ${socketPath}`,
] as const;

interface RouteDeps extends ApiDeps {
  api: Api;
  elsewhere: Elsewhere;
}

const replyOf = ({ status, headers, body }: ApiAnswer): Reply => jsonReply(status, body, headers);

const notFound: Reply = htmlReply(404, '<!DOCTYPE html><html><body>Not found</body></html>');

/** The answer to a request to one of Slack's own paths. */
export function createRoutes(deps: RouteDeps): (call: Call) => Promise<Reply> {
  const { teams, oauth } = deps;
  const downloadsOf = new Map<Team, Downloads>();
  const downloads = (team: Team): Downloads => {
    const made = downloadsOf.get(team) ?? createDownloads(team.workspace, deps.elsewhere.urlOf);
    downloadsOf.set(team, made);
    return made;
  };
  /** Files and response URLs name their workspace in their path. */
  const teamIn = (path: string): Team =>
    teams.find(({ workspace }) => path.includes(`/${workspace.settings.team.id}`)) ?? teams[0];
  /** An upload's address names nobody. */
  const holderOf = (path: string): Team => {
    const isTicketOf = ({ workspace }: Team) =>
      [...workspace.uploads.values()].some(({ ticket }) => path.endsWith(ticket));
    return teams.find(isTicketOf) ?? teams[0];
  };
  return async (call) => {
    const { method, path } = call;
    const bytes = await readBytes(call.body);
    if (method === 'POST' && path.startsWith(uploadPath)) {
      return takeUpload(holderOf(path).workspace, path, bytes);
    }
    const body = bytes.toString('utf8');
    if (method === 'POST' && path.startsWith(apiPath)) return callApi(deps.api, call, body);
    if (method === 'POST' && path.startsWith(responsePath))
      return replyOf(await answerResponseUrl(teamIn(path), path, body));
    if (['GET', 'HEAD'].includes(method) && path.startsWith(filesPath)) return downloads(teamIn(path)).reply(call);
    if (oauth && method === 'GET' && path === authorizePath) return oauth.page(call.url.searchParams);
    return path === signInPath ? signInPage : notFound;
  };
}

async function callApi(api: Api, { path, headers }: Call, body: string): Promise<Reply> {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const given = readArguments(headers['content-type'] ?? '', body);
  if (!given) return jsonReply(200, { ok: false, error: 'invalid_form_data' });
  return replyOf(await api.answer({ method: path.slice(apiPath.length), bearer, given }));
}

function readArguments(type: string, body: string): Record<string, unknown> | undefined {
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  if (!type.startsWith('application/json')) return body === '' ? {} : undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // Answered as Slack answers a body that it cannot read.
  }
}
