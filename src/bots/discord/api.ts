import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type RateLimitData,
  type RawFile,
  REST,
  type RESTOptions,
  type RequestMethod,
  type RouteLike,
} from 'discord.js';
import { LONGEST_WAIT_MS } from '../chat/platform-answers.ts';
import { chatFailure, isUnnamed, marginMs, waitOf } from './chat-failure.ts';

/** Discord's REST API with our token. Throws the failures of chat-failure.ts. */
export interface Api {
  get(path: RouteLike, query?: Record<string, string>): Promise<unknown>;
  /** `files`: uploaded with it; its `attachments` name them. */
  post(path: RouteLike, body?: object, files?: readonly RawFile[]): Promise<unknown>;
  patch(path: RouteLike, body: object): Promise<unknown>;
  put(path: RouteLike, body?: object): Promise<unknown>;
  delete(path: RouteLike): Promise<unknown>;
}

export interface ApiOptions {
  readonly token: string;
  /** Ends in `/api`; Discord itself when absent. */
  readonly apiUrl?: string | undefined;
}

const timeoutMs = 15_000;
/** A longer pause is kept by the thread, which others need not wait for. */
const mostPatienceMs = 5_000;

/**
 * The undici of Discord's own client. Slack's client brings a newer one, and whichever of them is loaded first becomes
 * the dispatcher of both; the newer one sends no form of the older one's, so no file would reach Discord.
 */
const fromDiscord = createRequire(createRequire(import.meta.url).resolve('discord.js'));
const undici = createRequire(fromDiscord.resolve('@discordjs/rest'))('undici') as {
  readonly Agent: new () => NonNullable<RESTOptions['agent']>;
};

/** An interaction must be answered within 3 s, so this must not take longer with all of its tries. */
const unnamedPauseMs = 700;
const mostUnnamed = 2;

type Refusing = Extract<RESTOptions['rejectOnRateLimit'], (...args: never[]) => unknown>;

/**
 * Whether to give a call up at a limit. After a 429 that does not say for how long, the library would call again at once
 * and for ever, until Discord shuts this machine out; so there is a pause, and an end. A log-in is not tried again.
 */
function createPatience(isTooLong: (limit: RateLimitData) => boolean): Refusing {
  const unnamed = new Map<string, number>();
  return async (limit) => {
    if (!isUnnamed(limit)) return isTooLong(limit);
    const call = `${limit.method} ${limit.url}`;
    const times = (unnamed.get(call) ?? 0) + 1;
    if (times > mostUnnamed || limit.route.startsWith('/gateway')) {
      unnamed.delete(call);
      return true;
    }
    unnamed.set(call, times);
    setTimeout(() => unnamed.delete(call), 10 * unnamedPauseMs).unref();
    await pause(unnamedPauseMs);
    return false;
  };
}

/** Every message that is sent here carries a nonce, so a call whose answer was lost may be repeated. */
export const restOptions = (
  { apiUrl }: Pick<ApiOptions, 'apiUrl'>,
  isTooLong: (limit: RateLimitData) => boolean = (limit) => waitOf(limit) >= LONGEST_WAIT_MS,
) => ({
  ...(apiUrl === undefined ? {} : { api: apiUrl }),
  timeout: timeoutMs,
  retries: 1,
  offset: marginMs,
  agent: new undici.Agent(),
  rejectOnRateLimit: createPatience(isTooLong),
});

/** Calls Discord's REST API and waits for its rate limits up to 5 s; a longer wait is a thrown `chat_busy`. */
export function createApi(options: ApiOptions): Api {
  const rest = new REST({
    ...restOptions(options, (limit) => waitOf(limit) > mostPatienceMs),
    version: '10',
  }).setToken(options.token);
  const call = async (method: `${RequestMethod}`, path: RouteLike, more: object = {}) => {
    try {
      return await rest.request({ ...more, method: method as RequestMethod, fullRoute: path });
    } catch (error) {
      throw chatFailure(`${method} ${routeOf(path)}`, error);
    }
  };
  const withBody = (body: object | undefined) => (body === undefined ? {} : { body });
  return {
    get: (path, query) => call('GET', path, query ? { query: new URLSearchParams(query) } : {}),
    post: (path, body, files) => call('POST', path, { ...withBody(body), ...(files && { files: [...files] }) }),
    patch: (path, body) => call('PATCH', path, { body }),
    put: (path, body) => call('PUT', path, withBody(body)),
    delete: (path) => call('DELETE', path),
  };
}

/** Without ids and tokens. */
const routeOf = (path: string): string => path.replaceAll(/\/\d{5,}/g, '/:id');
