/**
 * What a person typed, from the rich_text block of the message: there emoji are characters, links
 * have their labels and markup is no longer text. Slack's `text` field writes emoji as `:ramen:`,
 * which would end up in the caption.
 */
import { z } from 'zod';
import { nameToken } from '../../chat/names.ts';
import { type Labels, nameOr, shownAddress } from './unescape.ts';

/** Code points in hex, joined with `-`. */
const unicode = z.string().regex(/^(?:(?:10|[0-9a-f])?[0-9a-f]{1,4}(?:-|$))+$/i);

const element = z.object({
  type: z.string(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  unicode: unicode.nullish(),
  name: z.string().nullish(),
  user_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  usergroup_id: z.string().nullish(),
  range: z.string().nullish(),
  fallback: z.string().nullish(),
  value: z.string().nullish(),
});
const section = z.object({ elements: z.array(element) });
const list = z.object({
  type: z.literal('rich_text_list'),
  style: z.string(),
  indent: z.number().nullish(),
  offset: z.number().nullish(),
  elements: z.array(section),
});
const plain = section.extend({
  type: z.enum(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']),
});
const richText = z.object({
  type: z.literal('rich_text'),
  elements: z.array(z.discriminatedUnion('type', [list, plain])),
});
const blocksTyped = z.array(richText).min(1);

type Element = z.infer<typeof element>;
type Part = z.infer<typeof richText>['elements'][number];

/** Null when there is no such block, or one whose shape is not known here. */
export function readRichText(blocks: readonly unknown[], labels: Labels): string | null {
  const read = blocksTyped.safeParse(blocks);
  if (!read.success) return null;
  const parts = read.data.flatMap(({ elements }) => elements);
  return joinParts(parts.map((part) => readPart(part, labels)));
}

/** Sections end with their own line break where there was one, lists and quotes do not. */
const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part, index) => {
      const before = parts[index - 1] ?? '';
      return before === '' || before.endsWith('\n') ? part : `\n${part}`;
    })
    .join('');

function readPart(part: Part, labels: Labels): string {
  const lineOf = ({ elements }: z.infer<typeof section>): string =>
    elements.map((item) => readElement(item, labels)).join('');
  if (part.type !== 'rich_text_list') return lineOf(part);
  const depth = part.indent ?? 0;
  const first = (part.offset ?? 0) + 1;
  const markOf = (index: number): string =>
    part.style === 'ordered' ? `${numberAt(depth, first + index)}.` : (bullets[depth % bullets.length] ?? '•');
  return part.elements.map((item, index) => `${'  '.repeat(depth)}${markOf(index)} ${lineOf(item)}`).join('\n');
}

/** As Slack marks a list, a list within it, and one within that; then from the first again. */
const bullets = ['•', '◦', '▪'];
const numberings = [String, inLetters, inRoman];

const numberAt = (depth: number, count: number): string =>
  (numberings[depth % numberings.length] ?? String)(Math.max(1, count));

/** a to z, then aa. */
function inLetters(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return count > 26 ? inLetters(Math.floor((count - 1) / 26)) + letter : letter;
}

const romans = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;
const LARGEST_ROMAN = 399;

/** No list that a message holds goes on longer. */
function inRoman(count: number): string {
  let left = Math.min(count, LARGEST_ROMAN);
  let written = '';
  for (const [value, sign] of romans) {
    while (left >= value) {
      written += sign;
      left -= value;
    }
  }
  return written;
}

function readElement(item: Element, labels: Labels): string {
  switch (item.type) {
    case 'emoji':
      return item.unicode ? characters(item.unicode) : nameToken('emoji', item.name ?? '');
    case 'link':
      return item.text || shownAddress(item.url ?? '');
    case 'user':
      return nameOr(labels, 'user', item.user_id ?? '');
    case 'usergroup':
      return nameOr(labels, 'group', item.usergroup_id ?? '');
    case 'channel':
      return nameOr(labels, 'channel', item.channel_id ?? '');
    case 'broadcast':
      return `@${item.range ?? ''}`;
    default:
      return item.text ?? item.fallback ?? item.value ?? nameToken('other', '');
  }
}

const characters = (codePoints: string): string =>
  String.fromCodePoint(...codePoints.split('-').map((point) => Number.parseInt(point, 16)));
