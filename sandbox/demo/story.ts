/** One story from the first command to the video's link. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../slack/index.ts';
import { author, channelName } from './cast.ts';
import { connect } from './connect.ts';
import { type DroppedVideo, makeDroppedVideo } from './dropped-video.ts';
import type { Stage } from './stage.ts';
import { cardsIn, isClosing, repliesIn, videoLink } from './thread.ts';

export const caption = 'Ramen drop #cooking';
const instruction = `post in 20 seconds ${caption}`;

/** What is dropped here came and went; what may be asked about it stays. */
export interface Told {
  video: DroppedVideo;
  /** The message that carried it. */
  root: Message;
}

export async function tellStory(stage: Stage): Promise<Told> {
  const { transcript } = stage;
  await connect(stage);
  slowDown(stage);
  const told = await drop(stage);
  await untilScheduled(stage, told);
  transcript.aside('… twenty seconds later');
  await untilLinked(stage, told);
  return told;
}

async function drop({ slack, transcript, directory }: Stage): Promise<Told> {
  const video = await makeDroppedVideo(directory);
  const { name, path } = video;
  transcript.person(`[${name}]  ${instruction}`);
  const dropping = { channel: channelName, text: instruction, files: [{ name, path }] };
  return { video, root: await slack.as(author).dropVideo(dropping) };
}

/** An upload on loopback is over before anybody sees it; this is the line of a busy office. */
function slowDown({ tiktok }: Stage): void {
  tiktok.on('chunk', () => pause(pauseMs));
}

const pauseMs = 8;

export async function untilScheduled(
  { slack, patienceMs }: Stage,
  { root }: Pick<Told, 'root'>,
): Promise<void> {
  // Whoever was killed meanwhile may come back when it is already on its way.
  await slack.waitFor(() => cardsIn(slack, root).some(({ text }) => !text.startsWith('reading')), {
    what: 'the card to say when it goes out',
    timeoutMs: patienceMs,
  });
}

/** The reply that mentions mia carries the link of the video. */
export async function untilLinked(stage: Stage, { root }: Pick<Told, 'root'>): Promise<void> {
  const { slack, patienceMs } = stage;
  await slack.waitFor(
    () => repliesIn(slack, root).some((reply) => isClosing(reply) && videoLink.test(reply.text)),
    { what: 'the link of the video', timeoutMs: patienceMs },
  );
}
