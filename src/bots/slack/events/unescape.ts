/** Slack's own markup of `text` fields, turned back into what a person sees. */
import { type NameKind, nameToken } from '../../chat/names.ts';

const token = /<([^<>]+)>/g;
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const shortcode = /(?<![\w:]):([a-z0-9_+'-]{1,100})(?:::skin-tone-[2-6])?:(?![\w:])/g;

/** The names that a text gives with its ids, which rich text leaves out: id → name with its `@` or `#`. */
export type Labels = ReadonlyMap<string, string>;

/** `<https://x|x>` → `x`, `<#C1|name>` → `#name`, `&amp;` → `&`; an id without a name becomes a name token. */
export const unescapeText = (text: string): string =>
  readEntities(text.replaceAll(token, (_whole, inside: string) => showToken(inside)));

const readEntities = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

/**
 * A message without blocks: here emoji are names between colons, which only Slack draws as pictures, and what is bold,
 * slanted, struck out or quoted stands between marks.
 */
export const unescapeMessage = (text: string): string =>
  readEntities(withoutMarkup(text.replaceAll(token, (_whole, inside: string) => showToken(inside)))).replaceAll(
    shortcode,
    (_whole, name: string) => nameToken('emoji', name),
  );

/** Within one line, from one edge of words to another. https://docs.slack.dev/messaging/formatting-message-text */
const emphasis = ['*', '_', '~'].map((mark) => {
  const [one, other] = [`[${mark}]`, `[^\\s${mark}]`];
  const edge = `[\\p{L}\\p{N}${mark}]`;
  return new RegExp(`(?<!${edge})${one}(${other}(?:[^${mark}\\n]*${other})?)${one}(?!${edge})`, 'gu');
});
const code = /```\n?([^`]+?)\n?```|`([^`\n]+)`/;
const quoted = /^(?:&gt;){1,3} ?/gm;

/** What stands in code is as it was typed. */
const withoutMarkup = (text: string): string =>
  text
    .split(new RegExp(code, 'g'))
    .map((piece = '', index) => (index % 3 === 0 ? withoutEmphasis(piece.replaceAll(quoted, '')) : piece))
    .join('');

const withoutEmphasis = (text: string): string => emphasis.reduce((shown, mark) => shown.replaceAll(mark, '$1'), text);

export function labelsIn(text: string): Labels {
  return new Map(
    [...text.matchAll(token)].flatMap(([, inside = '']) => {
      const named = readName(inside);
      return named?.label ? [[named.id, readEntities(named.label)] as const] : [];
    }),
  );
}

export const nameOr = (labels: Labels, kind: NameKind, id: string): string => labels.get(id) ?? nameToken(kind, id);

function showToken(inside: string): string {
  const named = readName(inside);
  if (named) return named.label || nameToken(named.kind, named.id);
  const [head = '', ...rest] = inside.split('|');
  const label = rest.join('|');
  if (!head.startsWith('!')) return label || shownAddress(head);
  // `<!here|here>` and `<!here>` are shown alike.
  if (/^!(?:here|channel|everyone)$/.test(head)) return `@${head.slice(1)}`;
  if (label !== '') return label;
  return /^![a-z]+$/.test(head) ? `@${head.slice(1)}` : nameToken('other', '');
}

/** Of a mail or a phone number nobody sees what kind of address it is. */
export const shownAddress = (url: string): string => url.replace(/^(?:mailto|tel):/i, '');

interface Named {
  readonly kind: NameKind;
  readonly id: string;
  /** With its `@` or `#`; empty where the text does not tell it. */
  readonly label: string;
}

const kinds = [
  { start: '@', kind: 'user', sign: '@' },
  { start: '#', kind: 'channel', sign: '#' },
  { start: '!subteam^', kind: 'group', sign: '@' },
] as const;

function readName(inside: string): Named | null {
  const [head = '', ...rest] = inside.split('|');
  const found = kinds.find(({ start }) => head.startsWith(start));
  if (!found) return null;
  const id = head.slice(found.start.length);
  const label = rest.join('|').replace(/^[@#]/, '');
  return { kind: found.kind, id, label: label === '' || label === id ? '' : found.sign + label };
}
