/**
 * The JSON columns of a post. Each is described once, is read and written through its description, and
 * reads what earlier versions have written.
 */
import { z } from 'zod';
import { jsonColumn, type Prisma, type Way } from '../database/index.ts';
import type { Slot } from '../schedules/index.ts';
import { privacyLevels } from '../tiktok/index.ts';

/** Every way of a post, as the enum of the schema has them. */
export const ways = ['direct', 'inbox', 'by_hand'] as const satisfies readonly Way[];

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const problem = z.object({ code: z.string(), facts: z.record(z.string(), fact).default({}) });

/** Why a post is failed, on hold, waiting or unconfirmed, or what a draft lacks. */
export const problemColumn = jsonColumn(problem);

/** Soft advice about the video, one line each. */
export const adviceColumn = jsonColumn(z.array(problem));

const contentChange = z.object({
  isCaption: z.boolean(),
  isAccount: z.boolean(),
  way: z.enum(ways).exactOptional(),
  settings: z.object({
    privacyLevel: z.enum(privacyLevels).exactOptional(),
    disableComment: z.boolean().exactOptional(),
    disableDuet: z.boolean().exactOptional(),
    disableStitch: z.boolean().exactOptional(),
    coverTimestampMs: z.number().exactOptional(),
    brandContent: z.boolean().exactOptional(),
    brandOrganic: z.boolean().exactOptional(),
    aiGenerated: z.boolean().exactOptional(),
  }),
});

/** What a person made of a post without a transition: what is otherwise now, but for the words of its caption. */
export type ContentChange = z.infer<typeof contentChange>;

/** Of a transition: why it was made, and the time that it gave the post; of a change of what goes out, what is otherwise. */
export const transitionFactsColumn = jsonColumn(
  z.object({
    code: z.string().nullable().default(null),
    dueAt: z.coerce.date().nullable().default(null),
    change: contentChange.nullable().default(null),
  }),
);

const slot = z.object({
  freq: z.enum(['daily', 'weekly', 'monthly']),
  interval: z.number(),
  phase: z.number(),
  byday: z.array(z.string()),
  bymonthday: z.number().nullable(),
  minute: z.number(),
  timeZone: z.string(),
});

const repeat = z.object({ slot: slot.nullable() });

/** The rhythm that was said with the time; the slot is null where it is open on which days it comes again. */
export const repeatColumn = jsonColumn(repeat);

/** The slot that a post was said to come again in. */
export const readRepeat = (stored: Prisma.JsonValue): Slot | null => repeatColumn.read(stored)?.slot ?? null;

/** A named oddity of the time that was given: a clock change, a day without a clock, a slot. */
export const timeNoteColumn = jsonColumn(z.object({ kind: z.enum(['gap', 'overlap', 'usual_hour', 'next_slot']) }));

const settings = z.object({
  privacyLevel: z.exactOptional(z.enum(privacyLevels)),
  disableComment: z.exactOptional(z.boolean()),
  disableDuet: z.exactOptional(z.boolean()),
  disableStitch: z.exactOptional(z.boolean()),
  coverTimestampMs: z.exactOptional(z.number()),
  brandContent: z.exactOptional(z.boolean()),
  brandOrganic: z.exactOptional(z.boolean()),
  aiGenerated: z.exactOptional(z.boolean()),
});

/**
 * What the person asked for in words. `captions` and `repeats` go with the choices of an ambiguous time,
 * by ISO instant; `timedCaption` with a time that is none of them; `words` is what waits to be read until the author's time zone is known.
 */
export const askedColumn = jsonColumn(
  z.object({
    profile: z.string().nullable().default(null),
    /** That account as people know it, where the post was taken from it; else `profile` is a handle. */
    account: z.string().nullable().default(null),
    settings: settings.default({}),
    /** The words of the message that brought it, as they were read last. */
    said: z.string().nullable().default(null),
    way: z.enum(ways).nullable().default(null),
    /** The account on which it shall go out once more, because somebody said so. */
    repeatMeantOn: z.string().nullable().default(null),
    /** Who has chosen its audience and settings in the form; null where nobody has. */
    chosenBy: z.string().nullable().default(null),
    captions: z.record(z.string(), z.string()).default({}),
    repeats: z.record(z.string(), repeat).default({}),
    timedCaption: z.string().nullable().default(null),
    because: z
      .enum(['no_free_slot', 'time_unread', 'words_unsure', 'perhaps_meant', 'forwarded'])
      .nullable()
      .default(null),
    words: z.record(z.string(), z.json()).nullable().default(null),
  }),
);

export type Asked = NonNullable<ReturnType<typeof askedColumn.read>>;

/** The account that is meant, as it is shown; null where none was named. */
export function accountAsked({ account, profile }: Asked): string | null {
  return account ?? (profile === null ? null : `@${profile.replace(/^@/, '')}`);
}

/** What `asked` holds of a post; every post has one. */
export function readAsked(stored: Prisma.JsonValue): Asked {
  const asked = askedColumn.read(stored);
  if (!asked) throw new Error('A post without what was asked for.');
  return asked;
}
