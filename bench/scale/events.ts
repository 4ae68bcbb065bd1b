/** 200 events a second for a minute on each platform: until Slack's acknowledgement, and until Discord's message is kept. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { SlackStandIn } from '../../sandbox/slack/index.ts';
import { anotherTake } from '../../test/fixtures/another-take.ts';
import { ACK_LIMIT_MS, acksSince, withEmptyApp, withSchedy } from '../ack.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { author } from '../stage.ts';

const PER_SECOND = 200;
const MOST_MS = 100;
/** What comes later is measured too, instead of being sent again. */
const patience = { ackTimeoutMs: 60_000 };

/** On Slack; Discord gives no receipt for messages, and what its interactions wait for is in `bench -- callback`. */
export async function measureEvents(): Promise<Figure[]> {
  const seconds = Number(process.env.SCALE_SECONDS ?? 60);
  const burst = (slack: SlackStandIn) => measure(slack, seconds);
  const reference = { name: 'empty Bolt app', value: percentile(await withEmptyApp(burst, patience), 0.99) };
  const value = percentile(await withSchedy(burst, patience), 0.99);
  const name = `event to ack, p99 of ${PER_SECOND} a second for ${seconds} s`;
  return [{ name, value, unit: 'ms', reference, bar: { most: MOST_MS, of: 'value' } }];
}

async function measure(slack: SlackStandIn, seconds: number): Promise<number[]> {
  const bytes = await readFile(new URL('../../test/fixtures/videos/ok.mp4', import.meta.url));
  const { id: channel } = slack.channels.directMessage(author);
  const mia = slack.as(author);
  const before = slack.deliveries.length;
  const began = performance.now();
  const dropping: Promise<unknown>[] = [];
  for (let index = 0; index < seconds * PER_SECOND; index += 1) {
    const files = [{ name: `clip-${index}.mp4`, bytes: anotherTake(bytes, index) }];
    // Not one after the other: whoever waited for each would send fewer when Schedy is slow.
    dropping.push(mia.dropVideo({ channel, text: 'post in 3 days Ramen drop #cooking', files }));
    const aheadMs = ((index + 1) * 1000) / PER_SECOND - (performance.now() - began);
    if (aheadMs > 0) await pause(aheadMs);
  }
  await Promise.all(dropping);
  const rate = (seconds * PER_SECOND * 1000) / (performance.now() - began);
  console.log(`  ${Math.round(rate)} events a second were sent`);
  await slack.waitFor(() => slack.deliveries.every(({ settled }) => settled), {
    what: 'the last acknowledgement',
    timeoutMs: patience.ackTimeoutMs + ACK_LIMIT_MS,
  });
  return acksSince(slack, before);
}
