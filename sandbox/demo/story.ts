/** Stories from the first command to the video's link. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../chats/chat.ts';
import { author } from './cast.ts';
import { connect } from './connect.ts';
import { type DroppedVideo, makeDroppedVideo } from './dropped-video.ts';
import type { Stage } from './stage.ts';
import { isClosing, repliesIn, videoLink } from './thread.ts';
import { askForBoth, decideTogether, firstCaption } from './together.ts';

export const caption = 'Ramen drop #cooking';
/** The card shows progress every three seconds. */
const uploadMs = 5000;

/** What is dropped here came and went; what may be asked about it stays. */
export interface Told {
  video: DroppedVideo;
  /** The message that carried it. */
  root: Place;
}

/** One person and one video: what a program that is killed in the middle is tried with. */
export async function tellStory(stage: Stage): Promise<Told> {
  await settleIn(stage);
  await connect(stage);
  slowDown(stage);
  const told = await drop(stage, `post in 20 seconds ${caption}`);
  await untilLinked(stage, told);
  return told;
}

/** The same with somebody who approves it, and an account that wants its settings chosen in a form. */
export async function tellStoryOfTeam(stage: Stage): Promise<Told> {
  await settleIn(stage);
  await connect(stage);
  await askForBoth(stage);
  slowDown(stage);
  const told = await drop(stage, `post tomorrow 7pm ${firstCaption}`);
  await decideTogether(stage, told, caption);
  await untilLinked(stage, told);
  return told;
}

/** Discord does not tell where people are, so mia does, once. */
async function settleIn({ chat, transcript }: Stage): Promise<void> {
  if (chat.platform !== 'discord') return;
  transcript.person('/schedy timezone Berlin');
  await chat.command(author, 'timezone Berlin');
}

async function drop({ chat, transcript, directory }: Stage, instruction: string): Promise<Told> {
  const video = await makeDroppedVideo(directory);
  const { name, path } = video;
  transcript.person(`[${name}]  ${instruction}`);
  const saying = { text: instruction, files: [{ name, path }] };
  return { video, root: await chat.say(author, saying) };
}

/** An upload on loopback is over before anybody sees it; this is the line of a busy office. */
function slowDown({ tiktok }: Stage): void {
  let startedAt: number | undefined;
  tiktok.on('chunk', async ({ first, receivedBytes, total }) => {
    startedAt ??= performance.now();
    const dueMs = ((first + receivedBytes) / total) * uploadMs;
    const aheadMs = startedAt + dueMs - performance.now();
    if (aheadMs > 0) await pause(aheadMs);
  });
}

/** The reply that mentions mia carries the link of the video. */
export async function untilLinked(stage: Stage, { root }: Pick<Told, 'root'>): Promise<void> {
  const { chat, patienceMs } = stage;
  await chat.waitFor(() => repliesIn(chat, root).some((reply) => isClosing(reply) && videoLink.test(reply.text)), {
    what: 'the link of the video',
    timeoutMs: patienceMs,
  });
}
