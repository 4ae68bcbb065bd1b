import { createFaults, type Faults } from '../faults.ts';
import { consent } from './control/consent.ts';
import { createControl } from './control/control.ts';
import { type CallLog, createCallLog } from './http/calls.ts';
import { createDispatch } from './http/dispatch.ts';
import { openServer } from './http/server.ts';
import { authorizePath } from './login/authorize.ts';
import { removeAuthorization, removedBy } from './login/revoke.ts';
import { readOptions, type TikTokOptions } from './options.ts';
import type { Account } from './people/accounts.ts';
import { clearDrafts, describePost, hideVideo, postDraft, settlePublish } from './posting/posts.ts';
import { createRoutes } from './routes.ts';
import type { Accounts, Controls, TikTokStandIn } from './stand-in.ts';
import { createState, type State } from './state.ts';
import { createCourier, type Webhooks } from './webhooks/courier.ts';
import { startTicker } from './webhooks/ticker.ts';

export type { Listener, Point, TikTokEvents } from './events.ts';
export type { CallRecord } from './http/calls.ts';
export type { TikTokOptions } from './options.ts';
export type { Account, AccountInput, AccountSettings } from './people/accounts.ts';
export type { FailReason } from './posting/fail-reasons.ts';
export type { Post } from './posting/posts.ts';
export type { Outcome } from './posting/publishes.ts';
export type { Accounts, TikTokStandIn } from './stand-in.ts';
export type { Redirect } from './state.ts';

function createAccountControls(state: State): Accounts {
  const demand = (handle: string): Account => {
    const account = state.accounts.find(handle);
    if (!account) throw new RangeError(`There is no account @${handle}.`);
    return account;
  };
  return {
    add: (input) => state.accounts.add(input),
    change: (handle, settings) => state.accounts.change(handle, settings),
    get: (handle) => state.accounts.find(handle),
    list: () => state.accounts.list(),
    revoke: (handle) => removeAuthorization(state, demand(handle).openId, removedBy.person),
    expireAccess: (handle) => state.tokens.expireAccess(demand(handle).openId),
    clearDrafts: (handle) => clearDrafts(state, demand(handle).openId),
  };
}

interface Parts {
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly webhooks: Webhooks;
  readonly url: () => string;
}

function createControls(state: State, { faults, calls, webhooks, url }: Parts): Controls {
  return {
    webhooks,
    accounts: createAccountControls(state),
    consent: (authorizeUrl, handle) => consent(url(), authorizeUrl, handle),
    calls: calls.list(),
    refused: () => calls.list().filter(({ refused }) => refused !== undefined),
    posts: () => state.publishes.list().map((publish) => describePost(state, publish)),
    redirects: state.redirects,
    faults,
    on: state.events.on,
    planOutcome: (outcome) => state.publishes.planOutcome(outcome),
    failNext: (reason) => state.publishes.planOutcome({ kind: 'fail', reason }),
    settle: (publishId, end = {}) => settlePublish(state, publishId, end.failReason),
    postDraft: (publishId, draft = {}) => postDraft(state, publishId, draft.isPublic ?? true),
    hide: (postId) => hideVideo(state, postId),
    reset() {
      for (const store of [state, faults, calls, webhooks]) store.reset();
    },
  };
}

/** Starts a strict stand-in for TikTok's Login Kit and Content Posting API on loopback. */
export async function createTikTok(options: TikTokOptions): Promise<TikTokStandIn> {
  const settings = readOptions(options);
  const state = createState(settings);
  const faults = createFaults();
  const calls = createCallLog(settings.now);
  const bugs: unknown[] = [];
  const closing = new AbortController();
  let url = '';
  const webhooks = createCourier(state, closing.signal);
  const controls = createControls(state, { faults, calls, webhooks, url: () => url });
  const routes = [...createRoutes(state), ...createControl(controls)];
  const { answers } = state;
  const onBug = (error: unknown): void => {
    if (!isCutOff(error)) bugs.push(error);
  };
  const serve = createDispatch({ routes, faults, calls, answers, signal: closing.signal, onBug });
  const server = await openServer(settings, serve);
  url = server.url;
  const { webhookEveryMs, webhookWays } = settings;
  const stopTicker = webhookEveryMs > 0 && startTicker(webhooks, webhookEveryMs, webhookWays);
  return {
    url,
    env: {
      TIKTOK_API_URL: url,
      TIKTOK_AUTH_URL: `${url}${authorizePath}`,
      TIKTOK_CLIENT_KEY: settings.clientKey,
      TIKTOK_CLIENT_SECRET: settings.clientSecret,
    },
    ...controls,
    routes: routes.map(({ method, path }) => ({ method, path })),
    async close() {
      closing.abort();
      if (stopTicker) await stopTicker();
      await server.close();
      const met = bugs.splice(0);
      if (met.length > 0) throw new AggregateError(met, 'The stand-in met with bugs.');
    },
  };
}

/** A caller that was killed in the middle of its request. */
const isCutOff = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
