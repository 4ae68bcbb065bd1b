import { REST, type RequestMethod, type RouteLike } from 'discord.js';
import { chatFailure, waitOf } from './chat-failure.ts';

/** Discord's REST API with our token. Throws the failures of chat-failure.ts. */
export interface Api {
  get(path: RouteLike, query?: Record<string, string>): Promise<unknown>;
  post(path: RouteLike, body?: object): Promise<unknown>;
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

/** Every message that is sent here carries a nonce, so a call whose answer was lost may be repeated. */
export const restOptions = ({ apiUrl }: Pick<ApiOptions, 'apiUrl'>) => ({
  ...(apiUrl === undefined ? {} : { api: apiUrl }),
  ...{ timeout: timeoutMs, retries: 1 },
});

/** Calls Discord's REST API and waits for its rate limits up to 5 s; a longer wait is a thrown `chat_busy`. */
export function createApi(options: ApiOptions): Api {
  const rest = new REST({
    ...restOptions(options),
    version: '10',
    rejectOnRateLimit: (limit) => waitOf(limit) > mostPatienceMs,
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
    post: (path, body) => call('POST', path, withBody(body)),
    patch: (path, body) => call('PATCH', path, { body }),
    put: (path, body) => call('PUT', path, withBody(body)),
    delete: (path) => call('DELETE', path),
  };
}

/** Without ids and tokens. */
const routeOf = (path: string): string => path.replaceAll(/\/\d{5,}/g, '/:id');
