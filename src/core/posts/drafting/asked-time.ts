import type { Prisma } from '../../database/index.ts';
import type { Repeat, TimeNote } from '../view.ts';

/** When a post was asked for; which time the next free slot is, is found when the draft is written. */
export type AskedTime = KnownTime | { readonly kind: 'next_slot' };

/** Why a post has no time: `time_unread`, words like a time that are not clear. */
export type WhyUnsaid = 'no_free_slot' | 'time_unread';

/** At once, at an instant, at one of several, or not said clearly. */
export type KnownTime =
  | { readonly kind: 'now' }
  | {
      readonly kind: 'at';
      readonly at: Date;
      readonly note: TimeNote | null;
      readonly repeat?: Repeat | null;
    }
  /**
   * By the ISO instant of a choice: `captions`, what it leaves as the caption, where that differs;
   * `repeats`, where it was said to come again. `timedCaption` goes with a time that is none of them.
   */
  | {
      readonly kind: 'choices';
      readonly choices: readonly Date[];
      readonly captions?: Readonly<Record<string, string>>;
      readonly repeats?: Readonly<Record<string, Repeat>>;
      readonly timedCaption?: string;
    }
  /** `timedCaption` is what remains as the caption once a time is named. */
  | { readonly kind: 'unsaid'; readonly because?: WhyUnsaid; readonly timedCaption?: string }
  /** Not to be read before the author's time zone is known; `words` is what is to be read then. */
  | { readonly kind: 'zone'; readonly words: Prisma.InputJsonObject };
