/** Slack gives an event three seconds: a burst is acknowledged beside what an app takes for it that does nothing. */
import { expect, test } from 'vitest';
import { ACK_LIMIT_MS, withEmptyApp, withSchedy } from '../../bench/ack.ts';
import { acksOfBurst, patience } from '../../bench/burst.ts';
import { percentile } from '../../bench/percentile.ts';
import type { SlackStandIn } from '../../sandbox/slack/index.ts';

/** A quarter of what the bench sends; how long it takes is compared, so that a busy machine says the same as a quiet one. */
const EVENTS = 500;
const MOST_TIMES = 12;

test(`a burst of ${EVENTS} events is acknowledged almost as soon as an app that does nothing would`, async () => {
  const measure = (slack: SlackStandIn) => acksOfBurst(slack, EVENTS);
  const empty = percentile(await withEmptyApp(measure, patience), 0.99);
  const schedy = percentile(await withSchedy(measure, { ...patience, isEmbedded: true }), 0.99);
  expect(schedy).toBeLessThan(Math.max(MOST_TIMES * empty, ACK_LIMIT_MS / 4));
});
