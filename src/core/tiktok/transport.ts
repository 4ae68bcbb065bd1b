/** One request, one answer or one failure. Knows limits and the network, not what answers mean. */
import got, { type OptionsInit, RequestError, TimeoutError } from 'got';
import type { Facts } from '../errors.ts';
import { failure, type TikTokFailure } from './failures.ts';

/** How long TikTok is waited for; milliseconds. */
export interface Timeouts {
  /** A whole API call, from the first look-up to the last byte of the answer. */
  readonly apiMs: number;
  /** Each of look-up, connect and handshake of a chunk upload. */
  readonly connectMs: number;
  /** The longest silence of the connection while a chunk is sent. */
  readonly chunkIdleMs: number;
  /** From the last byte handed over to the answer: the system's buffers may still be draining. */
  readonly chunkAnswerMs: number;
}

export const defaultTimeouts: Timeouts = {
  apiMs: 15_000,
  connectMs: 10_000,
  chunkIdleMs: 30_000,
  chunkAnswerMs: 120_000,
};

/** What every request to TikTok has in common: no retry, no redirect, a status is never an exception. */
export const plainRequest = {
  retry: { limit: 0 },
  followRedirect: false,
  throwHttpErrors: false,
} as const satisfies OptionsInit;

interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly endpoint: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends one API request; throws `tiktok_unreachable` when no whole answer came. */
export type Send = (request: ApiRequest) => Promise<Answer>;

export function createSend(apiUrl: string, timeouts: Timeouts): Send {
  return async ({ method, endpoint, query, headers, body }) => {
    const url = new URL(endpoint, apiUrl);
    url.search = new URLSearchParams(query).toString();
    try {
      const response = await got(url, {
        ...plainRequest,
        method,
        headers: { 'user-agent': 'schedy', ...headers },
        ...(body === undefined ? {} : { body }),
        // A kept connection may be closed under our feet, and a lost answer to a token call costs
        // the login: every API call opens its own.
        agent: { http: false, https: false },
        timeout: { request: timeouts.apiMs },
      });
      return { status: response.statusCode, body: response.body };
    } catch (error) {
      throw unreachable(endpoint, error);
    }
  };
}

/** No whole answer came. Only the kind of network error is told: the rest may hold secrets. */
function unreachable(endpoint: string, error: unknown): TikTokFailure {
  return failure('tiktok_unreachable', { endpoint, ...networkFacts(error) });
}

/** The network's own word for what happened (`ECONNRESET`) and, after a timeout, in which phase. */
export function networkFacts(error: unknown): Facts {
  const networkCode = error instanceof RequestError ? error.code : 'unknown';
  return error instanceof TimeoutError
    ? { httpStatus: null, logId: null, networkCode, phase: error.event }
    : { httpStatus: null, logId: null, networkCode };
}
