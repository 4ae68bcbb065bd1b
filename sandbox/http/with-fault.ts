import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultAction } from '../faults.ts';
import { spoilAnswer } from '../spoil-answer.ts';
import { type Reply, textReply } from './replies.ts';

/** Answers a request, going wrong in the way that was planned for it. */
export async function answerWithFault(
  request: IncomingMessage,
  response: ServerResponse,
  fault: FaultAction | undefined,
  work: () => Promise<Reply>,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
    case 'reset-body': // Has struck already, or the body was shorter than that.
      return (await work())(response);
    case 'answer':
      return textReply(fault.status, fault.body ?? '', fault.headers)(response);
    case 'answer-after':
      await work();
      return textReply(fault.status, fault.body ?? '', fault.headers)(response);
    case 'reset':
      if (fault.when === 'after') await work();
      request.socket.destroy();
      return;
    case 'delay': {
      const reply = await work();
      await pause(fault.delayMs);
      return reply(response);
    }
    case 'slow-body':
    case 'cut-answer':
      spoilAnswer(response, fault);
      return (await work())(response);
  }
}
