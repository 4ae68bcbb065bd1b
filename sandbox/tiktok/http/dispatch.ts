import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultAction, Faults } from '../../faults.ts';
import { spoilAnswer } from '../../spoil-answer.ts';
import type { Answers } from './answers.ts';
import type { Answer, Call, Route } from './call.ts';
import type { CallLog, CallRecord } from './calls.ts';
import { BodyCut, drain, readBody } from './request-body.ts';

/** Takes a request to its route, through the planned fault if one is due, and sends the answer. */

export interface DispatchDeps {
  routes: readonly Route[];
  faults: Faults;
  calls: CallLog;
  answers: Answers;
  /** Ends planned delays when the stand-in closes. */
  signal: AbortSignal;
  /** Told what a route or listener threw; such a thing is never an answer of TikTok's. */
  onBug: (error: unknown) => void;
}

const isControl = (path: string): boolean => path.startsWith('/_sandbox/');

const planned = (action: Extract<FaultAction, { status: number }>): Answer => ({
  status: action.status,
  headers: action.headers ?? {},
  body: action.body ?? '',
});

function note(record: CallRecord, answer: Answer): void {
  if (answer.code !== undefined) record.code = answer.code;
  if (answer.refused !== undefined) record.refused = answer.refused;
}

export type Dispatch = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function createDispatch(deps: DispatchDeps): Dispatch {
  const { answers, calls, faults, routes, signal } = deps;

  async function route(call: Call): Promise<Answer> {
    const onPath = routes.filter(({ path }) => path === call.path);
    const found = onPath.find(({ method }) => method === call.method);
    if (found) return found.handle(call);
    return onPath.length > 0
      ? answers.refuse('invalid_params', `${call.method} is not supported.`, { status: 405 })
      : answers.refuse('invalid_params', `There is no ${call.path}.`, { status: 404 });
  }

  /** The answer to send, or null when the connection is to break instead. */
  async function perform(call: Call, action: FaultAction | undefined): Promise<Answer | null> {
    if (action?.kind === 'reset' && action.when === 'before') return null;
    if (action?.kind === 'answer') {
      await drain(call.body);
      return planned(action);
    }
    const answer = await route(call);
    note(call.record, answer);
    await drain(call.body);
    if (action?.kind === 'reset') return null;
    if (action?.kind === 'answer-after') return planned(action);
    if (action?.kind === 'delay') await pause(action.delayMs, undefined, { signal });
    return answer;
  }

  function send(response: ServerResponse, record: CallRecord, answer: Answer): void {
    if (response.destroyed) return;
    record.status = answer.status;
    const length = String(Buffer.byteLength(answer.body));
    response.writeHead(answer.status, { 'content-length': length, ...answer.headers });
    response.end(answer.body);
  }

  function giveUp(request: IncomingMessage, call: Call, error: unknown): Answer | null {
    const hasLeft = request.destroyed && !request.complete;
    if (error instanceof BodyCut || hasLeft || signal.aborted) return null;
    deps.onBug(error);
    return answers.refuse('internal_error', `The stand-in failed at ${call.path}.`);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const method = request.method ?? 'GET';
    const control = isControl(url.pathname);
    const action = control ? undefined : faults.take(method, url.pathname);
    const record: CallRecord = control
      ? { at: new Date(0), method, path: url.pathname, status: null }
      : calls.open(method, url.pathname);
    if (action) record.fault = action.kind;
    const call: Call = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      origin: `http://${request.headers.host}`,
      body: readBody(request, action),
      record,
    };
    const answer = await perform(call, action).catch((error: unknown) => giveUp(request, call, error));
    spoilAnswer(response, action);
    if (answer) send(response, record, answer);
    else if (!socket.destroyed) socket.resetAndDestroy();
  }

  return (request, response) =>
    serve(request, response).catch((error: unknown) => {
      deps.onBug(error);
      response.destroy();
    });
}
