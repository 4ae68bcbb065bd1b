/** One request to a stand-in on its way through. Knows no vendor. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FaultAction } from '../faults.ts';

/** What is remembered of a request; queries, headers and bodies stay out of it. */
export interface CallRecord {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  /** Null while unanswered, and for ever when the connection was lost before the answer. */
  status: number | null;
  /** The planned fault that met this call. */
  fault?: string;
}

export interface Call<R extends CallRecord = CallRecord> {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Where the caller reached the stand-in; links in answers lead back there. */
  readonly origin: string;
  /** Bytes as they arrive. Iterate to the end: leaving early cuts the connection. */
  readonly body: AsyncIterable<Buffer>;
  readonly record: R;
}

/** Thrown where the body is read, when a planned fault cuts it. */
export class BodyCut extends Error {
  constructor() {
    super('A planned fault cut the request body.');
    this.name = 'BodyCut';
  }
}

/**
 * A planned cut lets exactly so many bytes through; a body that ends earlier is cut at its end, so
 * that the fault never passes unseen.
 */
export async function* bodyOf(request: IncomingMessage, action: FaultAction | undefined): AsyncGenerator<Buffer> {
  const cutAt = action?.kind === 'reset-body' ? action.afterBytes : undefined;
  let receivedBytes = 0;
  // Leaving early must not close the connection politely: a cut is a reset.
  const pieces: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const piece of pieces) {
    const room = cutAt === undefined ? piece.length : cutAt - receivedBytes;
    if (room > 0) yield piece.subarray(0, room);
    receivedBytes += piece.length;
    if (cutAt !== undefined && receivedBytes >= cutAt) throw new BodyCut();
  }
  if (cutAt !== undefined) throw new BodyCut();
}

export async function readBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The body as text, or null when it is longer than `mostBytes`; read to its end either way. */
export async function readText(body: AsyncIterable<Buffer>, mostBytes: number): Promise<string | null> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of body) {
    sizeBytes += piece.length;
    if (sizeBytes <= mostBytes) pieces.push(piece);
  }
  return sizeBytes <= mostBytes ? Buffer.concat(pieces).toString('utf8') : null;
}

const half = /\p{Surrogate}/u;

/**
 * JSON as a strict reader takes it: half of a character that UTF-16 writes as two, such as is left of an emoji that was
 * cut, is no text (RFC 8259, 8.2). Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_name, part: unknown) => {
    if (typeof part === 'string' && half.test(part)) throw new SyntaxError('Half of a character stands in a text.');
    return part;
  });
}

/** Reads what was left unread, so that the connection can carry the next request. */
export async function drain(body: AsyncIterable<Buffer>): Promise<void> {
  for await (const _piece of body);
}
