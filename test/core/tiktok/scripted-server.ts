/** A loopback server that records what it is sent and answers as the test scripts it. */
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { createTikTok, type TikTokOptions } from '../../../src/core/tiktok/index.ts';

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | object;
}

export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Reads every request to its end, then gives the next reply; the last one stays. */
export async function startScripted(...replies: Reply[]) {
  const received: Received[] = [];
  const host = await listen(async (request, response) => {
    const body = await buffer(request);
    const { method = '', url = '', headers } = request;
    const reply = replies[Math.min(received.length, replies.length - 1)] ?? {};
    received.push({ method, url, headers, body });
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(typeof reply.body === 'object' ? JSON.stringify(reply.body) : reply.body);
  });
  return { host, received };
}

export const now = new Date('2026-11-25T19:00:00Z');

export const planted = {
  clientSecret: 'PLANTEDclientsecretPLANTEDclientsecret',
  accessToken: 'act.PLANTEDaccesstoken!4231.va',
  refreshToken: 'rft.PLANTEDrefreshtoken!4231.va',
  code: 'PLANTEDauthorizationcode*2!4231',
  codeVerifier: 'PLANTEDcodeverifierPLANTEDcodeverifierPLANTED',
  uploadPath: '/video/?upload_id=1&upload_token=PLANTEDuploadtoken',
};

export const createTikTokAt = (host: string, options: Partial<TikTokOptions> = {}) =>
  createTikTok({
    apiUrl: `http://${host}`,
    authUrl: 'https://www.tiktok.com/v2/auth/authorize/',
    clientKey: 'a-client-key',
    clientSecret: planted.clientSecret,
    redirectUri: 'http://localhost:3001/api/social/tiktok/callback',
    uploadHosts: [host],
    clock: { now: () => now },
    ...options,
  });

export const ok = (data: object): Reply => ({
  body: { data, error: { code: 'ok', message: '', log_id: '202611251900LOG' } },
});

export const refusal = (code: string, status: number, message = ''): Reply => ({
  status,
  body: { data: {}, error: { code, message, log_id: '202611251900LOG' } },
});

/** What a call was rejected with. */
export const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => Promise.reject(new Error('The call succeeded')),
    (error) => error,
  );
