/** The Edit form of a post as it stands, drawn for one person: their zone, their platform, what TikTok offers now. */
import type { PostView } from '../../../core/index.ts';
import type { FormValues } from '../typed-forms.ts';
import { type FormField, type Line, type OpenedForm, sayAccount } from '../view/index.ts';
import { chosenOf, clockOf, type EditedPost, type FormStep, offeredInteractions, printOf } from './edited-post.ts';
import {
  aboutOff,
  accountField,
  aiField,
  audienceField,
  captionField,
  consentOf,
  coverField,
  disclosureFields,
  filled,
  interactionsField,
} from './setting-fields.ts';

/** `typed` stands in the fields instead of what the post has. */
export function drawEditForm(
  edited: EditedPost,
  step: FormStep,
  typed: FormValues = {},
  notes: Line[] = [],
): OpenedForm {
  const { post } = edited;
  const fields = filled(fieldsOf(edited, step, typed), typed);
  const chosen = { ...chosenOf(post.settings), ...typed };
  const isShown = isDecided(post) && post.profile !== null;
  return {
    ...{ name: 'edit', title: `Edit ${post.code}`, value: `${post.id}|${step}|${printOf(post)}`, fields },
    notes: [...notes, ...notesOf(edited, step)],
    consent: isShown ? consentOf(post.settings, chosen, { hasChoice: step === 'more' }) : null,
  };
}

/** Audience and settings are Schedy's to send, and not left to the form of an account that asks every time. */
const isDecided = ({ way, chosenInWords }: PostView): boolean => way === 'direct' && chosenInWords === null;

export function fieldsOf(edited: EditedPost, step: FormStep, typed: FormValues = {}): FormField[] {
  const { post } = edited;
  const chosen = { ...chosenOf(post.settings), ...typed };
  const drawn = { edited, chosen, step };
  const account = post.state === 'draft' ? [accountField(post)] : [];
  const first = [captionField(post.caption), ...times(edited, step)];
  const ofVideo = { cover: coverField(chosen.cover ?? ''), ai: aiField(chosen.ai ?? '') };
  if (post.chosenInWords !== null) return [...first, ofVideo.cover, ofVideo.ai, ...account];
  const isDirect = post.way === 'direct';
  const main = [...first, ...(isDirect ? [audienceField(drawn), ...interactionsField(drawn)] : [])];
  const settings = isDirect ? [ofVideo.cover, ...disclosureFields(drawn), ofVideo.ai] : [];
  if (step === 'all') return [...main, ...settings, ...account];
  return step === 'main' ? main : [...settings, ...account];
}

/** Whether there is anything that the first step has no room for. */
export const hasMore = ({ way, state, chosenInWords }: PostView): boolean =>
  chosenInWords === null && (way === 'direct' || state === 'draft');

function times({ post, timeZone }: EditedPost, step: FormStep): FormField[] {
  const isRequired = post.dueAt !== null;
  const { date, time } = post.dueAt ? clockOf(post.dueAt, timeZone) : { date: '', time: '' };
  if (step === 'all') {
    return [
      { name: 'date', label: 'Date', about: `In ${timeZone}`, kind: 'date', isRequired, value: date },
      { name: 'time', label: 'Time', about: `In ${timeZone}`, kind: 'time', isRequired, value: time },
    ];
  }
  const about = `Such as: tomorrow 7pm, in ${timeZone}`;
  return [{ name: 'when', label: 'When', about, kind: 'line', isRequired, value: `${date} ${time}`.trim() }];
}

function notesOf(edited: EditedPost, step: FormStep): Line[] {
  const { post } = edited;
  const name: Line[] = post.profile ? [[`On ${sayAccount(post.profile)} (${post.profile.nickname})`]] : [];
  const noneLeft = isDecided(post) && offeredInteractions(edited).length === 0;
  // Discord has no room for lines beside its five parts, and none are needed there.
  if (step !== 'all') return [];
  return [...name, ...(noneLeft ? [[aboutOff(edited)]] : [])];
}
