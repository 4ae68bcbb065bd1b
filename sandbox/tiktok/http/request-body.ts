import type { IncomingMessage } from 'node:http';
import type { FaultAction } from '../../faults.ts';

/** Thrown inside a route when a planned fault cuts its request body. */
export class BodyCut extends Error {
  constructor() {
    super('A planned fault cut the request body.');
    this.name = 'BodyCut';
  }
}

/**
 * The bytes of a request as they arrive. A planned cut lets exactly so many through; a body that
 * ends earlier is cut at its end, so that the fault never passes unseen.
 */
export async function* readBody(request: IncomingMessage, action: FaultAction | undefined): AsyncGenerator<Buffer> {
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

/** Reads what a route has left unread, so that the connection can carry the next request. */
export async function drain(body: AsyncIterable<Buffer>): Promise<number> {
  let drainedBytes = 0;
  for await (const piece of body) drainedBytes += piece.length;
  return drainedBytes;
}
