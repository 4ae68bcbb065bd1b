import { createWaitFor } from '../change-log.ts';
import { createFaults } from '../faults.ts';
import { createControl } from '../http/control.ts';
import { openServer } from '../http/server.ts';
import { controlRoutes } from './control.ts';
import type { CallRecord, Route } from './http/call.ts';
import { authorizePath } from './login/authorize.ts';
import { consent } from './login/consent.ts';
import { removeAuthorization, removedBy } from './login/revoke.ts';
import { readOptions, type Settings, type TikTokOptions } from './options.ts';
import type { Account } from './people/accounts.ts';
import { clearDrafts, describePost, hideVideo, postDraft, settlePublish } from './posting/posts.ts';
import { createAnswer, createRoutes, replyOf } from './routes.ts';
import type { Accounts, TikTokStandIn } from './stand-in.ts';
import { createState, type State } from './state.ts';
import { createDispatcher, startTicker } from './webhooks/dispatcher.ts';

export type { TikTokEvents } from './events.ts';
export type { CallRecord } from './http/call.ts';
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

/** Starts a strict stand-in for TikTok's Login Kit and Content Posting API on loopback. */
export async function createTikTok(options: TikTokOptions): Promise<TikTokStandIn> {
  const settings = readOptions(options);
  const state = createState(settings);
  const faults = createFaults();
  const calls: CallRecord[] = [];
  const closing = new AbortController();
  const webhooks = createDispatcher(state, closing.signal);
  const routes = createRoutes(state);
  const control = controlRoutes(state);
  const { publishes, answers, redirects, events } = state;
  const { webhookEveryMs, webhookWays } = settings;
  const stopTicker = webhookEveryMs > 0 && startTicker(webhooks, webhookEveryMs, webhookWays);

  const standIn: TikTokStandIn = {
    url: '',
    env: envOf('', settings),
    routes: listRoutes(routes, control),
    accounts: createAccountControls(state),
    calls,
    faults,
    redirects,
    webhooks,
    on: events.on,
    consent: (authorizeUrl, handle) => consent(standIn.url, authorizeUrl, handle),
    refused: () => calls.filter(({ refused }) => refused !== undefined),
    posts: () => publishes.list().map((publish) => describePost(state, publish)),
    waitFor: createWaitFor(events, () => JSON.stringify(standIn.posts(), null, 1)),
    planOutcome: (outcome) => publishes.planOutcome(outcome),
    failNext: (reason) => publishes.planOutcome({ kind: 'fail', reason }),
    settle: (publishId, end = {}) => settlePublish(state, publishId, end.failReason),
    postDraft: (publishId, draft = {}) => postDraft(state, publishId, draft.isPublic ?? true),
    hide: (postId) => hideVideo(state, postId),
    reset() {
      for (const store of [state, faults, webhooks]) store.reset();
      calls.length = 0;
    },
    async close() {
      closing.abort();
      if (stopTicker) await stopTicker();
      await server.close();
    },
  };
  const server = await openServer<CallRecord>({
    host: settings.host,
    port: settings.port,
    now: settings.now,
    faults,
    control: createControl(standIn, control),
    record(call) {
      calls.push(call);
      return call;
    },
    answer: createAnswer(state, routes),
    bugReply: ({ path }) => replyOf(answers.refuse('internal_error', `The stand-in failed at ${path}.`)),
  });
  return Object.assign(standIn, { url: server.url, env: envOf(server.url, settings) });
}

const envOf = (url: string, { clientKey, clientSecret, audited }: Settings): TikTokStandIn['env'] => ({
  TIKTOK_API_URL: url,
  TIKTOK_AUTH_URL: `${url}${authorizePath}`,
  TIKTOK_CLIENT_KEY: clientKey,
  TIKTOK_CLIENT_SECRET: clientSecret,
  TIKTOK_CLIENT_AUDITED: String(audited),
});

const listRoutes = (routes: readonly Route[], control: object): TikTokStandIn['routes'] => [
  ...routes.map(({ method, path }) => ({ method, path })),
  ...Object.keys(control).map((name) => {
    const [method = '', path = ''] = name.split(' ');
    return { method, path: `/_sandbox${path}` };
  }),
];
