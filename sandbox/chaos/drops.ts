/** People drop videos, each with bytes and words of its own. */
import { join } from 'node:path';
import { makeLargeVideo } from '../../test/fixtures/large-video.ts';
import type { SlackStandIn } from '../slack/index.ts';
import { channels, people } from './crowd.ts';
import type { Random } from './random.ts';

/** What was dropped, and what must become of it. */
export interface Drop {
  caption: string;
  author: string;
  channel: string;
  /** Of the message with the video. */
  ts: string;
  handle: string;
  sha256: string;
  /** What its author writes under it as soon as it is scheduled. */
  secondThought: string | undefined;
}

export interface Dropping {
  slack: SlackStandIn;
  handles: readonly string[];
  directory: string;
  random: Random;
}

/** One chunk takes up to 16 MiB; every tenth video needs two. */
const smallBytes = [60_000, 900_000] as const;
const largeBytes = 20_000_000;
const latestSeconds = 45;
/** Long enough that somebody can think again in time. */
const thoughtSeconds = 15;

export async function dropVideo({ slack, handles, directory, random }: Dropping, index: number): Promise<Drop> {
  const name = `take-${index}.mp4`;
  const path = join(directory, name);
  const sizeBytes = random.chance(0.1) ? largeBytes : random.between(...smallBytes);
  const { sha256 } = await makeLargeVideo({ path, sizeBytes, seed: index + 1 });
  const author = random.pick(people);
  const channel = random.pick(channels);
  const handle = handles[index % handles.length] ?? '';
  const seconds = random.chance(0.3) ? 0 : random.between(3, latestSeconds);
  const isThoughtOver = seconds >= thoughtSeconds && random.chance(0.6);
  const caption = `Ramen take-${index} #cooking`;
  const when = seconds === 0 ? 'now' : `in ${seconds} seconds`;
  const text = `post ${when} on @${handle} ${caption}`;
  const { ts } = await slack.as(author).dropVideo({ channel, text, files: [{ name, path }] });
  const later = `move to in ${random.between(30, 60)} seconds`;
  const secondThought = isThoughtOver ? later : undefined;
  return { caption, author, channel, ts, handle, sha256, secondThought };
}
