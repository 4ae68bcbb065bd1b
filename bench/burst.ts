/** 2,000 events at one moment, beside an empty Bolt app: Slack gives each of them three seconds. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { SlackStandIn } from '../sandbox/slack/index.ts';
import { anotherTake } from '../test/fixtures/another-take.ts';
import { ACK_LIMIT_MS, acksSince, withEmptyApp, withSchedy } from './ack.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { author } from './stage.ts';

const EVENTS = 2_000;
const WARM_UP = 50;
/** Slack would send again after 3 s; here it waits, so that what comes later is measured too. */
export const patience = { ackTimeoutMs: 60_000 };

/** On the embedded database, and on a server where DATABASE_URL names one. */
export async function measureBurst(): Promise<Figure[]> {
  const measure = (slack: SlackStandIn) => acksOfBurst(slack, EVENTS);
  const reference = { name: 'empty Bolt app', value: percentile(await withEmptyApp(measure, patience), 0.99) };
  const kinds = { 'embedded database': true, ...(process.env.DATABASE_URL && { 'database server': false }) };
  const figures: Figure[] = [];
  for (const [kind, isEmbedded] of Object.entries(kinds)) {
    const value = percentile(await withSchedy(measure, { ...patience, isEmbedded }), 0.99);
    const name = `event to ack, p99 of a burst of ${EVENTS}, ${kind}`;
    figures.push({ name, value, unit: 'ms', reference, bar: { most: ACK_LIMIT_MS, of: 'value' } });
  }
  return figures;
}

/** How long each of so many events that come at one moment waits for its acknowledgement. */
export async function acksOfBurst(slack: SlackStandIn, count: number): Promise<number[]> {
  const bytes = await readFile(new URL('../test/fixtures/videos/ok.mp4', import.meta.url));
  await dropAtOnce(slack, bytes, WARM_UP);
  await pause(ACK_LIMIT_MS);
  const before = slack.deliveries.length;
  await dropAtOnce(slack, bytes, count);
  const what = 'the last acknowledgement';
  await slack.waitFor(() => slack.deliveries.every(({ settled }) => settled), {
    what,
    timeoutMs: patience.ackTimeoutMs,
  });
  return acksSince(slack, before);
}

async function dropAtOnce(slack: SlackStandIn, bytes: Uint8Array, count: number): Promise<void> {
  const { id: channel } = slack.channels.directMessage(author);
  const mia = slack.as(author);
  const drops = Array.from({ length: count }, (_, index) => ({
    channel,
    text: 'post in 3 days Ramen drop #cooking',
    files: [{ name: `clip-${index}.mp4`, bytes: anotherTake(bytes, index) }],
  }));
  await Promise.all(drops.map((drop) => mia.dropVideo(drop)));
}
