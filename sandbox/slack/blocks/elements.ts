import { anything, type Check, chars, listOf, oneOf, shape } from './check.ts';
import { anyOption, imageFields, plainOption, plainText, style } from './compositions.ts';
import { action, confirm, focus } from './element-fields.ts';
import { inputChecks } from './input-elements.ts';
import { selectChecks } from './select-elements.ts';

export const button = shape({
  ...action,
  ...confirm,
  'text!': plainText(75),
  value: chars(2000),
  url: chars(3000),
  style,
  accessibility_label: chars(75),
});

export const imageElement = shape(imageFields);

const feedback = shape({
  'text!': plainText(75),
  'value!': chars(2000),
  accessibility_label: chars(75),
});

/** Interactive elements by type; which of them a block takes is said where the block is. */
export const elementChecks = {
  ...selectChecks,
  ...inputChecks,
  button,
  checkboxes: shape({
    ...action,
    ...confirm,
    ...focus,
    'options!': listOf(anyOption, { min: 1, max: 10 }),
    initial_options: listOf(anyOption, { min: 1, max: 10 }),
  }),
  radio_buttons: shape({
    ...action,
    ...confirm,
    ...focus,
    'options!': listOf(anyOption, { min: 1, max: 10 }),
    initial_option: anyOption,
  }),
  overflow: shape({ ...action, ...confirm, 'options!': listOf(plainOption, { min: 1, max: 5 }) }),
  feedback_buttons: shape({
    ...action,
    'positive_button!': feedback,
    'negative_button!': feedback,
  }),
  icon_button: shape({
    ...action,
    ...confirm,
    'icon!': oneOf('trash'),
    'text!': plainText(75),
    value: chars(2000),
    accessibility_label: chars(75),
    visible_to_user_ids: anything,
  }),
} satisfies Record<string, Check>;

export type ElementType = keyof typeof elementChecks;
