/**
 * Adding Schedy to a workspace by OAuth. The vendor's own provider makes and checks the state and exchanges the code;
 * what is decided here is whom it is stored for, and what has become of it. https://docs.slack.dev/authentication/installing-with-oauth
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@slack/bolt';
import { InstallProvider, InvalidStateError, MissingCodeError, MissingStateError } from '@slack/oauth';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Core, InstallResult, Log } from '../../core/index.ts';
import { INSTALL_STATE_MS } from '../../core/installations/index.ts';
import { type ClientSettings, clientOptions } from './api.ts';
import { installation } from './installations.ts';
import { registered } from './manifest-tables.ts';
import { throttleWarnings } from './receivers.ts';

export interface InstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where people reach this program, without a slash at the end. */
  readonly publicUrl: string;
}

/** The two ends of an installation, for the web. */
export interface SlackInstall {
  /** Where the browser goes at Slack, and the cookie (a line of Set-Cookie) that it must bring back. */
  begin(): Promise<{ readonly address: string; readonly cookie: string }>;
  /** Takes Slack's answer; sets cookies of the response, and ends it in no case. */
  finish(request: IncomingMessage, response: ServerResponse): Promise<InstallResult>;
}

/** Below the public address. */
export const installPaths = { begin: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

interface InstallDeps {
  readonly config: InstallConfig;
  readonly api: ClientSettings;
  readonly installations: Pick<Core['installations'], 'store' | 'read'>;
  /** It is stored; `installer` is the id of who did it. */
  readonly onInstalled: (teamId: string, installer: string) => Promise<void>;
  readonly log: Log;
}

/** How long somebody may look at Slack's page. */
const STATE_SECONDS = INSTALL_STATE_MS / 1000;

type Installation = Parameters<NonNullable<InstallProvider['installationStore']>['storeInstallation']>[0];

/** Anybody can come with a made-up answer of Slack's: what the library says of it stands once a minute in the log. */
const throttled = (logger: Logger): Logger => ({ ...logger, error: throttleWarnings(logger).warn });

const begunElsewhere: ReadonlySet<string> = new Set(['bad_state', 'cancelled', 'expired_state']);

export function createInstall(deps: InstallDeps): SlackInstall {
  const { config, installations, onInstalled, log } = deps;
  const { publicUrl } = config;
  const isSecure = new URL(publicUrl).protocol === 'https:';
  const cookieName = `${isSecure ? '__Host-' : ''}slack-app-oauth-state`;
  const asked = { scopes: registered.scopes, redirectUri: `${publicUrl}${installPaths.redirect}` };
  const provider = createProvider(deps, cookieName);
  return {
    // The provider's own handler sets a cookie that says nothing of SameSite.
    begin: async () => {
      const address = await provider.generateInstallUrl(asked);
      const state = new URL(address).searchParams.get('state') ?? '';
      const lives = `Path=/; Max-Age=${STATE_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
      return { address, cookie: `${cookieName}=${state}; ${lives}` };
    },
    finish: async (request, response) => {
      const outcome: { result: InstallResult } = { result: { kind: 'away' } };
      let isAgain = false;
      await provider.handleCallback(request, response, {
        afterInstallation: async (given) => {
          const obstacle = obstacleTo(given);
          if (obstacle) outcome.result = obstacle;
          else isAgain = (await installations.read('slack', given.team?.id ?? '')) !== null;
          return obstacle === null;
        },
        successAsync: async (given) => {
          const teamId = given.team?.id ?? '';
          await onInstalled(teamId, given.user.id);
          outcome.result = { kind: 'installed', workspace: given.team?.name ?? teamId, isAgain };
        },
        failure: (error) => {
          outcome.result = failed(error);
        },
      });
      const { kind } = outcome.result;
      log[begunElsewhere.has(kind) ? 'debug' : 'info']({ outcome: kind }, 'an installation in Slack has ended');
      return outcome.result;
    },
  };
}

/** The vendor's own flow, which stores what Slack grants. */
function createProvider({ config, api, installations }: InstallDeps, cookieName: string): InstallProvider {
  const { publicUrl, ...secrets } = config;
  return new InstallProvider({
    ...secrets,
    stateCookieName: cookieName,
    stateCookieExpirationSeconds: STATE_SECONDS,
    logger: throttled(api.logger),
    // A stand-in shows its page where it answers calls.
    ...(api.apiUrl !== undefined && { authorizationUrl: `${new URL(api.apiUrl).origin}/oauth/v2/authorize` }),
    clientOptions: clientOptions(api, { retries: 1 }),
    installationStore: {
      storeInstallation: async (given) => {
        const stored = installation.parse(given);
        await installations.store('slack', stored.team.id, stored);
      },
      fetchInstallation: async () => {
        throw new Error('Tokens are read in installations.ts.');
      },
    },
  });
}

/** Why what Slack has granted is not taken; null where it is. */
function obstacleTo(given: Installation): InstallResult | null {
  if (given.isEnterpriseInstall || !given.team) return { kind: 'whole_organisation' };
  if (given.bot?.refreshToken) return { kind: 'rotating_tokens' };
  return given.bot ? null : { kind: 'misconfigured', code: 'no_bot_token' };
}

/** Errors of the exchange: https://docs.slack.dev/reference/methods/oauth.v2.access */
const misconfigured: ReadonlySet<string> = new Set([
  'bad_client_secret',
  'bad_redirect_uri',
  'invalid_client_id',
  'invalid_scope',
  'no_scopes',
  'oauth_authorization_url_mismatch',
]);

function failed(error: Error): InstallResult {
  if (error instanceof MissingStateError) return { kind: 'bad_state' };
  if (error instanceof InvalidStateError)
    return { kind: /expired/.test(error.message) ? 'expired_state' : 'bad_state' };
  if (/cancelled/.test(error.message)) return { kind: 'cancelled' };
  if (error instanceof MissingCodeError) return { kind: 'cancelled' };
  const slack = error instanceof WebAPIPlatformError ? error.data.error : null;
  if (slack === null) return { kind: 'away' };
  if (slack === 'invalid_code' || slack === 'code_already_used') return { kind: 'code_used' };
  return misconfigured.has(slack) ? { kind: 'misconfigured', code: slack } : { kind: 'away' };
}
