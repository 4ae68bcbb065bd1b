import type { Deliveries } from '../gateway/deliveries.ts';
import type { Feed } from '../gateway/feed.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { RateLimits } from '../settings.ts';
import type { State } from '../state/state.ts';

/** What every part of this stand-in works with. */
export interface Context {
  state: State;
  gateway: Gateway;
  feed: Feed;
  deliveries: Deliveries;
}

export interface Upload {
  /** The field it came in: `files[0]`. */
  field: string;
  name: string;
  mimetype: string;
  bytes: Uint8Array;
}

export interface Request {
  /** From the path, percent-decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  uploads: Upload[];
}

export interface Answer {
  status: number;
  body?: unknown;
}

export interface Endpoint {
  /** Anybody needs no token of the bot: an interaction's token in the path is enough. */
  auth: 'bot' | 'anybody';
  /** The bucket that counts; `route` unless said otherwise. */
  limit?: keyof RateLimits;
  answer(context: Context, request: Request): Answer | Promise<Answer>;
}

/** By method and path template, as in COVERAGE.md. */
export type Endpoints = Record<string, Endpoint>;

export const ok = (body: unknown): Answer => ({ status: 200, body });

export const noContent: Answer = { status: 204 };
