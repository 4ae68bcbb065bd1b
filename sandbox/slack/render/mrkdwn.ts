import { showEmoji } from '../people/emoji.ts';
import { type ReadingOptions, renderDate } from './dates.ts';

export interface Reader extends ReadingOptions {
  /** `@mia` for a user's id. */
  userName(id: string): string;
  channelName(id: string): string;
}

const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function renderSpecial(content: string, reader: Reader): string {
  const [, seconds, pattern, ...rest] = content.split('|')[0]?.split('^') ?? [];
  const fallback = content.includes('|') ? content.slice(content.indexOf('|') + 1) : '';
  if (content.startsWith('date^') && seconds && pattern) {
    const shown = renderDate(seconds, pattern, reader) ?? fallback;
    return rest[0] ? `${shown} (${rest[0]})` : shown;
  }
  const [name, label] = content.split('|');
  return label ?? `@${name}`;
}

function renderAngles(content: string, reader: Reader): string {
  const [target = '', label] = content.split('|');
  if (content.startsWith('@')) return label ? `@${label}` : `@${reader.userName(target.slice(1))}`;
  if (content.startsWith('#')) return `#${label || reader.channelName(target.slice(1))}`;
  if (content.startsWith('!')) return renderSpecial(content.slice(1), reader);
  return label === undefined || label === target ? target : `${label} (${target})`;
}

// A marker counts only at the edge of a word, so that snake_case and 2*3*4 stay as they are.
const emphasis = /(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])/g;

function withoutMarkers(text: string): string {
  const once = text.replaceAll(emphasis, '$2');
  return once === text ? text : withoutMarkers(once);
}

/** mrkdwn as a person reads it: no markers, `text (url)` for links, dates in the reader's zone. */
export function renderMrkdwn(text: string, reader: Reader): string {
  const parts = text.replaceAll('```', '').split(/<([^<>]*)>/);
  return parts
    .map((part, index) => (index % 2 === 1 ? renderAngles(part, reader) : withoutMarkers(part)))
    .map((part) => unescapeText(showEmoji(part)))
    .join('');
}
