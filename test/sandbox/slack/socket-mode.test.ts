import type { App } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { startSocketApp } from './bolt.ts';
import { startSlack, webClient } from './start.ts';

function addPeople(slack: SlackStandIn) {
  const mia = slack.users.add({ name: 'mia' });
  const general = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  return { mia, general };
}

const never = (): Promise<never> => new Promise(() => undefined);

describe('Socket Mode', () => {
  it('greets the app and carries events, commands and clicks, acknowledged', async () => {
    const slack = await startSlack();
    const { mia, general } = addPeople(slack);
    await startSocketApp(slack, (app) => {
      app.message('hello', ({ say }) => say({ text: 'hi', blocks: [button('go', 'Go')] }).then());
      app.command('/schedy', ({ ack, command }) => ack(`you said ${command.text}`));
      app.action('go', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'gone', replace_original: true });
      });
    });
    expect(slack.connections()).toBe(1);

    await slack.as(mia.id).say({ channel: general.id, text: 'hello' });
    const reply = await slack.waitFor(() => slack.messages(general.id).find((message) => message.fromBot), {
      what: 'an answer',
    });
    const command = await slack.as('mia').command('/schedy', 'connect', general.id);
    const click = await slack.as('mia').click(reply, 'Go');

    expect(command).toMatchObject({ ok: true, payload: { text: 'you said connect' } });
    expect(slack.ephemerals('mia').map((shown) => shown.text)).toEqual(['you said connect']);
    expect(click.ok).toBe(true);
    await slack.waitFor(() => slack.messages(general.id).find(({ text }) => text === 'gone'), {
      what: 'the replaced message',
    });
    const heard = slack.deliveries.find(({ type }) => type === 'message');
    expect(heard).toMatchObject({ kind: 'event', attempts: 1, ok: true });
    expect(heard?.ackedAfterMs).toBeLessThan(3000);
  });

  it('sends an event again, marked as a retry, until it is acknowledged', async () => {
    const slack = await startSlack({ ackTimeoutMs: 250, retryDelaysMs: [1, 1, 1] });
    const { general } = addPeople(slack);
    const seen: Seen[] = [];
    await startSocketApp(slack, (app) => holdBack(app, seen, 2));

    await slack.as('mia').say({ channel: general.id, text: 'hello' });
    const delivery = await slack.waitFor(() => slack.deliveries.find(({ ok }) => ok), {
      what: 'the acknowledged retry',
    });

    const [first, second, third] = seen;
    expect(delivery.attempts).toBe(seen.length);
    expect([first?.retry, second?.retry, third?.retry]).toEqual([0, 1, 2]);
    expect([first?.reason, third?.reason]).toEqual(['', 'timeout']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
  });

  it('gives up an event after its last retry', async () => {
    const slack = await startSlack({ ackTimeoutMs: 20, retryDelaysMs: [1] });
    const { general } = addPeople(slack);
    await startSocketApp(slack, (app) => holdBack(app, [], 99));

    await slack.as('mia').say({ channel: general.id, text: 'hello' });
    const delivery = await slack.waitFor(() => slack.deliveries.find(({ settled }) => settled), {
      what: 'the end of the retries',
    });

    expect(delivery).toMatchObject({ ok: false, attempts: 2, lastFailure: 'timeout' });
  });

  it('keeps events for a later retry while nobody is connected, and fails commands at once', async () => {
    const slack = await startSlack({ retryDelaysMs: [60_000] });
    const { general } = addPeople(slack);
    await slack.as('mia').say({ channel: general.id, text: 'anybody there?' });

    expect(await slack.as('mia').command('/schedy', 'help', general.id)).toEqual({
      ok: false,
      error: 'dispatch_failed',
    });
    expect(slack.ephemerals('mia')).toMatchObject([
      { from: 'slackbot', text: '/schedy failed with the error "dispatch_failed"' },
    ]);
    const texts: unknown[] = [];
    await startSocketApp(slack, (app) => {
      app.message(async ({ message }) => void texts.push('text' in message && message.text));
    });
    await slack.deliverPending();

    await slack.waitFor(() => texts.length === 1, { what: 'the event' });
    expect(texts).toEqual(['anybody there?']);
    expect(slack.deliveries[0]).toMatchObject({ ok: true, attempts: 2 });
  });

  it('keeps what an app had not acknowledged when its process was killed', async () => {
    const slack = await startSlack({ retryDelaysMs: [60_000] });
    addPeople(slack);
    const socket = await connectSocket(slack);
    socket.on('message', () => socket.terminate());

    await slack.as('mia').say({ text: 'post now' });
    await slack.waitFor(() => slack.deliveries[0]?.lastFailure === 'timeout', {
      timeoutMs: 2500,
      what: 'the lost socket',
    });
    await startSocketApp(slack);
    await slack.deliverPending();

    expect(slack.deliveries).toMatchObject([{ ok: true, attempts: 2 }]);
  });

  it('tells the person when a command is not acknowledged in time', async () => {
    const slack = await startSlack({ ackTimeoutMs: 30 });
    addPeople(slack);
    await startSocketApp(slack, (app) => app.command('/schedy', never));

    const outcome = await slack.as('mia').command('/schedy', 'queue');

    expect(outcome).toEqual({ ok: false, error: 'operation_timeout' });
  });

  it('gives each envelope to one socket only', async () => {
    const slack = await startSlack();
    const { general } = addPeople(slack);
    const counts = [0, 0];
    await Promise.all(
      counts.map((_, index) =>
        startSocketApp(slack, (app) => {
          app.message(async () => {
            counts[index] = (counts[index] ?? 0) + 1;
          });
        }),
      ),
    );
    for (const text of ['one', 'two', 'three', 'four']) {
      await slack.as('mia').say({ channel: general.id, text });
    }
    await slack.waitFor(() => slack.deliveries.filter(({ ok }) => ok).length === 4, {
      what: 'four acks',
    });

    expect(counts).toEqual([2, 2]);
  });

  it('has the app connect anew on request, with a fresh ticket', async () => {
    const slack = await startSlack();
    const { general } = addPeople(slack);
    const texts: unknown[] = [];
    const listen = (app: App) => app.message(async ({ message }) => void texts.push('text' in message && message.text));
    await startSocketApp(slack, listen, { clientPingTimeout: 800 });

    slack.refreshConnections();
    expect(slack.connections()).toBe(0);
    await slack.waitFor(() => slack.calls.filter(({ method }) => method === 'apps.connections.open').length === 2, {
      what: 'the second connection',
    });
    await slack.waitFor(() => slack.connections() === 1, { what: 'the new socket' });
    await slack.as('mia').say({ channel: general.id, text: 'back again' });

    await slack.waitFor(() => slack.deliveries.some(({ ok }) => ok), { what: 'the ack' });
    expect(texts).toEqual(['back again']);
  });

  it('tells listeners of an event that was acknowledged', async () => {
    const slack = await startSlack();
    addPeople(slack);
    const acked: unknown[] = [];
    const off = slack.on('event-acked', ({ eventId, event }) => void acked.push([eventId, event]));
    await startSocketApp(slack);

    await slack.as('mia').say({ text: 'hello' });
    await slack.waitFor(() => acked.length === 1, { what: 'the ack' });
    off();
    await slack.as('mia').say({ text: 'again' });
    await slack.waitFor(() => slack.deliveries[1]?.ok, { what: 'the second ack' });

    const eventId = slack.deliveries[0]?.eventId;
    expect(acked).toMatchObject([[eventId, { type: 'message', text: 'hello' }]]);
  });

  it('sends the eleventh socket away', async () => {
    const slack = await startSlack();
    for (let count = 1; count <= 10; count += 1) await connectSocket(slack);
    expect(slack.connections()).toBe(10);

    const eleventh = await connectSocket(slack);
    await new Promise((resolve) => eleventh.once('close', resolve));
    expect(slack.connections()).toBe(10);
  });

  it('refuses a socket without a ticket, a bot token where the app token belongs, and vice versa', async () => {
    const slack = await startSlack();
    const guessed = new WebSocket(`${slack.url.replace('http', 'ws')}/link/?ticket=guessed`);
    await new Promise((resolve) => guessed.once('error', resolve));
    const { url } = await connectSocket(slack);
    const again = new WebSocket(url);
    await new Promise((resolve) => again.once('error', resolve));
    expect(slack.connections()).toBe(1);

    const withBotToken = webClient(slack).apps.connections.open({});
    await expect(withBotToken).rejects.toThrow('not_allowed_token_type');
    const withAppToken = webClient(slack, slack.env.SLACK_APP_TOKEN).auth.test();
    await expect(withAppToken).rejects.toThrow('not_allowed_token_type');
    await expect(webClient(slack, 'xapp-wrong').apps.connections.open({})).rejects.toThrow('invalid_auth');
  });
});

interface Seen {
  id: unknown;
  retry: number | undefined;
  reason: string | undefined;
}

const button = (action: string, label: string) => ({
  type: 'actions' as const,
  elements: [
    {
      type: 'button' as const,
      action_id: action,
      text: { type: 'plain_text' as const, text: label },
    },
  ],
});

/** A bare socket, past its first message. */
async function connectSocket(slack: SlackStandIn): Promise<WebSocket> {
  const client = webClient(slack, slack.env.SLACK_APP_TOKEN);
  const { url = '' } = await client.apps.connections.open({});
  const socket = new WebSocket(url);
  onTestFinished(() => socket.close());
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}

/** An app that acknowledges only after so many tries. */
function holdBack(app: App, seen: Seen[], failures: number): void {
  const { processEvent } = app;
  app.processEvent = async (event) => {
    seen.push({ id: event.body.event_id, retry: event.retryNum, reason: event.retryReason });
    if (seen.length <= failures) return never();
    return processEvent.call(app, event);
  };
}
