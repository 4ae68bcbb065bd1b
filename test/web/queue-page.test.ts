import { afterEach, expect, it } from 'vitest';
import { createWeb } from '../../src/web/index.ts';
import type { QueueReport } from '../../src/web/queue-page.ts';

const apiKey = 'planted-api-key-0123456789';
const report: QueueReport = {
  queues: [{ queue: 'posts', waiting: 3, active: 1, delayed: 40, oldestMs: 12_400 }],
  failed: [
    {
      id: '019ac0de-0000-7000-8000-000000000001',
      platform: 'slack',
      tries: 5,
      errorCode: '<b>died</b>',
      failedAt: new Date(Date.UTC(2026, 10, 24, 12)),
    },
  ],
};
const nothing = () => Promise.reject(new Error('That is not asked for here.'));
const errors: string[] = [];
const log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (_facts: object, text: string) => errors.push(text),
};

/** As it is served, with the door through which every error leaves. */
const serve = (key: string | undefined) =>
  createWeb({
    profiles: { openTicket: nothing, finishConnect: nothing, listAll: nothing, checkToken: nothing },
    webhooks: { keep: nothing },
    readiness: nothing,
    queues: async () => report,
    log,
    config: {
      publicUrl: 'https://schedy.example',
      apiKey: key,
      operator: { name: 'Ramen House', contact: 'hello@ramen.example', mediaRetentionDays: 7 },
    },
  });
const app = serve(apiKey);
afterEach(() => expect(errors).toEqual([]));
const basic = (password: string) => `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`;
const get = (path: string, authorization?: string, routes = app) =>
  routes.request(path, authorization === undefined ? {} : { headers: { authorization } });

it('a browser is asked for the key as a password, and shows counts and what was given up', async () => {
  const page = await get('/queues', basic(apiKey));
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain('<th scope="row">posts</th><td>3</td><td>12 s</td><td>1</td><td>40</td>');
  expect(text).toContain('&lt;b&gt;died&lt;/b&gt;');
  for (const wrong of [undefined, basic('something-else-entirely'), basic('')]) {
    const refused = await get('/queues', wrong);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic/);
  }
});

it('a program sends the key as a bearer token', async () => {
  expect(await (await get('/api/queues', `Bearer ${apiKey}`)).json()).toMatchObject({ queues: report.queues });
  expect((await get('/api/queues', 'Bearer something-else-entirely')).status).toBe(401);
  expect((await get('/api/queues')).status).toBe(401);
});

it('without a key there is nothing', async () => {
  const without = serve(undefined);
  for (const path of ['/queues', '/api/queues']) expect((await get(path, basic(''), without)).status).toBe(404);
});

it('nothing can be changed', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const headers = { authorization: basic(apiKey) };
    expect((await app.request('/queues', { method, headers })).status).toBe(404);
  }
});
