import type { Server } from 'node:http';
import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { SlackStandIn } from '../../../sandbox/slack/index.ts';
import { clientOptions, nothing, silent } from './start.ts';

function createApp(slack: SlackStandIn, receiver: Receiver, register: (app: App) => void): App {
  const token = slack.env.SLACK_BOT_TOKEN ?? '';
  const app = new App({ token, receiver, clientOptions: clientOptions(slack), logger: silent });
  register(app);
  return app;
}

/** The unmodified vendor app in Socket Mode; `register` adds listeners before it connects. */
export async function startSocketApp(
  slack: SlackStandIn,
  register: (app: App) => void = nothing,
  options: { clientPingTimeout?: number } = {},
): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.env.SLACK_APP_TOKEN ?? '',
    logger: silent,
    installerOptions: { clientOptions: clientOptions(slack) },
    ...options,
  });
  const app = createApp(slack, receiver, register);
  await app.start();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

/** The unmodified vendor app behind its HTTP receiver, on a free port. */
export async function startHttpApp(slack: SlackStandIn, register: (app: App) => void = nothing): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.env.SLACK_SIGNING_SECRET ?? '',
    logger: silent,
  });
  const app = createApp(slack, receiver, register);
  const server = (await receiver.start(0)) as Server;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  slack.setEventsUrl(`http://127.0.0.1:${port}/slack/events`);
  onTestFinished(async () => void (await app.stop()));
  return app;
}
