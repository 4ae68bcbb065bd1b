import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Webhooks } from '../core/index.ts';
import { refuse } from './on-error.ts';

const PATH = '/api/webhooks/tiktok';
/** A webhook has some hundred bytes; whoever sends more is not TikTok. */
const MAX_BYTES = 64 * 1024;

export type KeptWebhooks = Pick<Webhooks, 'keep'>;

/** TikTok wants 200 at once, whatever the webhook is about; its work is done from the inbox. */
export const createWebhookRoutes = (webhooks: KeptWebhooks): Hono =>
  new Hono().post(
    PATH,
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (c) => refuse(c, 413, 'too_large', 'This is larger than any webhook.'),
    }),
    async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      switch (await webhooks.keep(c.req.header('TikTok-Signature'), body)) {
        case 'forged':
          return refuse(c, 401, 'bad_signature', 'TikTok-Signature does not fit this body.');
        case 'not_json':
          return refuse(c, 400, 'not_json', 'The body is not JSON.');
        case 'kept':
          return c.json({});
      }
    },
  );
