import { also, anything, type Check, chars, flag, listOf, shape, whole } from './check.ts';
import { conversationFilter, optionGroups, plainOption } from './compositions.ts';
import { picked, several } from './element-fields.ts';

const staticOptions = {
  options: listOf(plainOption, { min: 1, max: 100 }),
  option_groups: optionGroups,
};

const eitherOptions = (value: Record<string, unknown>): string | undefined =>
  (value.options === undefined) === (value.option_groups === undefined)
    ? 'must define either `options` or `option_groups`'
    : undefined;

/** Menus, by type. */
export const selectChecks = {
  static_select: also(shape({ ...picked, ...staticOptions, initial_option: plainOption }), eitherOptions),
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
} satisfies Record<string, Check>;
