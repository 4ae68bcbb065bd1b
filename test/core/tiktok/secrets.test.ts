/** Every kind of failure, caused with planted secrets, is searched for them however it is printed. */
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { TikTok } from '../../../src/core/tiktok/index.ts';
import { createTikTokAt, failureOf, listen, planted, type Reply, startScripted } from './scripted-server.ts';

const { accessToken, refreshToken, code, codeVerifier, clientSecret, uploadPath } = planted;

const chunk = { index: 0, firstByte: 0, lastByte: 9, sizeBytes: 10, totalBytes: 10 };

const upload = (tiktok: TikTok, host: string) =>
  tiktok.uploadChunk({
    uploadUrl: `http://${host}${uploadPath}`,
    chunk,
    contentType: 'video/mp4',
    body: () => Readable.from([Buffer.alloc(10)]),
  });

const calls: Record<string, (tiktok: TikTok, host: string) => Promise<unknown>> = {
  exchangeCode: (tiktok) => tiktok.exchangeCode({ code, codeVerifier }),
  refresh: (tiktok) => tiktok.refresh(refreshToken),
  revoke: (tiktok) => tiktok.revoke(accessToken),
  userInfo: (tiktok) => tiktok.userInfo(accessToken),
  creatorInfo: (tiktok) => tiktok.creatorInfo(accessToken),
  initInboxUpload: (tiktok) => tiktok.initInboxUpload(accessToken, { sizeBytes: 10 }),
  fetchStatus: (tiktok) => tiktok.fetchStatus(accessToken, 'p1'),
  uploadChunk: upload,
};

/** An answer that says every secret back, wherever an answer can say anything. */
const everything = [accessToken, refreshToken, code, codeVerifier, clientSecret, uploadPath];
const parrot = everything.join(' ');

const replies: Record<string, Reply> = {
  'a refusal with a known code': {
    status: 401,
    body: { error: { code: 'access_token_invalid', message: parrot, log_id: accessToken } },
  },
  'a refusal with a secret for a code': {
    status: 400,
    body: { error: { code: clientSecret, message: parrot, log_id: parrot } },
  },
  'an OAuth error': {
    status: 400,
    body: { error: 'invalid_grant', error_description: parrot, log_id: refreshToken },
  },
  'an OAuth error that is a secret': { status: 400, body: { error: code } },
  'a page for an answer': { status: 200, body: parrot },
  'a page with an error': { status: 502, body: parrot },
  'a redirect': { status: 302, headers: { location: `http://127.0.0.1:9${uploadPath}` } },
};

const misfit: Reply = {
  body: {
    access_token: accessToken,
    refresh_token: [refreshToken],
    data: { status: [accessToken], publish_id: accessToken, upload_url: 7, user: clientSecret },
    error: { code: 'ok', message: parrot, log_id: parrot },
  },
};

function expectNoSecret(error: unknown): void {
  const printed = [
    inspect(error, { depth: 20, showHidden: true }),
    JSON.stringify(error),
    String(error),
    String(error instanceof Error ? error.stack : ''),
  ].join('\n');
  expect(printed).not.toContain('PLANTED');
  expect(printed).toMatch(/Failure/);
  expect(error).not.toHaveProperty('cause');
}

const named = Object.entries(calls);

for (const [reply, answer] of Object.entries(replies)) {
  test.each(named)(`${reply} puts no secret into the failure of %s`, async (_name, call) => {
    const { host } = await startScripted(answer);
    expectNoSecret(await failureOf(call(createTikTokAt(host), host)));
  });
}

// A revocation has no fields that could be wrong.
test.each(named.filter(([name]) => name !== 'revoke'))(
  'fields that do not fit put no secret into the failure of %s',
  async (_, call) => {
    const { host } = await startScripted(misfit);
    expectNoSecret(await failureOf(call(createTikTokAt(host), host)));
  },
);

test.each(named)('a broken connection puts no secret into the failure of %s', async (_, call) => {
  const host = await listen((request) => request.socket.destroy());
  expectNoSecret(await failureOf(call(createTikTokAt(host), host)));
});

test.each(named)('silence puts no secret into the failure of %s', async (_, call) => {
  const host = await listen((request) => request.resume());
  const timeouts = { apiMs: 50, chunkIdleMs: 50, chunkAnswerMs: 50 };
  expectNoSecret(await failureOf(call(createTikTokAt(host, { timeouts }), host)));
});

test.each(named)('nobody listening puts no secret into the failure of %s', async (_, call) => {
  expectNoSecret(await failureOf(call(createTikTokAt('127.0.0.1:9'), '127.0.0.1:9')));
});

test('a refused upload address is not in the failure', async () => {
  const tiktok = createTikTokAt('127.0.0.1:9', { uploadHosts: [] });
  expectNoSecret(await failureOf(upload(tiktok, 'someone:PLANTED@127.0.0.1:9')));
});
