/** Adding the app to a workspace: the page on which somebody allows it, and the exchange of its code for a token. */
import { randomBytes } from 'node:crypto';
import { htmlReply, type Reply, redirectReply } from '../http/replies.ts';
import { refuse } from './api/refusal.ts';
import { newBotToken } from './settings.ts';
import type { Team } from './team.ts';
import type { WireObject } from './workspace/records.ts';

export const authorizePath = '/oauth/v2/authorize';
const codeLifetimeMs = 10 * 60_000;

interface Exchange {
  clientId: string;
  clientSecret: string;
  code: string;
  redirectUri: string | undefined;
}

interface Grant {
  /** Null: the whole organisation. */
  team: Team | null;
  user: string;
  scopes: readonly string[];
  redirectUri: string | undefined;
  expiresAt: number;
  used: boolean;
}

export interface OAuth {
  /** The page, or what a person has chosen on it. */
  page(query: URLSearchParams): Reply;
  /** Answers of oauth.v2.access; refuses as Slack does. */
  exchange(given: Exchange): WireObject;
  /** An app that is installed in a whole organisation has a token of its own. */
  isOfOrganisation(token: string): boolean;
}

const organisation = { id: 'E0NOODLES1', name: 'Noodle Group' };

export function createOAuth(teams: readonly [Team, ...Team[]]): OAuth {
  const [{ workspace: home }] = teams;
  const { settings } = home;
  const codes = new Map<string, Grant>();
  const ofOrganisation = new Set<string>();
  const isRegistered = (address: string | null): boolean =>
    address === null || settings.redirectUrls.some((known) => address === known || address.startsWith(`${known}/`));

  const grant = (query: URLSearchParams, team: Team | null, user: string): Reply => {
    const code = `1000.${randomBytes(8).toString('hex')}`;
    const scopes = (query.get('scope') ?? '').split(/[ ,]/).filter((scope) => scope !== '');
    const redirectUri = query.get('redirect_uri') ?? undefined;
    const expiresAt = settings.now().getTime() + codeLifetimeMs;
    codes.set(code, { team, user, scopes, redirectUri, expiresAt, used: false });
    return backWith(settings.redirectUrls, query, { code });
  };

  return {
    isOfOrganisation: (token) => ofOrganisation.has(token),
    page(query) {
      if (query.get('client_id') !== settings.clientId) return complaint('invalid_client_id');
      if (!isRegistered(query.get('redirect_uri'))) return complaint('bad_redirect_uri');
      if (!query.get('scope')) return complaint('no_scopes');
      const [chosen, user] = (query.get('sandbox_choice') ?? '').split(':');
      if (chosen === 'cancel') return backWith(settings.redirectUrls, query, { error: 'access_denied' });
      if (chosen === organisation.id) return grant(query, null, user ?? '');
      const team = teams.find(({ workspace }) => workspace.settings.team.id === chosen);
      return team ? grant(query, team, user ?? '') : choicePage(teams, query);
    },
    exchange({ clientId, clientSecret, code, redirectUri }) {
      if (clientId !== settings.clientId) return refuse('invalid_client_id');
      if (clientSecret !== settings.clientSecret) return refuse('bad_client_secret');
      const found = codes.get(code);
      if (!found || found.used || settings.now().getTime() > found.expiresAt) return refuse('invalid_code');
      if (found.redirectUri !== redirectUri) return refuse('bad_redirect_uri');
      found.used = true;
      return found.team ? install(found.team, found) : installEverywhere(ofOrganisation, settings.appId, found);
    },
  };
}

/** Installed again, an app keeps its token; removed and installed, it gets another one. */
function install({ workspace }: Team, { user, scopes }: Grant): WireObject {
  const { settings } = workspace;
  settings.botToken ??= newBotToken();
  settings.scopes = new Set(scopes);
  const { id, name } = settings.team;
  workspace.changes.changed();
  return {
    access_token: settings.botToken,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: settings.botUserId,
    app_id: settings.appId,
    team: { id, name },
    enterprise: null,
    authed_user: { id: user },
    is_enterprise_install: false,
  };
}

function installEverywhere(tokens: Set<string>, app_id: string, { user, scopes }: Grant): WireObject {
  const access_token = newBotToken();
  tokens.add(access_token);
  return {
    access_token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: 'U0NOODLESBOT',
    app_id,
    team: null,
    enterprise: organisation,
    authed_user: { id: user },
    is_enterprise_install: true,
  };
}

function backWith(known: readonly string[], query: URLSearchParams, answer: Record<string, string>): Reply {
  const target = new URL(query.get('redirect_uri') ?? known[0] ?? '');
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  target.searchParams.set('state', query.get('state') ?? '');
  return redirectReply(target.href);
}

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title} | Slack</title></head><body><h1>${title}</h1>${body}</body></html>`;

const complaint = (code: string): Reply =>
  htmlReply(200, page('Something went wrong', `<p>Slack cannot continue: ${code}</p>`));

/** One link for each workspace; whoever is first in it signs in. */
function choicePage(teams: readonly Team[], query: URLSearchParams): Reply {
  const link = (choice: string, label: string): string => {
    const chosen = new URLSearchParams(query);
    chosen.set('sandbox_choice', choice);
    return `<p><a href="${authorizePath}?${chosen.toString().replaceAll('&', '&amp;')}">${label}</a></p>`;
  };
  const all = teams.map(({ workspace: { settings, users } }) => {
    const person = users.list().find(({ isBot }) => !isBot);
    return link(`${settings.team.id}:${person?.id ?? ''}`, `Allow in ${settings.team.name}`);
  });
  const more = [link(`${organisation.id}:W0BOSS`, `Allow in all of ${organisation.name}`), link('cancel', 'Cancel')];
  return htmlReply(200, page('Schedy is requesting permission', [...all, ...more].join('')));
}
