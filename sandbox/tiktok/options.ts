import { randomText } from './ids.ts';
import { checkRedirectUris, type Platform } from './login/redirect-uris.ts';
import { allScopes } from './login/scopes.ts';
import type { Ways } from './webhooks/events.ts';

export interface TikTokOptions {
  /** Loopback port; any free one when absent. */
  port?: number;
  host?: string;
  now?: () => Date;
  clientKey?: string;
  clientSecret?: string;
  /** As registered in the portal; on desktop a port may be `*`. */
  redirectUris: string[];
  platform?: Platform;
  /** Scopes switched on for the app. */
  scopes?: string[];
  /** An unaudited app posts only SELF_ONLY, to private accounts, for five people a day. */
  audited?: boolean;
  /** What the consent page takes for a challenge; TikTok's pages and integrators differ by platform. */
  pkce?: 'hex' | 'base64url' | 'none';
  /** Since August 2026 one client reports every upload of several chunks refused at init. */
  chunks?: 'any' | 'single';
  /** Documented as a list; integrators have met a single number and a string. */
  postIdShape?: 'list' | 'number' | 'text';
  /** Documented as JSON inside a string; an object has been met too. */
  webhookContent?: 'text' | 'object';
  accessTokenSeconds?: number;
  refreshTokenSeconds?: number;
  /** TikTok's pages do not say whether a refresh starts the refresh lifetime anew. */
  refreshLifetime?: 'restarts' | 'runs-on';
  /** TikTok documents no status for OAuth errors; integrators have met 200 with an error body. */
  oauthErrorStatus?: number;
  uploadUrlSeconds?: number;
  /** From the last byte to PUBLISH_COMPLETE. */
  processingMs?: number;
  /** From PUBLISH_COMPLETE to the public post id. */
  moderationMs?: number;
  postsPerDay?: number;
  pendingDraftsPerDay?: number;
  activeUsersPerDay?: number;
  /** The callback address for webhooks, as set in the portal; none are sent when absent. */
  webhookUrl?: string;
  /** Sends webhooks by itself, so often in real time; only when told to when 0. */
  webhookEveryMs?: number;
  /** How they are sent by itself. */
  webhookWays?: Ways;
  /** Whether `bytes 0-N/total` in upload answers tells a count or the last index. */
  uploadedRange?: 'count' | 'index';
}

export type Settings = Readonly<Required<TikTokOptions>>;

const unauditedUsersPerDay = 5;

/** Fills in the defaults; throws when a redirect address could not be registered at TikTok. */
export function readOptions(options: TikTokOptions): Settings {
  const audited = options.audited ?? true;
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    now: () => new Date(),
    clientKey: `aw${randomText(16)}`,
    clientSecret: randomText(32),
    platform: 'desktop',
    scopes: [...allScopes],
    audited,
    pkce: 'hex',
    chunks: 'any',
    postIdShape: 'list',
    webhookContent: 'text',
    accessTokenSeconds: 7200,
    refreshTokenSeconds: 15_552_000,
    refreshLifetime: 'restarts',
    oauthErrorStatus: 200,
    uploadUrlSeconds: 3600,
    processingMs: 300,
    moderationMs: 600,
    postsPerDay: 15,
    pendingDraftsPerDay: 5,
    activeUsersPerDay: audited ? Number.POSITIVE_INFINITY : unauditedUsersPerDay,
    webhookUrl: '',
    webhookEveryMs: 0,
    webhookWays: {},
    uploadedRange: 'count',
    ...options,
  };
  checkRedirectUris(settings.redirectUris, settings.platform);
  return settings;
}
