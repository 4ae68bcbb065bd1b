import { isObject } from '../blocks/check.ts';
import type { WireObject } from '../workspace/records.ts';
import { renderDate } from './dates.ts';
import type { Reader } from './mrkdwn.ts';

type Inline = (element: WireObject, reader: Reader) => string;

const characterOf = (unicode: unknown): string =>
  String(unicode)
    .split('-')
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');

const inlines: Record<string, Inline> = {
  text: ({ text }) => String(text),
  emoji: ({ unicode, name }) => (unicode === undefined ? `:${name}:` : characterOf(unicode)),
  link: ({ text, url }) => (text === undefined || text === url ? String(url) : `${text} (${url})`),
  user: ({ user_id: id }, reader) => `@${reader.userName(String(id))}`,
  channel: ({ channel_id: id }, reader) => `#${reader.channelName(String(id))}`,
  broadcast: ({ range }) => `@${range}`,
  color: ({ value }) => String(value),
  date: ({ timestamp, format, fallback }, reader) =>
    renderDate(String(timestamp), String(format), reader) ?? String(fallback ?? ''),
};

function renderInlines(elements: unknown, reader: Reader): string {
  if (!Array.isArray(elements)) return '';
  return elements
    .filter(isObject)
    .map((element) => inlines[String(element.type)]?.(element, reader) ?? '')
    .join('');
}

function renderPart(part: WireObject, reader: Reader): string[] {
  const { type, elements, style } = part;
  if (type === 'rich_text_list' && Array.isArray(elements)) {
    return elements.map((item: WireObject, index) => {
      const mark = style === 'ordered' ? `${index + 1}.` : '•';
      return `${mark} ${renderInlines(item.elements, reader)}`;
    });
  }
  const lines = renderInlines(elements, reader).split('\n');
  return type === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
}

export function renderRichText(block: WireObject, reader: Reader): string[] {
  if (!Array.isArray(block.elements)) return [];
  return block.elements.filter(isObject).flatMap((part) => renderPart(part, reader));
}
