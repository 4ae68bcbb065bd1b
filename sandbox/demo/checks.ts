/** What must be true after a story, from the stand-ins' own records. */
import type { Stage } from './stage.ts';
import { caption, type Told } from './story.ts';
import { cardsIn, isClosing, repliesIn } from './thread.ts';

export interface Check {
  isTrue: boolean;
  /** What is claimed, with the figures. */
  text: string;
}

const check = (isTrue: boolean, text: string): Check => ({ isTrue, text });

export interface Counts {
  published: number;
  replies: number;
  cards: number;
}

export function countResults({ chat, tiktok }: Stage, { root }: Told): Counts {
  return {
    published: tiktok.posts().flatMap(({ postIds }) => postIds).length,
    replies: repliesIn(chat, root).filter(isClosing).length,
    cards: cardsIn(chat, root).length,
  };
}

/** One video on TikTok, the right one, told once. */
export function checkStory(stage: Stage, told: Told): Check[] {
  const { published, replies, cards } = countResults(stage, told);
  const done = stage.tiktok.posts().filter(({ postIds }) => postIds.length > 0);
  const [post] = done;
  const title = String(post?.postInfo?.title ?? '');
  const { sha256 } = told.video;
  return [
    check(published === 1, `videos on TikTok: ${published}`),
    check(post?.sha256 === sha256, `sha256 there: ${short(post?.sha256)}, dropped: ${short(sha256)}`),
    check(title === caption, `caption: ${title}`),
    check(cards === 1, `cards in the thread: ${cards}`),
    check(replies === 1, `closing replies: ${replies}`),
  ];
}

const short = (hash: string | undefined): string => hash?.slice(0, 12) ?? 'none';

/** A killed program cannot know whether its last reaction was still set. */
const harmlessAfterKill = /already_reacted|no_reaction|10014 Unknown Emoji/;

/** Slack gives a form 3 s after its click: only the call tells that a busy machine was later, and its person presses again. */
const tooLate = /expired_trigger_id/;

/** Nothing that a strict service would have turned down. */
export function checkCalls({ chat, tiktok }: Stage, { wasKilled = false } = {}): Check[] {
  const refused = tiktok.refused().map(({ path, refused: why }) => `${path}: ${why}`);
  const isHarmless = (line: string) => tooLate.test(line) || (wasKilled && harmlessAfterKill.test(line));
  const failed = chat.refusals().filter((line) => !isHarmless(line));
  return [
    check(refused.length === 0, `calls TikTok refused: ${listed(refused, tiktok.calls.length)}`),
    check(failed.length === 0, `calls ${chat.name} refused: ${listed(failed, chat.calls())}`),
  ];
}

const listed = (refusals: readonly string[], calls: number): string =>
  [`${refusals.length} of ${calls}`, ...refusals].join('; ');
