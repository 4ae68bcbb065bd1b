import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSlack, type SlackOptions } from '../../../sandbox/slack/index.ts';
import { createSlackBot, type SlackBotConfig } from '../../../src/bots/slack/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';
import { plainDesk } from '../plain-desk.ts';
import { recordLog } from '../record-log.ts';
import { unusedCore } from '../unused-core.ts';
import { useDatabase } from '../use-database.ts';
import { configOf, startStage } from './stage.ts';

const database = useDatabase();

function botWith(config: Partial<SlackBotConfig> & { botToken: string }, startTimeoutMs = 5_000) {
  const bot = createSlackBot({
    core: unusedCore,
    desk: plainDesk(),
    onKept: () => undefined,
    log: recordLog().log,
    clock: { now: () => new Date() },
    config: { ...config, lateGraceMs: 0, catchUpMs: 0 },
    timing: { startTimeoutMs, retryAfterMs: 1 },
  });
  onTestFinished(() => bot.stop());
  return bot;
}

async function startSlack(options: Pick<SlackOptions, 'mode'> & Partial<SlackOptions>) {
  const slack = await createSlack(options);
  onTestFinished(() => slack.close());
  return slack;
}

describe('logging in', () => {
  it('names the bot token and what Slack said of it', async () => {
    const slack = await startSlack({ mode: 'socket' });
    const bot = botWith({ ...configOf(slack, 'socket'), botToken: 'xoxb-wrong' });

    await expect(bot.start()).rejects.toMatchObject({
      code: 'slack_login_failed',
      remedy: { kind: 'ask_operator' },
      facts: { token: 'bot_token', error: 'invalid_auth' },
    });
  });

  it('names the app token and what Slack said of it', async () => {
    const slack = await startSlack({ mode: 'socket' });
    const bot = botWith({ ...configOf(slack, 'socket'), appToken: 'xapp-wrong' });

    await expect(bot.start()).rejects.toMatchObject({
      code: 'slack_login_failed',
      facts: { token: 'app_token', error: 'invalid_auth' },
    });
    expect(slack.connections()).toBe(0);
  });

  async function addressOf(answer: RequestListener): Promise<{ apiUrl: string; close(): Promise<void> }> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async () => {
      server.closeAllConnections();
      server.close();
    };
    onTestFinished(close);
    const address = server.address();
    return { apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`, close };
  }

  it.each([
    [null, {}, '', /^Slack cannot be reached \(ECONNREFUSED\)\. Check the network/],
    [503, {}, '', /^Slack answers with an error of its own \(HTTP 503\)/],
    [429, {}, '', /^Slack wants no calls for 10 s/],
    [429, { 'retry-after': '7' }, '', /^Slack wants no calls for 7 s/],
    [200, {}, '{"ok":false,"error":"internal_error"}', /^Slack answers with an error of its own \(internal_error\)/],
  ])('answered with %s %j %s calls no token wrong', async (status, headers, body, said) => {
    const { apiUrl, close } = await addressOf((_request, response) =>
      response.writeHead(status ?? 500, headers).end(body),
    );
    if (status === null) await close();
    const bot = botWith({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl });

    const error = await bot.start().catch((caught: unknown) => caught);

    expect(sayToOperator(error)).toMatch(said);
    expect(sayToOperator(error)).not.toMatch(/_TOKEN/);
  });

  it('gives up on a Slack that does not answer', async () => {
    const { apiUrl } = await addressOf(() => undefined);
    const bot = botWith({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl }, 50);

    await expect(bot.start()).rejects.toMatchObject({
      code: 'slack_login_failed',
      remedy: { kind: 'retry' },
      facts: { token: 'bot_token', error: 'timeout' },
    });
  });

  it('asks for a signing secret where there is no app token', () => {
    expect(() => botWith({ botToken: 'xoxb-1' })).toThrow('slack_not_configured');
  });
});

describe('the socket', () => {
  it('is opened again at once when Slack refreshes it', async () => {
    const { slack, kept } = await startStage({ database: database() });
    expect(slack.connections()).toBe(1);

    slack.refreshConnections();
    await slack.waitFor(() => slack.connections() === 1, { what: 'the new connection' });
    await slack.as('mia').say({ text: 'post now' });
    await slack.waitFor(() => slack.deliveries.some(({ ok }) => ok), { what: 'the ack' });

    expect(kept).toHaveLength(1);
  });

  it('is tried again for as long as Slack lets nobody in', async () => {
    const { slack } = await startStage({ database: database() });
    slack.faults.plan({
      path: '/api/apps.connections.open',
      times: 3,
      action: { kind: 'answer', status: 200, body: '{"ok":false,"error":"invalid_auth"}' },
    });

    slack.refreshConnections();

    await slack.waitFor(() => slack.connections() === 1, { what: 'the new connection' });
  });

  it('is closed by a stop', async () => {
    const { slack, bot } = await startStage({ database: database() });

    await bot.stop();

    await slack.waitFor(() => slack.connections() === 0, { what: 'the end of the connection' });
  });

  it('is tried no more after a stop', async () => {
    const { slack, bot } = await startStage({ database: database() });
    const tries = () => slack.calls.filter(({ method }) => method === 'apps.connections.open');
    slack.refreshConnections();
    slack.faults.plan({
      path: '/api/apps.connections.open',
      times: Number.POSITIVE_INFINITY,
      action: { kind: 'answer-after', status: 200, body: '{"ok":false,"error":"invalid_auth"}' },
    });
    await slack.waitFor(() => tries().length > 2, { what: 'tries in vain' });

    await bot.stop();

    const made = tries().length;
    slack.faults.reset();
    await new Promise((resolve) => setImmediate(resolve));
    expect(tries()).toHaveLength(made);
    expect(slack.connections()).toBe(0);
  });
});

describe('the HTTP receiver', () => {
  it('turns away what Slack has not signed', async () => {
    const { slack, rows } = await startStage({ database: database(), mode: 'http' });

    const event = { type: 'message', user: 'U1', text: 'post now', channel: 'D1', ts: '1.1' };
    const status = await slack.deliverForged({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev1',
      event: { ...event, channel_type: 'im' },
    });

    expect(status).toBe(401);
    expect(await rows()).toEqual([]);
  });

  it('takes part in the handshake', async () => {
    const { slack } = await startStage({ database: database(), mode: 'http' });

    expect(await slack.verifyEventsUrl()).toBe(true);
  });

  it('asks Slack to come again while Schedy is stopped', async () => {
    const { slack, bot } = await startStage({ database: database(), mode: 'http' });
    await bot.stop();

    expect(await slack.deliverForged({ type: 'event_callback' })).toBe(503);
  });
});
