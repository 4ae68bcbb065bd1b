/** People drop videos, each with bytes and words of its own. */
import { join } from 'node:path';
import { makeLargeVideo } from '../../test/fixtures/large-video.ts';
import type { Chat, Place } from '../chats/chat.ts';
import type { Random } from './random.ts';
import { type Crew, people } from './virtual-users.ts';

/** What was dropped, and what must become of it. */
export interface Drop {
  caption: string;
  author: string;
  chat: Chat;
  /** Of the message with the video; another one when its author had to say it again. */
  place: Place;
  handle: string;
  sha256: string;
  /** Says the same once more, as a person does whom nobody has answered. */
  again(): Promise<Place>;
  /** Epoch milliseconds that its author asked for; null when they think again. */
  askedForMs: number | null;
  /** What its author writes under it as soon as it is scheduled. */
  secondThought: string | undefined;
  /** Ids of messages that its author deleted. */
  takenBack: string[];
  /** Said again, though the first message had been heard after all: that one's post goes out, this one was cancelled. */
  isRepeat: boolean;
  /** Its author has pressed Cancel, because the first one is out. */
  isTakenBack: boolean;
}

export interface Dropping {
  crews: readonly Crew[];
  directory: string;
  random: Random;
}

/** One chunk takes up to 16 MiB; every tenth video needs two. */
const smallBytes = [60_000, 900_000] as const;
const largeBytes = 20_000_000;
const latestSeconds = 45;
/** Long enough that somebody can think again in time. */
const thoughtSeconds = 15;

/** On each platform in turn, and there on each account in turn. */
export async function dropVideo({ crews, directory, random }: Dropping, index: number): Promise<Drop> {
  const crew = crews[index % crews.length];
  if (!crew) throw new Error('Nobody is there to drop a video.');
  const name = `take-${index}.mp4`;
  const path = join(directory, name);
  const sizeBytes = random.chance(0.1) ? largeBytes : random.between(...smallBytes);
  const { sha256 } = await makeLargeVideo({ path, sizeBytes, seed: index + 1 });
  const author = random.pick(people);
  const chat = random.pick(crew.chats);
  const handle = crew.handles[Math.floor(index / crews.length) % crew.handles.length] ?? '';
  const seconds = random.chance(0.3) ? 0 : random.between(3, latestSeconds);
  const isThoughtOver = seconds >= thoughtSeconds && random.chance(0.6);
  const caption = `Ramen take-${index} #cooking`;
  const when = seconds === 0 ? 'now' : `in ${seconds} seconds`;
  const text = `post ${when} on @${handle} ${caption}`;
  const again = () => chat.say(author, { text, files: [{ name, path }] });
  const later = `move to in ${random.between(30, 60)} seconds`;
  const secondThought = isThoughtOver ? later : undefined;
  const askedForMs = secondThought === undefined ? Date.now() + seconds * 1000 : null;
  return {
    caption,
    author,
    chat,
    place: await again(),
    handle,
    sha256,
    again,
    askedForMs,
    secondThought,
    takenBack: [],
    isTakenBack: false,
    isRepeat: false,
  };
}
