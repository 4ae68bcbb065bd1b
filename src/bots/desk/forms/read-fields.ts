/** What stands in the fields of a form that was sent, and the sentence for each that cannot stand. */

import { MINUTE_MS, SECOND_MS } from '../../../core/clock.ts';
import {
  type FormValues,
  MAX_CAPTION_UNITS,
  type PostSettings,
  type PostView,
  privacyLevels,
  type Sender,
  type TimeNote,
} from '../../../core/index.ts';
import { readTime } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { noteOf, unreadableIn } from '../receive/index.ts';
import { guidelineWords } from '../view/index.ts';
import {
  audiencesOf,
  clockOf,
  disclosedIn,
  type EditedPost,
  mayBeBranded,
  offeredInteractions,
  sayCover,
} from './edited-post.ts';

/** A sentence for each field that cannot stand, by its name. */
export type FieldErrors = Record<string, string>;

/** Null where the caption stays as it is. */
export function readCaption(post: PostView, typed: string | undefined, errors: FieldErrors): string | null {
  if (typed === undefined || typed === post.caption) return null;
  const over = typed.length - MAX_CAPTION_UNITS;
  if (over > 0) {
    errors.caption = `The caption is ${typed.length} characters long; TikTok takes ${MAX_CAPTION_UNITS} (an emoji counts as two or more). Shorten it by ${over}.`;
  }
  const unclear = unreadableIn(typed);
  if (unclear.length > 0) {
    errors.caption = `I cannot write ${unclear.join(', ')} into a caption: write it without, or with the name in words.`;
  }
  return typed;
}

/** Null where the time stays as it is. */
export function readWhen(
  { clock }: DeskDeps,
  { usualHour, locale }: Sender,
  { post, timeZone }: EditedPost,
  { date = '', time = '', when = '' }: FormValues,
  errors: FieldErrors,
): { readonly at: Date; readonly note: TimeNote | null } | null {
  const isPicked = when === '' && (date !== '' || time !== '');
  const words = (isPicked ? `${date}T${time}` : when).trim();
  const present = post.dueAt ? clockOf(post.dueAt, timeZone) : null;
  if (
    words === '' ||
    (present && [`${present.date}T${present.time}`, `${present.date} ${present.time}`].includes(words))
  )
    return null;
  const refuse = (sentence: string): null => {
    errors[isPicked ? (date === '' ? 'date' : 'time') : 'when'] = sentence;
    return null;
  };
  if (isPicked && (date === '' || time === '')) return refuse('Choose both a date and a time.');
  const anchor = post.dueAt ?? undefined;
  const options = { now: clock.now(), timeZone, usualHour, locale: locale ?? undefined, anchor };
  const reading = readTime(words, options);
  switch (reading?.kind) {
    case 'at':
      return { at: reading.at, note: noteOf(reading) };
    case 'now':
      return refuse('For that, press Post now on the card.');
    case 'ambiguous':
      return refuse(
        `That can be ${reading.alternatives.map(({ label }) => label).join(' or ')}: write the one you mean.`,
      );
    case 'past':
      return refuse(PAST);
    default:
      return refuse('I cannot read that as a time. Write it like “tomorrow 7pm” or “2026-12-24 18:00”.');
  }
}

/** The settings that were chosen in those fields which were sent; what TikTok does not offer is off. */
export function readSettings(edited: EditedPost, given: FormValues, errors: FieldErrors): Partial<PostSettings> {
  return {
    ...readAudience(edited, given, errors),
    ...readDisclosure(given, errors),
    ...readVideo(edited, given, errors),
  };
}

function readAudience(edited: EditedPost, given: FormValues, errors: FieldErrors): Partial<PostSettings> {
  const level = privacyLevels.find((known) => known === given.audience);
  if (given.audience !== undefined && (!level || !audiencesOf(edited).includes(level))) {
    errors.audience = 'Choose who can see it: TikTok offers no other audience for this account now.';
  }
  const audience = level ? { privacyLevel: level } : {};
  if (given.interactions === undefined) return audience;
  const ticked = given.interactions.split(',');
  const offered = offeredInteractions(edited);
  return {
    ...audience,
    ...(offered.includes('comments') && { disableComment: !ticked.includes('comments') }),
    ...(offered.includes('duet') && { disableDuet: !ticked.includes('duet') }),
    ...(offered.includes('stitch') && { disableStitch: !ticked.includes('stitch') }),
  };
}

function readDisclosure(given: FormValues, errors: FieldErrors): Partial<PostSettings> {
  if (given.disclosure === undefined) return {};
  const { isOn, brandOrganic, brandContent } = disclosedIn(given);
  const field = given.promotes === undefined ? 'disclosure' : 'promotes';
  if (isOn && !brandOrganic && !brandContent) errors[field] = guidelineWords.brandMissing;
  return { brandOrganic, brandContent };
}

function readVideo({ post }: EditedPost, given: FormValues, errors: FieldErrors): Partial<PostSettings> {
  const cover = readCover(post, given.cover, errors);
  return {
    ...(given.ai !== undefined && { aiGenerated: given.ai === 'ai' }),
    ...(cover !== null && { coverTimestampMs: cover }),
  };
}

function readCover({ settings, video }: PostView, typed: string | undefined, errors: FieldErrors) {
  const text = typed?.trim() || '0:00';
  if (typed === undefined || text === sayCover(settings.coverTimestampMs)) return null;
  const [, minutes = '0', seconds = ''] = /^(?:(\d{1,2}):)?(\d{1,2}(?:\.\d{1,3})?)$/.exec(text) ?? [];
  if (seconds === '') {
    errors.cover = 'Write minutes and seconds, such as 0:03.';
    return null;
  }
  const ms = Math.round(Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS);
  if (video.durationMs !== null && ms > video.durationMs) {
    errors.cover = `The video ends at ${sayCover(Math.floor(video.durationMs / 1000) * 1000)}: the cover must come before that.`;
  }
  return ms;
}

/** Branded content goes to everyone or to friends; said beside the field that was sent. */
export function checkBranded(
  { brandContent, privacyLevel }: Pick<PostSettings, 'brandContent' | 'privacyLevel'>,
  given: FormValues,
  errors: FieldErrors,
): void {
  if (!brandContent || mayBeBranded(privacyLevel)) return;
  const field = ['audience', 'promotes', 'disclosure'].find((name) => given[name] !== undefined);
  if (!field) return;
  errors[field] ??=
    privacyLevel === 'SELF_ONLY'
      ? guidelineWords.brandedPrivate
      : `${guidelineWords.brandedPrivate} It goes to everyone or to friends only.`;
}

export const PAST = 'That time is already over.';
