/** The two faults that strike when an answer is already on its way. Knows no vendor. */
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultAction } from './faults.ts';

/** Makes the last step of the answer, `end(body)`, go wrong as planned; other faults change nothing. */
export function spoilAnswer(response: ServerResponse, action: FaultAction | undefined): void {
  if (action?.kind === 'slow-body') {
    replaceEnd(response, (end) => {
      response.flushHeaders();
      void pause(action.delayMs).then(end);
    });
  } else if (action?.kind === 'cut-answer') {
    replaceEnd(response, (_end, body) => {
      const { socket } = response;
      // Destroyed only when the bytes are out: a reset at once would take them back.
      response.write(body.subarray(0, action.afterBytes), () => socket?.destroy());
    });
  }
}

function replaceEnd(response: ServerResponse, finish: (end: () => void, body: Buffer) => void): void {
  const end = response.end.bind(response);
  response.end = (chunk?: unknown) => {
    const body = Buffer.from(typeof chunk === 'string' ? chunk : '');
    finish(() => void end(body), body);
    return response;
  };
}
