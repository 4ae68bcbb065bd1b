import type { MiddlewareHandler } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { HTTPException } from 'hono/http-exception';
import { refuse } from './on-error.ts';

/** Lets through who knows the key. Without a key in the configuration there is nothing here at all. */
export function requireApiKey(apiKey: string | undefined): MiddlewareHandler {
  if (!apiKey) return async (c) => refuse(c, 404, 'not_found', 'The profile API is switched off.');
  const isKey = bearerAuth({ token: apiKey });
  return async (c, next) => {
    try {
      return await isKey(c, next);
    } catch (error) {
      // Whatever is wrong with the header, the answer is the same and in the shape of this API.
      if (!(error instanceof HTTPException)) throw error;
      c.header('WWW-Authenticate', 'Bearer');
      return refuse(c, 401, 'unauthorized', 'Send the API key as a bearer token.');
    }
  };
}
