import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { oneChunk, openClient, put, video } from './client.ts';

interface Received {
  readonly signature: string;
  readonly body: string;
}

/** A callback address that answers as it is told, and a client of the stand-in that calls it. */
async function openCallback(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received.push({ signature: String(request.headers['tiktok-signature']), body });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const client = await openClient({ webhookUrl: `http://127.0.0.1:${port}/hooks` });
  const upload = async () => {
    const token = await client.login({ handle: 'ramenhouse' });
    const { upload_url, publish_id } = (await client.init(token, oneChunk(5))).json.data;
    await put(upload_url, video(5));
    client.advance(2);
    return publish_id;
  };
  return { ...client, received, upload };
}

const events = (received: readonly Received[]) =>
  received.map(({ body }) => (JSON.parse(body) as { event: string }).event);

it('webhooks are signed over their raw body and name the publish', async () => {
  const { tiktok, received, upload } = await openCallback();
  const publishId = await upload();
  await tiktok.webhooks.deliver();
  expect(events(received)).toEqual(['post.publish.complete', 'post.publish.publicly_available']);
  for (const { signature, body } of received) {
    const [t, s] = signature.split(',').map((part) => part.slice(2));
    const key = tiktok.env.TIKTOK_CLIENT_SECRET;
    expect(createHmac('sha256', key).update(`${t}.${body}`).digest('hex')).toBe(s);
    expect(body).toContain(publishId);
  }
  const [postId = ''] = tiktok.posts()[0]?.publicPostIds ?? [];
  // Raw digits: a double would have rounded them.
  expect(received[1]?.body).toContain(`\\"post_id\\":${postId}}`);
});

it('what has been heard is told once, unless it is told to be repeated', async () => {
  const { tiktok, received, upload } = await openCallback();
  await upload();
  await tiktok.webhooks.deliver({ times: 2, reversed: true });
  await tiktok.webhooks.deliver();
  expect(events(received)).toEqual([
    'post.publish.publicly_available',
    'post.publish.publicly_available',
    'post.publish.complete',
    'post.publish.complete',
  ]);
  expect(await tiktok.webhooks.repeat()).toHaveLength(2);
});

it('what was not answered with 200 comes again, with growing pauses', async () => {
  const { tiktok, received, upload, advance } = await openCallback([500, 200, 302]);
  await upload();
  await tiktok.webhooks.deliver();
  await tiktok.webhooks.deliver();
  expect(received).toHaveLength(2);
  advance(10);
  await tiktok.webhooks.deliver();
  advance(19);
  await tiktok.webhooks.deliver();
  expect(received).toHaveLength(3);
  advance(1);
  await tiktok.webhooks.deliver();
  expect(events(received.slice(2))).toEqual(['post.publish.complete', 'post.publish.complete']);
  expect(tiktok.webhooks.sent.map(({ status }) => status)).toEqual([500, 200, 302, 200]);
});

it('a removed authorization and a hidden video are told', async () => {
  const { tiktok, received, upload, advance } = await openCallback();
  await upload();
  tiktok.webhooks.lose();
  tiktok.hide(tiktok.posts()[0]?.postIds[0] ?? '');
  advance(1);
  tiktok.accounts.revoke('ramenhouse');
  await tiktok.webhooks.deliver();
  expect(events(received)).toEqual(['post.publish.no_longer_publicaly_available', 'authorization.removed']);
  expect(received[1]?.body).toContain('"content":"{\\"reason\\":1}"');
});
