import type { IncomingHttpHeaders } from 'node:http';
import type { CallRecord } from './calls.ts';

/** One request on its way through a route, and the answer that comes of it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Where the caller reached this stand-in; links in answers lead back there. */
  readonly origin: string;
  /** Bytes as they arrive. Iterate to the end: leaving early cuts the connection. */
  readonly body: AsyncIterable<Buffer>;
  readonly record: CallRecord;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly code?: string;
  /** Set when the client itself is to blame; a sentence for the log. */
  readonly refused?: string;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
}

const bodyLimit = 1024 * 1024;

/** The body as text, or null when it is longer than any message of this API. */
export async function readText(call: Call): Promise<string | null> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of call.body) {
    sizeBytes += piece.length;
    if (sizeBytes <= bodyLimit) pieces.push(piece);
  }
  return sizeBytes <= bodyLimit ? Buffer.concat(pieces).toString('utf8') : null;
}

/** The media type without parameters, lower case. */
export const mediaType = (call: Call): string =>
  (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
