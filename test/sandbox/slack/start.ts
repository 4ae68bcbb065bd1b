import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createSlack, type SlackOptions, type SlackStandIn } from '../../../sandbox/slack/index.ts';

export const nothing = (): void => undefined;

export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** A stand-in that is closed after the test. */
export async function startSlack(options: Partial<SlackOptions> = {}): Promise<SlackStandIn> {
  const slack = await createSlack({ mode: 'socket', ...options });
  onTestFinished(() => slack.close());
  return slack;
}

export const clientOptions = (slack: SlackStandIn) => ({
  slackApiUrl: slack.env.SLACK_API_URL ?? '',
  retryConfig: { retries: 0 },
  logger: silent,
});

/** The vendor's own client, which retries nothing here. */
export const webClient = (slack: SlackStandIn, token = slack.env.SLACK_BOT_TOKEN): WebClient =>
  new WebClient(token, clientOptions(slack));
