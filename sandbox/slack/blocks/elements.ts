import {
  actionId,
  also,
  anything,
  type Check,
  chars,
  flag,
  listOf,
  matching,
  oneOf,
  shape,
  whole,
} from './check.ts';
import {
  anyOption,
  confirmDialog,
  conversationFilter,
  dispatchConfig,
  imageFields,
  optionGroups,
  plainOption,
  plainText,
  style,
} from './compositions.ts';
import { richText } from './rich-text.ts';

const action: Record<string, Check> = { 'type!': chars(64, 1), action_id: actionId };
const confirm = { confirm: confirmDialog };
const focus = { focus_on_load: flag };
const placeholder = { placeholder: plainText(150) };
const typed = { dispatch_action_config: dispatchConfig, ...focus, ...placeholder };
const picked = { ...action, ...confirm, ...focus, ...placeholder };
const several = { ...picked, max_selected_items: whole(1, 100) };

const staticOptions = {
  options: listOf(plainOption, { min: 1, max: 100 }),
  option_groups: optionGroups,
};

const eitherOptions = (value: Record<string, unknown>): string | undefined =>
  (value.options === undefined) === (value.option_groups === undefined)
    ? 'must define either `options` or `option_groups`'
    : undefined;

const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm');
const tenDigits = whole(1_000_000_000, 9_999_999_999);

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
  datepicker: shape({ ...picked, initial_date: date }),
  timepicker: shape({ ...picked, initial_time: time, timezone: chars(100, 1) }),
  datetimepicker: shape({ ...action, ...confirm, ...focus, initial_date_time: tenDigits }),
  static_select: also(
    shape({ ...picked, ...staticOptions, initial_option: plainOption }),
    eitherOptions,
  ),
  multi_static_select: also(
    shape({ ...several, ...staticOptions, initial_options: listOf(plainOption, { max: 100 }) }),
    eitherOptions,
  ),
  external_select: shape({
    ...picked,
    initial_option: plainOption,
    min_query_length: whole(0, 100),
  }),
  multi_external_select: shape({
    ...several,
    initial_options: listOf(plainOption, { max: 100 }),
    min_query_length: whole(0, 100),
  }),
  users_select: shape({ ...picked, initial_user: chars(64) }),
  multi_users_select: shape({ ...several, initial_users: anything }),
  channels_select: shape({ ...picked, initial_channel: chars(64), response_url_enabled: flag }),
  multi_channels_select: shape({ ...several, initial_channels: anything }),
  conversations_select: shape({
    ...picked,
    initial_conversation: chars(64),
    default_to_current_conversation: flag,
    filter: conversationFilter,
    response_url_enabled: flag,
  }),
  multi_conversations_select: shape({
    ...several,
    initial_conversations: anything,
    default_to_current_conversation: flag,
    filter: conversationFilter,
  }),
  plain_text_input: shape({
    ...action,
    ...typed,
    initial_value: chars(3000),
    multiline: flag,
    min_length: whole(0, 3000),
    max_length: whole(1, 3000),
  }),
  email_text_input: shape({ ...action, ...typed, initial_value: chars(3000) }),
  url_text_input: shape({ ...action, ...typed, initial_value: chars(3000) }),
  number_input: shape({
    ...action,
    ...typed,
    'is_decimal_allowed!': flag,
    initial_value: chars(100),
    min_value: chars(100),
    max_value: chars(100),
  }),
  rich_text_input: shape({
    ...action,
    ...typed,
    initial_value: richText,
    min_lines: whole(1, 100),
    max_lines: whole(1, 100),
  }),
  file_input: also(
    shape({
      ...action,
      filetypes: listOf(chars(20, 1), { min: 1, max: 50 }),
      max_files: whole(1, 10),
    }),
    (_value, { surface }) => (surface === 'modal' ? undefined : 'file_input is only for modals'),
  ),
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
