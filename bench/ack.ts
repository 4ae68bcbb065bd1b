/** From an event to Slack's acknowledgement at 50 a second, beside an empty Bolt app. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createSlack, type SlackOptions, type SlackStandIn } from '../sandbox/slack/index.ts';
import { anotherTake } from '../test/fixtures/another-take.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { author, openStage } from './stage.ts';
import { type Pace, sendSteadily } from './steadily.ts';
import { measureInTurns } from './turns.ts';

const PER_SECOND = 50;
const WARM_UP_SECONDS = 4;
const SECONDS = 10;
/** Slack sends again what is not acknowledged by then. */
export const ACK_LIMIT_MS = 3_000;
const droppedVideo = 'message/file_share';

export const measureAcks = (): Promise<Figure[]> =>
  measureInTurns({
    name: `event to ack, p99 at ${PER_SECOND} a second`,
    reference: 'empty Bolt app',
    measure: { schedy: () => withSchedy(measure), empty: () => withEmptyApp(measure) },
  });

type Measure = (slack: SlackStandIn) => Promise<number[]>;
type Patience = Pick<SlackOptions, 'ackTimeoutMs'>;
type StageOptions = Parameters<typeof openStage>[0];

/** Measures a Bolt app that does nothing, in a process of its own. */
export async function withEmptyApp(measureIt: Measure, options: Patience = {}): Promise<number[]> {
  const slack = await createSlack({ mode: 'socket', rateLimits: false, ...options });
  slack.users.add({ name: author, tz: 'Europe/Berlin' });
  const child = startChild(new URL('./empty-app.ts', import.meta.url), {
    env: { ...process.env, ...slack.env },
  });
  try {
    await child.nextLine();
    return await measureIt(slack);
  } finally {
    await child.stop();
    await slack.close();
  }
}

/** Measures Schedy, in a process of its own. */
export async function withSchedy(measureIt: Measure, options: StageOptions = {}): Promise<number[]> {
  const stage = await openStage(options);
  try {
    return await measureIt(stage.slack);
  } finally {
    await stage.close();
  }
}

/**
 * Every event is a video with an instruction: the kind that Schedy keeps and works on. What it says
 * in the thread comes back as events too; those are not part of the 50 a second.
 */
async function measure(slack: SlackStandIn): Promise<number[]> {
  await dropSteadily(slack, { perSecond: PER_SECOND, count: WARM_UP_SECONDS * PER_SECOND });
  const before = slack.deliveries.length;
  await dropSteadily(slack, { perSecond: PER_SECOND, count: SECONDS * PER_SECOND });
  await pause(ACK_LIMIT_MS);
  return acksSince(slack, before);
}

/** How long each dropped video waited for its acknowledgement; rejects when one had none, or only at its second try. */
export function acksSince(slack: SlackStandIn, before: number): number[] {
  const events = slack.deliveries.slice(before).filter(({ type }) => type === droppedVideo);
  const failed = events.filter(({ ok, attempts }) => !ok || attempts > 1).length;
  if (failed > 0) throw new Error(`${failed} of ${events.length} events were not acknowledged.`);
  return events.map(({ ackedAfterMs }) => ackedAfterMs ?? Infinity);
}

/** Answers how many a second were really sent. */
export async function dropSteadily(slack: SlackStandIn, pace: Pace): Promise<number> {
  const bytes = await readFile(new URL('../test/fixtures/videos/ok.mp4', import.meta.url));
  const { id: channel } = slack.channels.directMessage(author);
  const mia = slack.as(author);
  const { perSecond } = await sendSteadily(pace, (index) =>
    mia.dropVideo({
      channel,
      text: 'post in 3 days Ramen drop #cooking',
      files: [{ name: `clip-${index}.mp4`, bytes: anotherTake(bytes, index) }],
    }),
  );
  return perSecond;
}
