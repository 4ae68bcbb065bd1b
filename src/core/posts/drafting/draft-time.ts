/** When a post is asked for, and how that lies in the columns of a draft. */
import { Prisma, type Transaction } from '../../database/index.ts';
import type { Slot } from '../../schedules/index.ts';
import { takeNextSlot } from '../../slots/index.ts';
import { type Asked, readAsked, repeatColumn, timeNoteColumn } from '../columns.ts';
import { open, touchPost } from '../lifecycle/index.ts';
import type { Repeat, TimeNote } from '../view.ts';

/** When a post was asked for; which time the next free slot is, is found when the draft is written. */
export type AskedTime = KnownTime | { readonly kind: 'next_slot' };

/**
 * Why a post has no time: `time_unread`, words like a time that are not clear; `words_unsure`, words
 * that can be caption or instruction.
 */
export type WhyUnsaid = 'no_free_slot' | 'time_unread' | 'words_unsure';

/** `perhaps_meant`: the words may be an instruction, and one of these times with it. `forwarded`: they were said to somebody else. */
export type WhyChoices = 'perhaps_meant' | 'forwarded';

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
      readonly because?: WhyChoices;
    }
  /** `timedCaption` is what remains as the caption once a time is named. */
  | { readonly kind: 'unsaid'; readonly because?: WhyUnsaid; readonly timedCaption?: string }
  /** Not to be read before the author's time zone is known; `words` is what is to be read then. */
  | { readonly kind: 'zone'; readonly words: NonNullable<Asked['words']> };

/** The time that was asked for; "next slot" becomes the first one that no open post has taken. */
export async function resolveSlot(
  tx: Prisma.TransactionClient,
  { workspaceId, when }: { readonly workspaceId: string; readonly when: AskedTime },
  now: Date,
): Promise<KnownTime> {
  if (when.kind !== 'next_slot') return when;
  const at = await takeNextSlot(tx, { workspaceId, states: open, now });
  if (!at) return { kind: 'unsaid', because: 'no_free_slot' };
  return { kind: 'at', at, note: { kind: 'next_slot' } };
}

/** What of an asked time is needed once it is answered, or tells why there is none. */
export function askedOf(
  when: KnownTime,
): Omit<Asked, 'account' | 'chosenBy' | 'profile' | 'repeatMeantOn' | 'said' | 'settings' | 'way'> {
  const { captions = {}, repeats = {} } = when.kind === 'choices' ? when : {};
  return {
    captions: { ...captions },
    timedCaption: 'timedCaption' in when ? (when.timedCaption ?? null) : null,
    repeats: Object.fromEntries(Object.entries(repeats).map(([at, repeat]) => [at, repeatJson(repeat)] as const)),
    because: ('because' in when && when.because) || null,
    words: when.kind === 'zone' ? when.words : null,
  };
}

/** A repeat as it lies in its column. */
const repeatJson = ({ slot }: Repeat) => repeatColumn.write({ slot: slot && { ...slot, byday: [...slot.byday] } });

/** What is to be read once the author's zone is known; null when nothing waits for it. */
export const wordsOf = (asked: Prisma.JsonValue): Asked['words'] => readAsked(asked).words;

/** An asked time as columns of a draft; what an earlier answer had put there goes. `now`: when it was asked. */
export function timeColumns(when: KnownTime, now: Date) {
  const dueAt = when.kind === 'at' ? when.at : when.kind === 'now' ? now : null;
  const timeNote = when.kind === 'at' && when.note ? timeNoteColumn.write({ ...when.note }) : Prisma.DbNull;
  const choices = when.kind === 'choices' ? [...when.choices] : [];
  const repeat = when.kind === 'at' && when.repeat ? repeatJson(when.repeat) : Prisma.DbNull;
  return { postNow: when.kind === 'now', dueAt, choices, timeNote, repeat };
}

/** Cards say whether the slot of their time is kept: when that changes, all of them are drawn afresh. */
export async function redrawRepeats(tx: Transaction, workspaceId: string, slot: Slot, at: Date): Promise<void> {
  const scheduled = { state: 'scheduled' } as const;
  const posts = await tx.post.findMany({
    where: { workspaceId, ...scheduled, repeat: { equals: repeatJson({ slot }) } },
    select: { id: true },
  });
  for (const { id } of posts) await touchPost(tx, id, scheduled, {}, at);
}
