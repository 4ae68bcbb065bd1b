import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../core/index.ts';
import { describeError, redact } from '../chat/redact.ts';
import { chatFailure, isDeadToken } from './chat-failure.ts';
import type { ApiMethod } from './manifest-tables.ts';

/** Slack's Web API with the token of one workspace. Throws the failures of chat-failure.ts. */
export interface Api {
  call(method: ApiMethod, args?: Record<string, unknown>): Promise<unknown>;
}

/** The token of one workspace. */
export interface TokenSource {
  /** Throws `chat_unreachable` where the app is not installed. */
  read(): Promise<string>;
  /**
   * Slack takes this token no more: the one that has taken its place, or null where there can be none. Throws
   * `chat_unreachable` where the app is not installed any more.
   */
  replace(refused: string): Promise<string | null>;
}

/** A token that nothing takes the place of. */
export const fixedToken = (token: string): TokenSource => ({ read: async () => token, replace: async () => null });

export interface ClientSettings {
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
}

export interface ApiOptions extends ClientSettings {
  /** Before the second and last try of a call that may be repeated. */
  readonly retryAfterMs: number;
}

const timeoutMs = 15_000;

/**
 * Options for any client that Bolt makes; new at every call, because Bolt writes into what it gets.
 * `headers` must never be among them: the client puts its token into that very object, and every
 * other client that shares it would speak with the first one's token.
 */
export function clientOptions(
  { apiUrl, logger }: ClientSettings,
  retryConfig: NonNullable<WebClientOptions['retryConfig']>,
): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger,
    retryConfig,
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
  };
}

const sending: ReadonlySet<ApiMethod> = new Set([
  ...(['chat.postMessage', 'chat.postEphemeral', 'files.completeUploadExternal'] as const),
]);

/** Calls Slack's Web API with one token; what sends a message is never repeated by itself. */
export function createCaller(token: string, options: ApiOptions): Api['call'] {
  const again = { retries: 1, minTimeout: options.retryAfterMs };
  const repeating = new WebClient(token, clientOptions(options, again));
  const single = new WebClient(token, clientOptions(options, { retries: 0 }));
  return async (method, args) => {
    // A message whose answer was lost may stand in the channel already: only the caller can look.
    const client = sending.has(method) ? single : repeating;
    try {
      return await client.apiCall(method, args);
    } catch (error) {
      throw chatFailure(method, error);
    }
  };
}

/** The Web API for whatever token a workspace has. A call that was refused for its token is made once with another. */
export function createApi(tokens: TokenSource, options: ApiOptions): Api {
  let latest: { readonly token: string; readonly call: Api['call'] } | null = null;
  const callerOf = (token: string): Api['call'] => {
    if (latest?.token !== token) latest = { token, call: createCaller(token, options) };
    return latest.call;
  };
  return {
    call: async (method, args) => {
      const token = await tokens.read();
      try {
        return await callerOf(token)(method, args);
      } catch (error) {
        if (!isDeadToken(error)) throw error;
        const other = await tokens.replace(token);
        if (other === null) throw error;
        return callerOf(other)(method, args);
      }
    },
  };
}

const source = { source: 'slack' };

/**
 * Bolt's and the Web API client's logger, handed on to ours. Their debug lines hold whole messages
 * and are dropped; their `info` is chatter. Objects are dropped too: they may carry anything.
 */
export function createBoltLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...said) => log.debug(source, wordsOf(said)),
    warn: (...said) => log.warn(source, wordsOf(said)),
    error: (...said) => log.error(source, wordsOf(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function wordsOf(said: readonly unknown[]): string {
  return said
    .filter((item) => typeof item === 'string' || item instanceof Error)
    .map((item) => (typeof item === 'string' ? redact(item) : describeError(item)))
    .join(' ');
}
