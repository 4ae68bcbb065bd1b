/** A form of the desk as Slack's modal, and what stood in it when it was sent. */
import type { ViewStateValue } from '@slack/bolt';
import type { ConversationsSelect, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { MOST_APPROVERS } from '../../../core/index.ts';
import type { FormField, FormName, OpenedForm } from '../../desk/index.ts';
import { clip, formNames } from '../../desk/index.ts';
import { drawLine } from './mrkdwn.ts';

const limits = { title: 24, label: 2000, option: 75, text: 3000, typed: 3000, members: MOST_APPROVERS };

/** What a modal carries to and fro beside its fields; read with distrust. */
const carried = z.object({
  name: z.enum(formNames as readonly [FormName, ...FormName[]]),
  value: z.string(),
  /** Where it was asked for. */
  channel: z.string().nullable(),
  thread: z.string().nullable(),
});
export type Carried = z.infer<typeof carried>;

export const readCarried = (metadata: string): Carried => carried.parse(JSON.parse(metadata));

export const formCallback = 'form';

const watched = 'watched:';
/** The fields that are heard while a form is being filled in. */
export const watchedPattern = /^watched:/;

export function presentForm(form: OpenedForm, where: Pick<Carried, 'channel' | 'thread'>): ModalView {
  const { name, value, title, submit = 'Save', fields, notes, consent } = form;
  const carrying: Carried = { name, value, ...where };
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify(carrying),
    title: plain(title, limits.title),
    submit: plain(submit, limits.title),
    close: plain('Close', limits.title),
    blocks: [
      ...notes.map((line) => small(drawLine(line))),
      ...fields.map(drawField),
      ...(consent ? [small(drawLine(consent))] : []),
    ],
  };
}

const small = (text: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: clip(text, limits.text) }],
});

function drawField(field: FormField): InputBlock {
  const { name: block_id, label, about, isRequired, isWatched = false } = field;
  return {
    type: 'input',
    block_id,
    label: plain(label, limits.label),
    hint: plain(about, limits.label),
    optional: !isRequired,
    ...(isWatched && { dispatch_action: true }),
    element: drawElement(field),
  };
}

function drawElement({ name, isWatched, kind, value = '', options = [] }: FormField): InputBlock['element'] {
  const action_id = isWatched ? `${watched}${name}` : name;
  const drawn = options.map((option) => ({
    text: plain(option.label, limits.option),
    value: option.value,
    ...(option.about ? { description: plain(option.about, limits.option) } : {}),
  }));
  const chosen = drawn.filter((option) => value.split(',').includes(option.value));
  const [first] = chosen;
  switch (kind) {
    case 'date':
      return { type: 'datepicker', action_id, ...(value ? { initial_date: value } : {}) };
    case 'time':
      return { type: 'timepicker', action_id, ...(value ? { initial_time: value } : {}) };
    case 'one':
      return { type: 'radio_buttons', action_id, options: drawn, ...(first ? { initial_option: first } : {}) };
    case 'several':
      return { type: 'checkboxes', action_id, options: drawn, ...(first ? { initial_options: chosen } : {}) };
    case 'members': {
      const members = value.split(',').filter((id) => id !== '');
      const initial = members.length > 0 ? { initial_users: members } : {};
      return { type: 'multi_users_select', action_id, max_selected_items: limits.members, ...initial };
    }
    case 'channel': {
      // Of one to be chosen Slack lets nobody take the choice back; of several at most one it does.
      const filter: ConversationsSelect['filter'] = { include: ['public', 'private'], exclude_bot_users: true };
      const initial = value ? { initial_conversations: [value] } : {};
      return { type: 'multi_conversations_select', action_id, max_selected_items: 1, filter, ...initial };
    }
    default:
      return {
        type: 'plain_text_input',
        action_id,
        multiline: kind === 'text',
        max_length: limits.typed,
        ...(value ? { initial_value: clip(value, limits.typed) } : {}),
      };
  }
}

const blocksOf = z.object({ blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().nullish() })) });

/** A sentence beside the first field of a form that was sent, which then stays open; none where it has no field. */
export function besideFirst(view: unknown, sentence: string): Record<string, string> {
  const { data } = blocksOf.safeParse(view);
  const first = data?.blocks.find(({ type }) => type === 'input')?.block_id;
  return first ? { [first]: sentence } : {};
}

type State = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

/** The channels that were chosen in it. */
export const channelsIn = (state: State): string[] =>
  Object.values(state).flatMap((elements) =>
    Object.values(elements).flatMap(({ selected_conversations: chosen }) => chosen ?? []),
  );

/** Field by field; several choices with commas between them. */
export function readValues(state: State) {
  const values = Object.entries(state).flatMap(([block, elements]) =>
    Object.values(elements).map((element) => [block, readElement(element)] as const),
  );
  return Object.fromEntries(values);
}

function readElement(element: ViewStateValue): string {
  if (element.selected_options) return element.selected_options.map(({ value }) => value).join(',');
  if (element.selected_users) return element.selected_users.join(',');
  if (element.selected_conversations) return element.selected_conversations.join(',');
  const { value, selected_date, selected_time, selected_option } = element;
  return value ?? selected_date ?? selected_time ?? selected_option?.value ?? '';
}

const plain = (text: string, limit: number) => ({ type: 'plain_text', text: clip(text, limit) }) as const;
