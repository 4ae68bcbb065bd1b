import { isObject } from '../blocks/check.ts';
import type { Block, StateValues, WireObject } from '../workspace/records.ts';
import { interactiveElements, isStateful } from './elements.ts';

type Chooser = (element: WireObject, input: unknown) => WireObject;

const plainInput: Chooser = (_element, input) => ({ value: input === '' ? null : (input ?? null) });

function optionsOf(element: WireObject): WireObject[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const options = Array.isArray(element.options) ? element.options : [];
  return [...options, ...groups.flatMap((group: WireObject) => group.options as WireObject[])];
}

function optionOf(element: WireObject, wanted: unknown): WireObject {
  const options = optionsOf(element);
  const textOf = (option: WireObject) => (isObject(option.text) ? option.text.text : '');
  const found = options.find((option) => option.value === wanted || textOf(option) === wanted);
  if (found) return found;
  const there = options.map((option) => `"${String(option.value)}"`).join(', ');
  throw new Error(`"${String(wanted)}" cannot be chosen; there is ${there}.`);
}

const one: Chooser = (element, input) => ({
  selected_option: input === null ? null : optionOf(element, input),
});

const several: Chooser = (element, input) => ({
  selected_options: asList(input).map((wanted) => optionOf(element, wanted)),
});

const asList = (input: unknown): unknown[] => (Array.isArray(input) ? input : [input]);

function formatted(name: string, pattern: RegExp): Chooser {
  return (_element, input) => {
    if (input !== null && !pattern.test(String(input))) {
      throw new Error(`"${String(input)}" is not something a ${name} can hold.`);
    }
    return { [name]: input };
  };
}

function dateTime(_element: WireObject, input: unknown): WireObject {
  if (input !== null && !/^\d{10}$/.test(String(input))) {
    throw new Error(`"${String(input)}" is not a Unix time in seconds.`);
  }
  return { selected_date_time: input };
}

const selected =
  (name: string): Chooser =>
  (_element, input) => ({ [name]: input });

/** How each element puts what was chosen into a payload. */
const choosers: Record<string, Chooser> = {
  plain_text_input: plainInput,
  email_text_input: plainInput,
  url_text_input: plainInput,
  number_input: plainInput,
  rich_text_input: (_element, input) => ({ rich_text_value: input }),
  file_input: (_element, input) => ({ files: asList(input) }),
  static_select: one,
  external_select: one,
  radio_buttons: one,
  overflow: one,
  checkboxes: several,
  multi_static_select: several,
  datepicker: formatted('selected_date', /^\d{4}-\d{2}-\d{2}$/),
  timepicker: formatted('selected_time', /^\d{2}:\d{2}$/),
  datetimepicker: dateTime,
  users_select: selected('selected_user'),
  channels_select: selected('selected_channel'),
  conversations_select: selected('selected_conversation'),
  multi_users_select: selected('selected_users'),
  multi_channels_select: selected('selected_channels'),
  multi_conversations_select: selected('selected_conversations'),
};

/** The value of an element after somebody put `input` into it, as `state.values` holds it. */
export function chosenValue(element: WireObject, input: unknown): WireObject {
  const type = String(element.type);
  const chooser = choosers[type];
  if (!chooser) throw new Error(`A ${type} holds no value.`);
  return { type, ...chooser(element, input) };
}

const initialNames: Record<string, string> = {
  initial_value: 'value',
  initial_option: 'selected_option',
  initial_options: 'selected_options',
  initial_date: 'selected_date',
  initial_time: 'selected_time',
  initial_date_time: 'selected_date_time',
  initial_user: 'selected_user',
  initial_users: 'selected_users',
  initial_channel: 'selected_channel',
  initial_channels: 'selected_channels',
  initial_conversation: 'selected_conversation',
  initial_conversations: 'selected_conversations',
};

const emptyValues: Record<string, WireObject> = {
  file_input: { files: [] },
  checkboxes: { selected_options: [] },
  multi_static_select: { selected_options: [] },
  multi_users_select: { selected_users: [] },
  multi_channels_select: { selected_channels: [] },
  multi_conversations_select: { selected_conversations: [] },
};

/** What an element holds before anybody touches it. */
function initialValue(element: WireObject): WireObject {
  const type = String(element.type);
  const empty = emptyValues[type] ?? chosenValue(element, null);
  const given = Object.entries(initialNames)
    .filter(([initial]) => element[initial] !== undefined)
    .map(([initial, name]) => [name, element[initial]]);
  return { type, ...empty, ...Object.fromEntries(given) };
}

/** `state.values` of some blocks: what is typed so far over what stood there at first. */
export function stateValues(blocks: readonly Block[], typed: StateValues): StateValues {
  const values: StateValues = {};
  for (const placed of interactiveElements(blocks).filter(isStateful)) {
    const { blockId, element } = placed;
    const actionId = String(element.action_id);
    const present = typed[blockId]?.[actionId] ?? initialValue(element);
    values[blockId] = { ...values[blockId], [actionId]: present };
  }
  return values;
}

/** An element that a person would see as empty. */
export function isEmptyValue({ type: _type, ...value }: WireObject): boolean {
  return Object.values(value).every(
    (item) => item === null || item === undefined || (Array.isArray(item) && item.length === 0),
  );
}
