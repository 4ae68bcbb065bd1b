import { type Call, readBytes } from '../http/call.ts';
import { jsonReply, type Reply, textReply } from '../http/replies.ts';
import { downloadReply } from './cdn/download.ts';
import { attachmentsPath, ephemeralPath } from './cdn/links.ts';
import { gatewayPath } from './gateway/ready.ts';
import { type Api, apiPath } from './rest/dispatch.ts';
import type { State } from './state/state.ts';

/** The paths that belong to Discord itself; COVERAGE.md lists the same. One host for what Discord spreads over several. */
export const publicRoutes = [
  `{method} ${apiPath}v10/{route}`,
  `GET ${attachmentsPath}{channel}/{attachment}/{name}`,
  `GET ${ephemeralPath}{application}/{attachment}/{name}`,
  `WS ${gatewayPath}`,
] as const;

/** The answer to a request to one of Discord's own paths. */
export function createRoutes(state: State, api: Api): (call: Call) => Promise<Reply> {
  return async (call) => {
    const { method, path } = call;
    const bytes = await readBytes(call.body);
    if (path.startsWith(apiPath)) return answerApi(api, call, bytes);
    const isFile = path.startsWith(attachmentsPath) || path.startsWith(ephemeralPath);
    if (['GET', 'HEAD'].includes(method) && isFile) return downloadReply(state, call);
    return jsonReply(404, { message: '404: Not Found', code: 0 });
  };
}

async function answerApi(api: Api, { method, url, headers }: Call, bytes: Buffer): Promise<Reply> {
  const answer = await api.answer({ method, url, headers, bytes });
  if (answer.body === undefined) return textReply(answer.status, '', answer.headers);
  return jsonReply(answer.status, answer.body, answer.headers);
}
