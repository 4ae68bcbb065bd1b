import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { refuse } from './refuse.ts';

/** Lets through who knows the key. Without a key in the configuration there is nothing here at all. */
export const requireApiKey =
  (apiKey: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (!apiKey) return refuse(c, 404, 'not_found', 'The profile API is switched off.');
    const [, given] = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
    if (given !== undefined && isSame(given, apiKey)) return next();
    c.header('WWW-Authenticate', 'Bearer');
    return refuse(c, 401, 'unauthorized', 'Send the API key as a bearer token.');
  };

/** In constant time; hashed first, because the comparison wants equal lengths. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
