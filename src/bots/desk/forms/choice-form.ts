/**
 * The choice form of an account that asks every time: nothing is preselected but what the author's own words have
 * chosen, and TikTok's sentence of consent is the last thing before the button that sends it.
 */
import type { FormValues } from '../typed-forms.ts';
import { type FormField, type Line, type OpenedForm, sayAccountInFull } from '../view/index.ts';
import { chosenOf, type EditedPost, type FormStep, offeredInteractions, printOf } from './edited-post.ts';
import {
  aboutOff,
  aiField,
  audienceField,
  captionField,
  consentOf,
  coverField,
  disclosureFields,
  filled,
  interactionsField,
} from './setting-fields.ts';

/** `typed` stands in the fields instead of what the author's words have chosen. */
export function drawChoiceForm(
  edited: EditedPost,
  step: FormStep,
  typed: FormValues = {},
  notes: Line[] = [],
): OpenedForm {
  const { post } = edited;
  const fields = filled(choiceFields(edited, step, typed), typed);
  const off = offeredInteractions(edited).length === 0 ? [[aboutOff(edited)]] : [];
  const account: Line[] = post.profile && step === 'all' ? [[`On ${sayAccountInFull(post.profile)}`]] : [];
  return {
    name: 'choose',
    title: `Choose for ${post.code}`,
    value: `${post.id}|${step}|${printOf(post)}`,
    fields,
    submit: post.dueAt ? 'Schedule' : 'Post',
    notes: [...notes, ...account, ...off],
    consent: consentOf(
      post.settings,
      { ...chosenOf(post.chosenInWords ?? {}), ...typed },
      { hasChoice: step !== 'all' },
    ),
  };
}

/** Cover and AI label have no room in the five parts that Discord takes; its Edit form has them. */
export function choiceFields(edited: EditedPost, step: FormStep, typed: FormValues = {}): FormField[] {
  const { post } = edited;
  const chosen = { ...chosenOf(post.chosenInWords ?? {}), ...typed };
  const drawn = { edited, chosen, step };
  const main = [captionField(post.caption), audienceField(drawn), ...interactionsField(drawn)];
  if (step !== 'all') return [...main, ...disclosureFields(drawn)];
  return [...main, coverField(chosen.cover ?? ''), aiField(chosen.ai ?? ''), ...disclosureFields(drawn)];
}
