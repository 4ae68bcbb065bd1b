import { also, type Check, chars, flag, listOf, matching, shape, whole } from './check.ts';
import { action, confirm, focus, picked, typed } from './element-fields.ts';
import { richText } from './rich-text.ts';

const date = matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm');
const tenDigits = whole(1_000_000_000, 9_999_999_999);

/** Things to type or pick, by type. */
export const inputChecks = {
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
  datepicker: shape({ ...picked, initial_date: date }),
  timepicker: shape({ ...picked, initial_time: time, timezone: chars(100, 1) }),
  datetimepicker: shape({ ...action, ...confirm, ...focus, initial_date_time: tenDigits }),
} satisfies Record<string, Check>;
