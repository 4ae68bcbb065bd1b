import { createServer, type IncomingMessage, type Server } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHttpApp } from './bolt.ts';
import { startSlack } from './start.ts';

/** An endpoint that answers with one status after the other and remembers what it was sent. */
async function startEndpoint(statuses: readonly number[], headers: Record<string, string> = {}) {
  const requests: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ headers: request.headers, body });
    response.writeHead(statuses[requests.length - 1] ?? 200, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/slack/events`, requests };
}

describe('HTTP mode', () => {
  it('carries signed events, commands and clicks to the vendor receiver', async () => {
    const slack = await startSlack({ mode: 'http' });
    slack.users.add({ name: 'mia' });
    slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
    const texts: unknown[] = [];
    await startHttpApp(slack, (app) => {
      app.message(async ({ message }) => void texts.push('text' in message && message.text));
      app.command('/schedy', ({ ack }) => ack({ response_type: 'in_channel', text: 'for all' }));
      app.shortcut('post_to_tiktok', async ({ ack, respond }) => {
        await ack();
        await respond('noted');
      });
    });

    expect(await slack.verifyEventsUrl()).toBe(true);
    const said = await slack.as('mia').say({ channel: 'general', text: 'hello & <good> morning' });
    await slack.waitFor(() => slack.deliveries.some(({ ok, ts }) => ok && ts === said.ts), {
      what: 'the ack',
    });
    const command = await slack.as('mia').command('/schedy', 'queue', 'general');
    const shortcut = await slack.as('mia').messageShortcut('post_to_tiktok', 'general', said.ts);
    await slack.waitFor(() => slack.ephemerals('mia').length === 1, { what: 'the response' });

    expect(texts).toEqual(['hello &amp; &lt;good&gt; morning']);
    expect(command).toMatchObject({ ok: true, payload: { text: 'for all' } });
    expect(slack.messages('general').map(({ text }) => text)).toContain('for all');
    expect(shortcut.ok).toBe(true);
    expect(slack.ephemerals('mia')[0]?.text).toBe('noted');
  });

  it('is turned away with a forged signature', async () => {
    const slack = await startSlack({ mode: 'http' });
    const heard: string[] = [];
    await startHttpApp(slack, (app) => app.message(async () => void heard.push('something')));

    const status = await slack.deliverForged({
      type: 'event_callback',
      event: { type: 'message' },
    });

    expect(status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('retries what was not answered with 2xx and says so in the headers', async () => {
    const endpoint = await startEndpoint([500, 302, 200]);
    const slack = await startSlack({
      mode: 'http',
      retryDelaysMs: [1, 1, 1],
      eventsUrl: endpoint.url,
    });
    slack.users.add({ name: 'mia' });
    slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });

    await slack.as('mia').say({ channel: 'general', text: 'hello' });
    await slack.waitFor(() => slack.deliveries.some(({ ok }) => ok), { what: 'the ack' });

    const retries = endpoint.requests.map(({ headers }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
    ]);
    expect(retries).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'too_many_redirects'],
    ]);
    const ids = endpoint.requests.map(({ body }) => JSON.parse(body).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('stops retrying when it is told to', async () => {
    const endpoint = await startEndpoint([500], { 'x-slack-no-retry': '1' });
    const slack = await startSlack({
      mode: 'http',
      retryDelaysMs: [1, 1],
      eventsUrl: endpoint.url,
    });
    slack.users.add({ name: 'mia' });

    await slack.as('mia').say({ text: 'hello' });
    await slack.waitFor(() => slack.deliveries.some(({ settled }) => settled), { what: 'the end' });

    expect(slack.deliveries[0]).toMatchObject({
      ok: false,
      attempts: 1,
      lastFailure: 'http_error',
    });
  });

  it('sends commands as a bare form and tells the person when nobody answers', async () => {
    const endpoint = await startEndpoint([200, 500]);
    const slack = await startSlack({ mode: 'http', eventsUrl: endpoint.url });
    slack.users.add({ name: 'mia' });

    const answered = await slack.as('mia').command('/schedy', 'help');
    const failed = await slack.as('mia').command('/schedy', 'help');
    slack.setEventsUrl('http://127.0.0.1:1/slack/events');
    const unreachable = await slack.as('mia').command('/schedy', 'help');

    expect(endpoint.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(answered).toMatchObject({ ok: true, payload: {} });
    expect(failed).toEqual({ ok: false, error: 'dispatch_failed' });
    expect(unreachable).toEqual({ ok: false, error: 'dispatch_failed' });
    expect(slack.ephemerals('mia')).toHaveLength(2);
  });

  it('delivers an acknowledged event once more when asked to', async () => {
    const endpoint = await startEndpoint([]);
    const slack = await startSlack({ mode: 'http', eventsUrl: endpoint.url });
    slack.users.add({ name: 'mia' });
    await slack.as('mia').say({ text: 'hello' });
    const first = await slack.waitFor(() => slack.deliveries.find(({ ok }) => ok), { what: 'ack' });

    const again = await slack.redeliver(first.eventId ?? '');

    expect(again.ok).toBe(true);
    expect(endpoint.requests[1]?.headers['x-slack-retry-num']).toBe('1');
    expect(endpoint.requests[1]?.body).toBe(endpoint.requests[0]?.body);
  });
});
