import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../core/index.ts';
import { describeError, redact } from '../chat/redact.ts';
import { chatFailure } from './chat-failure.ts';
import type { ApiMethod } from './registered.ts';

/** Slack's Web API with our token. Throws the failures of chat-failure.ts. */
export interface Api {
  call(method: ApiMethod, args?: Record<string, unknown>): Promise<unknown>;
}

export interface ApiOptions {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
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
  { apiUrl, logger }: Pick<ApiOptions, 'apiUrl' | 'logger'>,
  retryConfig: NonNullable<WebClientOptions['retryConfig']>,
): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    ...{ logger, retryConfig, timeout: timeoutMs, rejectRateLimitedCalls: true },
  };
}

/** Calls Slack's Web API; what sends a message is never repeated by itself. */
export function createApi(options: ApiOptions): Api {
  const { botToken, retryAfterMs } = options;
  const again = { retries: 1, minTimeout: retryAfterMs };
  const repeating = new WebClient(botToken, clientOptions(options, again));
  const single = new WebClient(botToken, clientOptions(options, { retries: 0 }));
  return {
    call: async (method, args) => {
      // A message whose answer was lost may stand in the channel already: only the caller can look.
      const client = method === 'chat.postMessage' || method === 'chat.postEphemeral' ? single : repeating;
      try {
        return await client.apiCall(method, args);
      } catch (error) {
        throw chatFailure(method, error);
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
