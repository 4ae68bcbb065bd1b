import { type ReadingOptions, renderTimestamp } from './timestamps.ts';

export interface Reader extends ReadingOptions {
  /** `mia` for a user's id. */
  userName(id: string): string;
  channelName(id: string): string;
}

function renderAngles(content: string, reader: Reader): string {
  const [, user] = /^@!?(\d+)$/.exec(content) ?? [];
  if (user) return `@${reader.userName(user)}`;
  const [, channel] = /^#(\d+)$/.exec(content) ?? [];
  if (channel) return `#${reader.channelName(channel)}`;
  const [, command] = /^(\/[^:]+):\d+$/.exec(content) ?? [];
  if (command) return command;
  const [, emoji] = /^a?(:\w+:)\d+$/.exec(content) ?? [];
  if (emoji) return emoji;
  const [, seconds, style = 'f'] = /^t:(-?\d+)(?::(\w))?$/.exec(content) ?? [];
  const time = seconds === undefined ? undefined : renderTimestamp(seconds, style, reader);
  if (time !== undefined) return time;
  // Angle brackets around an address keep its preview away.
  return /^https?:\/\//.test(content) ? content : `<${content}>`;
}

// A backslash takes the next sign's meaning away; both become one stand-in until all is done.
const escaped = /\\([\\`*_~|>#[\]()<:@-])/g;
const hide = (text: string): string =>
  text.replaceAll(escaped, (_, sign: string) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));
const unhide = (text: string): string =>
  text.replaceAll(/[\uE000-\uE07F]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

// A marker counts only at the edge of a word, so that snake_case and 2*3*4 stay as they are.
const emphasis = /(?<![\w*_~`|])(\*\*\*|\*\*|\*|__|_|~~|\|\||`)(?=\S)([^\n]*?\S)\1(?![\w*_~`|])/g;

function withoutMarkers(text: string): string {
  const once = text.replaceAll(emphasis, '$2');
  return once === text ? text : withoutMarkers(once);
}

const plain = (text: string): string =>
  withoutMarkers(text.replaceAll('```', ''))
    .replaceAll(/\[([^\]\n]+)\]\((https?:\/\/[^)\s]+)\)/g, '$1 ($2)')
    .replaceAll(/^(?:#{1,3}|-#|>(?:>>)?) /gm, '');

/** Markdown as a person reads it: no markers, `text (url)` for links, times in the reader's zone. */
export function renderMarkdown(text: string, reader: Reader): string {
  const parts = hide(text).split(/<([^<>\n]*)>/);
  const shown = parts.map((part, index) => (index % 2 === 1 ? renderAngles(part, reader) : plain(part)));
  return unhide(shown.join(''));
}
