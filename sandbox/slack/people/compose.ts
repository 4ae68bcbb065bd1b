import type { Block, WireObject } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { describeEmoji, emojiPattern } from './emoji.ts';

/** A piece of what was typed, as it goes into `text` and into the rich_text block. */
interface Piece {
  text: string;
  element: WireObject;
}

interface Composed {
  text: string;
  blocks?: Block[];
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const token = new RegExp(
  [
    '(?<user><@[UW][A-Z0-9]+>)',
    '(?<channel><#[CG][A-Z0-9]+(?:\\|[^>]*)?>)',
    '(?<broadcast><!(?:here|channel|everyone)>)',
    '(?<handle>(?<![\\w@])@[a-z0-9._\\-]*[a-z0-9])',
    '(?<link>https?://[^\\s<>]*[^\\s<>.,;:!?\\)"\'])',
    `(?<emoji>${emojiPattern})`,
  ].join('|'),
  'gv',
);

const plain = (text: string): Piece => ({
  text: escapeText(text),
  element: { type: 'text', text },
});

function mention(id: string): Piece {
  return { text: `<@${id}>`, element: { type: 'user', user_id: id } };
}

function pieceOf(workspace: Workspace, found: RegExpExecArray): Piece {
  const { user, channel, broadcast, handle, link, emoji } = found.groups ?? {};
  if (user) return mention(user.slice(2, -1));
  if (channel) {
    const id = channel.slice(2, -1).split('|')[0];
    return { text: channel, element: { type: 'channel', channel_id: id } };
  }
  if (broadcast) {
    return { text: broadcast, element: { type: 'broadcast', range: broadcast.slice(2, -1) } };
  }
  if (link) return { text: `<${escapeText(link)}>`, element: { type: 'link', url: link } };
  if (emoji) {
    const described = describeEmoji(emoji);
    return { text: `:${described.name}:`, element: { type: 'emoji', ...described } };
  }
  // Only somebody of this workspace becomes a mention; `@ramenhouse` on TikTok stays as typed.
  const known = handle ? workspace.users.find(handle) : undefined;
  return known ? mention(known.id) : plain(found[0]);
}

function split(workspace: Workspace, typed: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of typed.matchAll(token)) {
    if (found.index > end) pieces.push(plain(typed.slice(end, found.index)));
    pieces.push(pieceOf(workspace, found));
    end = found.index + found[0].length;
  }
  if (end < typed.length) pieces.push(plain(typed.slice(end)));
  return pieces;
}

/** Neighbouring pieces of plain text are one element on Slack. */
function joined(pieces: readonly Piece[]): WireObject[] {
  const elements: WireObject[] = [];
  for (const { element } of pieces) {
    const last = elements.at(-1);
    if (element.type === 'text' && last?.type === 'text') {
      elements[elements.length - 1] = { type: 'text', text: `${last.text}${element.text}` };
    } else elements.push(element);
  }
  return elements;
}

/**
 * What Slack's client sends for a text typed into the composer: markup escaped, emoji as `:name:`,
 * links and mentions in angle brackets, and all of it once more as a rich_text block.
 */
export function compose(workspace: Workspace, typed: string): Composed {
  if (typed === '') return { text: '' };
  const pieces = split(workspace, typed);
  const section = { type: 'rich_text_section', elements: joined(pieces) };
  const id = workspace.ids.mint('b');
  const block: Block = { type: 'rich_text', block_id: id, elements: [section] };
  return { text: pieces.map((piece) => piece.text).join(''), blocks: [block] };
}

/** The text of a slash command with `should_escape`: mentions resolved, nothing else touched. */
export function composeCommand(workspace: Workspace, typed: string): string {
  return split(workspace, typed)
    .map((piece) => piece.text)
    .join('');
}
