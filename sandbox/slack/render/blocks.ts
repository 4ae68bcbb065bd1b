import { isObject } from '../blocks/check.ts';
import { showEmoji } from '../people/emoji.ts';
import type { Block, WireObject } from '../workspace/records.ts';
import { type Reader, renderMrkdwn } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';

function renderText(text: unknown, reader: Reader): string {
  if (!isObject(text)) return typeof text === 'string' ? text : '';
  const content = String(text.text);
  return text.type === 'mrkdwn' ? renderMrkdwn(content, reader) : showEmoji(content);
}

/** `→ Label` for what can be pressed, `▾ Label` for what opens, the words of a picture. */
function renderElement(element: unknown, reader: Reader): string {
  if (!isObject(element)) return '';
  const { type, text, placeholder, alt_text: alt } = element;
  if (type === 'button' || type === 'workflow_button' || type === 'icon_button') {
    return `→ ${renderText(text, reader)}`;
  }
  if (type === 'image') return `[${String(alt)}]`;
  if (type === 'mrkdwn' || type === 'plain_text') return renderText(element, reader);
  if (type === 'checkboxes' || type === 'radio_buttons') {
    return renderChoices(element, reader);
  }
  const filledIn = element.initial_value ?? element.initial_date ?? element.initial_time;
  if (typeof filledIn === 'string') return filledIn;
  if (type === 'plain_text_input') return placeholder ? renderText(placeholder, reader) : '';
  return `▾ ${placeholder ? renderText(placeholder, reader) : type === 'overflow' ? '…' : String(type)}`;
}

/** `☑` for what is chosen when the form opens. */
function renderChoices(
  { options, initial_options: ticked, initial_option: chosen }: WireObject,
  reader: Reader,
): string {
  const list = (given: unknown): WireObject[] => (Array.isArray(given) ? given.filter(isObject) : []);
  const values = new Set([...list(ticked), ...list([chosen])].map(({ value }) => value));
  return list(options)
    .map(({ value, text }) => `${values.has(value) ? '☑' : '☐'} ${renderText(text, reader)}`)
    .join('  ');
}

const row = (elements: unknown, reader: Reader): string =>
  Array.isArray(elements) ? elements.map((one) => renderElement(one, reader)).join('  ') : '';

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

type BlockRenderer = (block: Block, reader: Reader) => string[];

const section: BlockRenderer = ({ text, fields, accessory }, reader) => [
  ...lines(renderText(text, reader)),
  ...(Array.isArray(fields) ? fields.flatMap((field) => lines(renderText(field, reader))) : []),
  ...(accessory === undefined ? [] : [renderElement(accessory, reader)]),
];

const input: BlockRenderer = ({ label, element, hint }, reader) => [
  `${renderText(label, reader)}: ${renderElement(element, reader)}`,
  ...lines(renderText(hint, reader)),
];

const taskCard = ({ title, status }: WireObject): string => `${String(title)} (${String(status)})`;

const renderers: Record<string, BlockRenderer> = {
  section,
  input,
  header: ({ text }, reader) => lines(renderText(text, reader)),
  divider: () => ['———'],
  actions: ({ elements }, reader) => [row(elements, reader)],
  context: ({ elements }, reader) => lines(row(elements, reader)),
  context_actions: ({ elements }, reader) => [row(elements, reader)],
  image: ({ alt_text: alt, title }, reader) => [...lines(renderText(title, reader)), `[${String(alt)}]`],
  video: ({ alt_text: alt }) => [`[${String(alt)}]`],
  rich_text: (block, reader) => renderRichText(block, reader),
  markdown: ({ text }) => lines(String(text)),
  alert: ({ text }, reader) => lines(renderText(text, reader)),
  task_card: (block) => [taskCard(block)],
  plan: ({ title, tasks }) => [
    String(title),
    ...(Array.isArray(tasks) ? tasks.map((task) => `• ${taskCard(task)}`) : []),
  ],
  card: ({ title, subtitle, body, actions }, reader) => [
    ...[title, subtitle, body].flatMap((text) => lines(renderText(text, reader))),
    ...lines(row(actions, reader)),
  ],
  carousel: ({ elements }, reader) => (Array.isArray(elements) ? renderBlocks(elements, reader) : []),
  container: ({ title, child_blocks: children }, reader) => [
    ...lines(renderText(title, reader)),
    ...(Array.isArray(children) ? renderBlocks(children, reader) : []),
  ],
  table: ({ rows }, reader) => (Array.isArray(rows) ? rows.map((cells) => tableRow(cells, reader)) : []),
};

function tableRow(cells: unknown, reader: Reader): string {
  if (!Array.isArray(cells)) return '';
  const shown = cells.filter(isObject).map((cell) => {
    return cell.type === 'rich_text' ? renderRichText(cell, reader).join(' ') : String(cell.text);
  });
  return shown.join(' | ');
}

export function renderBlocks(blocks: readonly Block[], reader: Reader): string[] {
  return blocks.flatMap((block) => renderers[block.type]?.(block, reader) ?? []);
}
