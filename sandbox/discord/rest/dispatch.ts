import type { IncomingHttpHeaders } from 'node:http';
import { archiveIdle } from '../gateway/archive-idle.ts';
import { nowMs } from '../gateway/deliveries.ts';
import type { ApiCall } from '../state/state.ts';
import type { Answer, Context, Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { createRateLimiter, type Taken } from './rate-limits.ts';
import { readRequest } from './read-request.ts';
import { Refusal, refuse } from './refusals.ts';
import { createRouter } from './router.ts';

export const apiPath = '/api/';

export interface ApiAnswer extends Answer {
  headers: Record<string, string>;
}

interface ApiRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

export interface Api {
  answer(request: ApiRequest): Promise<ApiAnswer>;
  reset(): void;
}

/** From a raw request to Discord's answer: route, token, limits, body, rules; and the record of it. */
export function createApi(context: Context): Api {
  const { state } = context;
  const limiter = createRateLimiter(state.settings.rateLimits);
  const route = createRouter(endpoints);

  const work = async (request: ApiRequest, record: ApiCall): Promise<ApiAnswer> => {
    if (!request.url.pathname.startsWith(`${apiPath}v10/`)) refuse('invalidVersion');
    const found = route(request.method, record.path);
    record.route = found.name;
    record.path = hideToken(record.path, found.params.token);
    if (found.endpoint.auth === 'bot') {
      if (request.headers.authorization !== `Bot ${state.settings.token}`) refuse('unauthorized');
      requireFree(limiter.takeGlobal());
    }
    const major = found.params.channel ?? found.params.guild ?? found.params.token ?? '';
    const taken = limiter.take(limitOf(found.endpoint), found.name, major);
    requireFree(taken);
    try {
      const { body, uploads } = await readRequest(request.headers, request.bytes);
      record.body = body;
      record.files = uploads.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length }));
      const query = request.url.searchParams;
      const asked = { params: found.params, query, body, uploads };
      const isOld = found.endpoint.limit === 'edits' && isOldMessage(context, found.params.message);
      if (isOld) requireFreshEdit(limiter.take('oldEdits', found.name, major));
      return { ...(await found.endpoint.answer(context, asked)), headers: taken.headers };
    } catch (error) {
      if (error instanceof Refusal) throw withHeaders(error, taken.headers);
      throw error;
    }
  };

  return {
    async answer(request) {
      const record = beginRecord(request);
      state.calls.push(record);
      try {
        await archiveIdle(state, context.feed);
        const answer = await work(request, record);
        Object.assign(record, { status: answer.status, ok: true });
        return answer;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, body, headers, missing } = error;
        const refusal = { code: body.code, message: body.message };
        record.refusal = missing === undefined ? refusal : { ...refusal, missing };
        record.status = status;
        return { status, body, headers };
      } finally {
        state.changes.changed();
      }
    },
    reset: () => limiter.reset(),
  };
}

function beginRecord({ method, url }: ApiRequest): ApiCall {
  const [version, ...rest] = url.pathname.slice(apiPath.length).split('/');
  const isVersioned = /^v\d+$/.test(version ?? '');
  const path = `/${isVersioned ? rest.join('/') : [version, ...rest].join('/')}`;
  return { method, path, route: '', body: undefined, files: [], at: nowMs(), status: 0, ok: false };
}

const limitOf = ({ limit = 'route' }: Endpoint) => limit;

const hideToken = (path: string, token: string | undefined): string =>
  token === undefined ? path : path.replace(encodeURIComponent(token), '{token}');

function requireFree(taken: Taken | undefined): void {
  if (taken?.retryAfterSeconds === undefined) return;
  const { retryAfterSeconds, scope, headers } = taken;
  const message = 'You are being rate limited.';
  const body = { message, retry_after: retryAfterSeconds, global: scope === 'global', code: 0 };
  throw new Refusal(429, body, { headers });
}

const hourMs = 3_600_000;

function isOldMessage({ state }: Context, id: string | undefined): boolean {
  const message = state.messages.findAnywhere(id ?? '');
  return message ? state.settings.now().getTime() - message.createdAt.getTime() > hourMs : false;
}

function requireFreshEdit({ retryAfterSeconds, headers }: Taken): void {
  if (retryAfterSeconds === undefined) return;
  const message = 'Maximum number of edits to messages older than 1 hour reached. Try again later.';
  const body = { message, code: 30046, retry_after: retryAfterSeconds, global: false };
  throw new Refusal(429, body, { headers });
}

const withHeaders = (error: Refusal, headers: Record<string, string>): Refusal =>
  new Refusal(error.status, error.body, {
    headers: { ...headers, ...error.headers },
    ...(error.missing === undefined ? {} : { missing: error.missing }),
  });
