/**
 * 200 events a second for a minute on each platform: until Slack's acknowledgement; on Discord until an interaction's
 * first answer, and, because it gives no receipt for messages, until the row of each stands in the database.
 */
import { readFile } from 'node:fs/promises';
import type { DiscordStandIn } from '../../sandbox/discord/index.ts';
import type { SlackStandIn } from '../../sandbox/slack/index.ts';
import { messageKey } from '../../src/bots/discord/events/read-message.ts';
import { anotherTake } from '../../test/fixtures/another-take.ts';
import { ACK_LIMIT_MS, acksSince, dropSteadily, withEmptyApp, withSchedy as withSchedyOnSlack } from '../ack.ts';
import { asker, askSteadily, withEmptyHandler, withSchedy as withSchedyOnDiscord } from '../callback.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { sendSteadily } from '../steadily.ts';
import { type KeptRows, watchKeptRows } from './kept-rows.ts';
import { withServers } from './workers.ts';

const PER_SECOND = 200;
const MOST_MS = 100;
/** What comes later is measured too, instead of being sent again or given up. */
const PATIENCE_MS = 60_000;

export async function measureEvents(): Promise<Figure[]> {
  const seconds = Number(process.env.SCALE_SECONDS ?? 60);
  return [await onSlack(seconds), ...(await onDiscord(seconds))];
}

/** `of` is measured beside `reference`, both in milliseconds. */
function figureOf(of: string, seconds: number, times: readonly number[], reference: Figure['reference']): Figure {
  const name = `${of}, p99 of ${PER_SECOND} a second for ${seconds} s`;
  return { name, value: percentile(times, 0.99), unit: 'ms', reference, bar: { most: MOST_MS, of: 'value' } };
}

const sayRate = (what: string, perSecond: number): void =>
  console.log(`  ${Math.round(perSecond)} ${what} a second were sent`);

const paceOf = (seconds: number) => ({ perSecond: PER_SECOND, count: seconds * PER_SECOND });

async function onSlack(seconds: number): Promise<Figure> {
  const patience = { ackTimeoutMs: PATIENCE_MS };
  const burst = async (slack: SlackStandIn): Promise<number[]> => {
    const before = slack.deliveries.length;
    sayRate('events', await dropSteadily(slack, paceOf(seconds)));
    await slack.waitFor(() => slack.deliveries.every(({ settled }) => settled), {
      what: 'the last acknowledgement',
      timeoutMs: PATIENCE_MS + ACK_LIMIT_MS,
    });
    return acksSince(slack, before);
  };
  const reference = { name: 'empty Bolt app', value: percentile(await withEmptyApp(burst, patience), 0.99) };
  return figureOf('Slack, event to ack', seconds, await withSchedyOnSlack(burst, patience), reference);
}

async function onDiscord(seconds: number): Promise<Figure[]> {
  const patience = { answerTimeoutMs: PATIENCE_MS };
  const ask = async (discord: DiscordStandIn): Promise<number[]> => {
    // Until everybody has been met.
    await askSteadily(discord, paceOf(2));
    const { answers, perSecond } = await askSteadily(discord, paceOf(seconds));
    sayRate('interactions', perSecond);
    return answers;
  };
  const empty = percentile(await withEmptyHandler(ask, patience), 0.99);
  return withServers(({ postgres, redis }) =>
    withSchedyOnDiscord(
      async (discord) => {
        const rows = await watchKeptRows(postgres.url);
        try {
          const asked = await ask(discord);
          const bare = percentile(await rows.insertSteadily(paceOf(seconds)), 0.99);
          const kept = await dropUntilKept(discord, rows, seconds);
          return [
            figureOf('Discord, interaction to callback', seconds, asked, {
              name: 'empty discord.js handler',
              value: empty,
            }),
            figureOf('Discord, message to its row', seconds, kept, { name: 'the bare insert', value: bare }),
          ];
        } finally {
          await rows.stop();
        }
      },
      { ...patience, databaseUrl: postgres.url, redisUrl: redis.url },
    ),
  );
}

/** Of each message with a video, from the gateway to its committed row; rejects when one is nowhere. */
async function dropUntilKept(discord: DiscordStandIn, rows: KeptRows, seconds: number): Promise<number[]> {
  const bytes = await readFile(new URL('../../test/fixtures/videos/ok.mp4', import.meta.url));
  const person = discord.as(asker);
  const { answers, perSecond } = await sendSteadily(paceOf(seconds), (index) =>
    person.dropVideo({
      text: 'post in 3 days Ramen drop #cooking',
      files: [{ name: `clip-${index}.mp4`, bytes: anotherTake(bytes, index) }],
    }),
  );
  sayRate('messages', perSecond);
  const sentAt = new Map(discord.deliveries.map(({ id, sentAt: at }) => [id, at]));
  const keptAt = await rows.untilKept(
    answers.map(({ id }) => messageKey(id)),
    PATIENCE_MS,
  );
  return answers.map(({ id }) => (keptAt.get(messageKey(id)) ?? Number.NaN) - (sentAt.get(id) ?? Number.NaN));
}
