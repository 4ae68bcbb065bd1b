import type { IncomingMessage } from 'node:http';
import type { FaultAction } from '../faults.ts';

/** The whole request body; undefined when a fault cut the connection while it arrived. */
export async function readBody(request: IncomingMessage, fault: FaultAction | undefined): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (fault?.kind === 'reset-body' && sizeBytes >= fault.afterBytes) {
      request.socket.destroy();
      return undefined;
    }
  }
  return Buffer.concat(chunks);
}
