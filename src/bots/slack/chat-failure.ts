/** Slack's errors, split by what can be done next. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { Failure } from '../../core/index.ts';
import { waitAsked, whyUnreachable } from '../chat/platform-answers.ts';
import type { ApiMethod } from './manifest-tables.ts';

/** The conversation, the thread or the person is out of reach for good. */
const gone: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'message_not_found',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

const passing: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

const busy: ReadonlySet<string> = new Set(['message_limit_exceeded', 'rate_limited', 'ratelimited']);

/** The client hands on a body that is no JSON, a proxy's page for one, as the name of the error. */
const errorName = /^[a-z][a-z0-9_]{0,80}$/;

function refusalIn(error: unknown): string | null {
  const name = error instanceof WebAPIPlatformError ? error.data.error : null;
  return name !== null && errorName.test(name) ? name : null;
}

/** The scope without which Slack refuses. */
function neededIn(error: unknown): Readonly<Record<string, string>> {
  const data: object = error instanceof WebAPIPlatformError ? error.data : {};
  const needed = 'needed' in data ? data.needed : null;
  return typeof needed === 'string' && /^[a-z.:,_]{1,200}$/.test(needed) ? { needed } : {};
}

/** What Slack called it, such as `not_in_channel`; null for everything but a refusal of Slack's. */
export function slackErrorOf(error: unknown): string | null {
  const name = error instanceof Failure ? error.facts.slack : null;
  return typeof name === 'string' ? name : null;
}

/** What Slack answers to a token that is worth nothing any more. */
const dead: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

/** Whether Slack refused the token itself, and not what was asked with it. */
export const isDeadToken = (error: unknown): boolean => dead.has(slackErrorOf(error) ?? '');

/** Why nobody is reached in a workspace without a token of ours. */
export const NOT_INSTALLED = 'not_installed';

/** Somebody may install the app again, and then everything that was to be said there is said. */
export const notInstalled = (workspace: string): Failure =>
  new Failure('chat_unreachable', { kind: 'retry' }, { workspace, slack: NOT_INSTALLED });

/** Opening a socket is asked with the app's own token, whose scope no manifest names. */
export type CalledMethod = ApiMethod | 'apps.connections.open' | 'apps.manifest.create' | 'oauth.v2.access';

/** Nothing is said with a token of ours in that workspace any more: it was taken back, or there is none. */
export const isOutside = (error: unknown): boolean => isDeadToken(error) || slackErrorOf(error) === NOT_INSTALLED;

/**
 * A `chat_busy` (wait), `chat_unreachable` (retry), `chat_place_gone` or, for everything that only
 * a change of the app's settings mends, `chat_refused`.
 */
export function chatFailure(method: CalledMethod, error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return busyFor(method, error.retryAfter * 1000);
  const slack = refusalIn(error);
  if (slack !== null) return refusal(method, slack, neededIn(error));
  if (isUnnamedLimit(error)) return busyFor(method, null);
  const status = error instanceof WebAPIHTTPError ? error.statusCode : null;
  return new Failure('chat_unreachable', { kind: 'retry' }, { method, status, reason: whyUnreachable(error) });
}

/** What the client throws at a 429 that does not say for how long. */
const isUnnamedLimit = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Retry header did not contain a valid timeout');

function busyFor(method: CalledMethod, askedMs: number | null): Failure {
  const forMs = waitAsked(askedMs);
  return new Failure('chat_busy', { kind: 'wait', forMs }, { method, forMs });
}

/** Refusals nobody knows are no reason to give up what was to be said: somebody may mend the app. */
function refusal(method: CalledMethod, slack: string, needed: Readonly<Record<string, string>>): Failure {
  const facts = { method, slack, ...needed };
  if (busy.has(slack)) return busyFor(method, null);
  if (gone.has(slack)) return new Failure('chat_place_gone', { kind: 'ask_operator' }, facts);
  if (passing.has(slack)) return new Failure('chat_unreachable', { kind: 'retry' }, facts);
  return new Failure('chat_refused', { kind: 'ask_operator' }, facts);
}
