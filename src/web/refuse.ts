import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The one shape of errors under /api that machines read. */
export const refuse = (c: Context, status: ContentfulStatusCode, code: string, message: string): Response => {
  c.header('Cache-Control', 'no-store');
  return c.json({ error: { code, message } }, status);
};
