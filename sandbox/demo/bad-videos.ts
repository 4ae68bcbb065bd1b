/** What people drop that cannot be posted, and what they must be told. */
import { fileURLToPath } from 'node:url';
import type { Place } from '../chats/chat.ts';
import { nestedBoxes } from '../nested-boxes.ts';
import { author } from './cast.ts';
import type { Stage } from './stage.ts';
import { cardsIn, repliesIn } from './thread.ts';

const fixtures = new URL('../../test/fixtures/videos/', import.meta.url);
const tooLong = `${'noodle '.repeat(314)}#no`;

export interface BadDrop {
  name: string;
  file: string;
  text: string;
  isWithheld?: boolean;
  /** Where no file of the fixtures is dropped. */
  bytes?: Uint8Array;
  /** What stands on the card: it failed, when absent; a draft waits for one of its buttons. */
  state?: 'failed' | 'draft';
  /** Brings about what the drop needs; answers what puts it right again. */
  prepare?(stage: Stage): Promise<() => Promise<void>>;
  /** The answer must name the problem and the remedy. */
  problem: RegExp;
  remedy: RegExp;
}

const tomorrow = 'post tomorrow 7pm Noodles #cooking';
const again = /again/;

export const badDrops: readonly BadDrop[] = [
  {
    name: 'a JPEG named .mp4',
    file: 'picture-named.mp4',
    text: tomorrow,
    problem: /picture/,
    remedy: /MP4, MOV or WebM/,
  },
  {
    name: 'a truncated file',
    file: 'truncated.mp4',
    text: tomorrow,
    problem: /cut off|damaged/,
    remedy: again,
  },
  {
    name: 'a video of 1 s',
    file: 'one-second.mp4',
    text: tomorrow,
    problem: /1 s long.*3 s/,
    remedy: again,
  },
  {
    name: 'a video of 11 min',
    file: 'eleven-minutes.mp4',
    text: tomorrow,
    problem: /11:00 long.*10/,
    remedy: again,
  },
  {
    name: 'a picture of 200×200',
    file: 'tiny-picture.mp4',
    text: tomorrow,
    problem: /200×200.*360/,
    remedy: again,
  },
  {
    name: '120 frames a second',
    file: 'fast.mp4',
    text: tomorrow,
    problem: /120 frames.*60/,
    remedy: again,
  },
  {
    name: 'a file of 0 bytes',
    file: 'empty.mp4',
    text: tomorrow,
    problem: /empty/,
    remedy: again,
  },
  {
    name: `a caption of ${tooLong.length} characters`,
    file: 'ok.mp4',
    text: `post tomorrow 7pm ${tooLong}`,
    problem: /2201.*2200/,
    remedy: /[Ss]horten it by 1/,
  },
  {
    name: '"post yesterday 5pm"',
    file: 'ok.mp4',
    text: 'post yesterday 5pm Noodles',
    problem: /over|past/,
    remedy: again,
  },
  {
    name: 'a login page instead of the file',
    file: 'ok.mp4',
    text: tomorrow,
    isWithheld: true,
    problem: /login page/,
    remedy: /files:read/,
  },
  {
    name: 'boxes in boxes, 100,000 deep',
    file: 'crafted.mp4',
    text: tomorrow,
    bytes: nestedBoxes(100_000),
    problem: /crafted|damaged|read/,
    remedy: again,
  },
  {
    name: 'Matroska named .mp4',
    file: 'matroska-named.mp4',
    text: tomorrow,
    problem: /takes MP4, MOV and WebM; this file is matroska/,
    remedy: /again/,
  },
  {
    name: 'sound without a picture',
    file: 'sound-only.mp4',
    text: tomorrow,
    problem: /only sound/,
    remedy: /with a picture/,
  },
  {
    name: 'a picture encoded as no phone does it',
    file: 'mpeg4-codec.mp4',
    text: tomorrow,
    problem: /mp4v|H\.264/i,
    remedy: again,
  },
  {
    name: 'a day that no calendar has',
    file: 'ok.mp4',
    text: 'post 32 Dec 6pm Noodles',
    problem: /does not exist in the calendar/,
    remedy: again,
  },
  {
    name: 'a time that can be read in two ways',
    file: 'ok.mp4',
    text: 'post friday 7 Noodles',
    state: 'draft',
    problem: /Do you mean .* 7:00 AM or 7:00 PM\?/,
    remedy: /→ .*07:00 {2}→ .*19:00/,
  },
  {
    name: 'a time in words that are not read',
    file: 'ok.mp4',
    text: 'post saat 19:00 Noodles',
    state: 'draft',
    problem: /its time, or a part of the caption\?/,
    remedy: /→ .*19:00.*→ Post now/,
  },
  {
    name: 'an account that nobody has connected',
    file: 'ok.mp4',
    state: 'draft',
    text: 'post tomorrow 7pm on @nobody Noodles',
    problem: /No account of that name/,
    remedy: /→ @ramenhouse/,
  },
  {
    name: 'an audience that TikTok does not offer',
    file: 'ok.mp4',
    state: 'draft',
    text: 'post tomorrow 7pm followers Noodles',
    problem: /followers/i,
    remedy: /→ .*(everyone|public)/i,
  },
  {
    name: 'the very same video once more',
    file: 'ok.mp4',
    text: 'post in 3 days Noodles',
    state: 'draft',
    problem: /very same video is planned for this account/,
    remedy: /→ Post anyway/,
  },
  {
    name: 'a video when the disk is full',
    file: 'ok.mp4',
    text: tomorrow,
    problem: /no room/,
    remedy: again,
    async prepare({ disk }) {
      await disk.fill('told');
      return disk.makeRoom;
    },
  },
];

export async function dropFixture(
  { chat }: Stage,
  { file, text, bytes, isWithheld = false }: Pick<BadDrop, 'file' | 'text' | 'isWithheld' | 'bytes'>,
): Promise<Place> {
  const content = bytes ? { bytes } : { path: fileURLToPath(new URL(file, fixtures)) };
  return chat.say(author, { text, files: [{ name: file, ...content, isWithheld }] });
}

/** Drops it and waits for the first answer that mentions mia. */
export async function playDrop(stage: Stage, bad: BadDrop): Promise<Place> {
  const { chat, patienceMs } = stage;
  const putRight = await bad.prepare?.(stage);
  const root = await dropFixture(stage, bad);
  const what = `an answer to ${bad.name}`;
  await chat.waitFor(() => isAnswered(stage, bad, root), { what, timeoutMs: patienceMs });
  await putRight?.();
  return root;
}

/** A question stands on the card as well. */
function isAnswered({ chat }: Stage, { state }: BadDrop, root: Place): boolean {
  const isAsked = cardsIn(chat, root).some(({ text }) => text.startsWith('draft'));
  return repliesIn(chat, root).length > 0 && (state !== 'draft' || isAsked);
}

/** What is wrong with the answer that was given, or nothing. */
export function judgeDrop({ chat }: Stage, { problem, remedy, state = 'failed' }: BadDrop, root: Place): string[] {
  const answers = repliesIn(chat, root);
  const cards = cardsIn(chat, root);
  const text = answers[0]?.text.replaceAll('\n', ' ') ?? '';
  // A question leads to the buttons of its card.
  const told = [text, ...(text.includes('card above') ? cards.map((card) => card.text) : [])]
    .join(' ')
    .replaceAll('\n', ' ');
  return [
    ...(answers.length === 1 ? [] : [`${answers.length} answers`]),
    ...(problem.test(text) ? [] : ['the answer does not name the problem']),
    ...(remedy.test(told) ? [] : ['the answer does not name a remedy']),
    ...(cards.length > 1 ? [`${cards.length} cards`] : []),
    ...(cards.every((card) => card.text.startsWith(state)) ? [] : [`the card is not ${state}`]),
  ];
}
