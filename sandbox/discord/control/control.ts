import type { IncomingMessage } from 'node:http';
import { readControlBody } from '../../http/control-body.ts';
import { jsonReply, type Reply } from '../../http/replies.ts';
import type { DiscordStandIn } from '../stand-in.ts';
import { controlRoutes } from './routes.ts';

export const controlPath = '/_sandbox/';

/** The answer to one control request; what a person could not do comes back as 400 with the reason. */
export function createControl(
  discord: DiscordStandIn,
): (method: string, url: URL, request: IncomingMessage) => Promise<Reply> {
  return async (method, url, request) => {
    const route = controlRoutes[`${method} /${url.pathname.slice(controlPath.length)}`];
    if (!route) return jsonReply(404, { error: `No route ${method} ${url.pathname}` });
    try {
      const body = await readControlBody(request);
      return jsonReply(200, (await route(discord, body, url.searchParams)) ?? { ok: true });
    } catch (error) {
      return jsonReply(400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}
