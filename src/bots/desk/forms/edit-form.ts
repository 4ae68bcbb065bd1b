/** The Edit form of a post as it stands, drawn for one person: their zone, their platform, what TikTok offers now. */
import type { PostView } from '../../../core/index.ts';
import type { FormValues } from '../typed-forms.ts';
import { explain, type FormField, type Line, type OpenedForm, sayAccount } from '../view/index.ts';
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
  wayField,
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
  const isShown = isDecided(post) && post.profile !== null && step !== 'where';
  return {
    name: 'edit',
    title: `Edit ${post.code}`,
    value: `${post.id}|${step}|${printOf(post)}`,
    fields,
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
  const where = whereFields(edited);
  if (step === 'where') return where;
  const first = [captionField(post.caption), ...times(edited, step)];
  const ofVideo = { cover: coverField(chosen.cover ?? ''), ai: aiField(chosen.ai ?? '') };
  const last = step === 'all' ? where : [];
  if (post.chosenInWords !== null) return [...first, ofVideo.cover, ofVideo.ai, ...last];
  const isDirect = post.way === 'direct';
  const main = [...first, ...(isDirect ? [audienceField(drawn), ...interactionsField(drawn)] : [])];
  const settings = isDirect ? [ofVideo.cover, ...disclosureFields(drawn), ofVideo.ai] : [];
  if (step === 'all') return [...main, ...settings, ...last];
  return step === 'main' ? main : settings;
}

/** By hand the account is a name that its author has written; there is none of ours to choose. */
function whereFields({ post, hasTikTok }: EditedPost): FormField[] {
  if (!hasTikTok) return [];
  return [...(post.way === 'by_hand' && post.state !== 'draft' ? [] : [accountField(post)]), wayField(post)];
}

/** Whether there are settings that the first step has no room for. */
export const hasMore = ({ way, chosenInWords }: PostView): boolean => chosenInWords === null && way === 'direct';

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
  return [...name, ...sayRefusal(edited.refusal), ...(noneLeft ? [[aboutOff(edited)]] : [])];
}

/** The guidelines (1b): whoever may not post now is told so, and to try later. */
export const sayRefusal = (refusal: EditedPost['refusal']): Line[] =>
  refusal ? [[`${explain(refusal.code, refusal.facts).what} Nothing goes out there before that is over.`]] : [];
