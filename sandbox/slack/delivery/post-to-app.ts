import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

async function read(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** One POST to the app on a connection of its own, following no redirect. */
export function postToApp(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<Reply | 'http_timeout' | 'connection_failed'> {
  const signal = AbortSignal.timeout(timeoutMs);
  const sent = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    // Whatever breaks, Slack knows only two words for it.
    const fail = () => resolve(signal.aborted ? 'http_timeout' : 'connection_failed');
    const outgoing = request(
      url,
      { method: 'POST', agent: false, signal, headers: { 'user-agent': 'Slackbot 1.0', ...sent } },
      (response) => void read(response).then(resolve, fail),
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
