/**
 * Platforms write people, channels and the like as ids. Reading a message turns each id into a token, before the
 * event is kept; working on it turns the tokens into the names that a person saw, for which a platform may have to
 * be asked. A name that cannot be had becomes a mark that no caption lets through.
 */
import { isPassing } from '../../core/index.ts';
import { unreadable, withoutMarks } from '../desk/index.ts';

const labels = {
  user: '@somebody',
  channel: '#a-channel',
  group: '@a-group',
  role: '@a-role',
  time: 'a time',
  emoji: 'a custom emoji',
  other: 'a token',
} as const;

export type NameKind = keyof typeof labels;

/** The name as it is shown, with its `@` or `#`; null when nobody tells. */
export type NameOf = (kind: NameKind, id: string) => Promise<string | null>;

/** On the last try a name that nobody tells just now counts as none: its author is asked, and not left without a word. */
export const orUnnamed =
  (nameOf: NameOf): NameOf =>
  (kind, id) =>
    nameOf(kind, id).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      return null;
    });

const open = '\uFDD0';
const close = '\uFDD1';
const token = new RegExp(`${open}(\\w+) ([^${open}${close}]*)${close}`, 'g');

/** More names than anybody needs: each may cost a question to the platform. */
const mostNames = 50;

export const nameToken = (kind: NameKind, id: string): string => `${open}${kind} ${withoutMarks(id)}${close}`;

const isNamed = (kind: string): kind is NameKind => Object.hasOwn(labels, kind);

/** The text with every token replaced by its name; asks for each name once. Throws what `nameOf` throws. */
export async function resolveNames(text: string, nameOf: NameOf): Promise<string> {
  const names = new Map<string, string>();
  for (const [whole, kind = '', id = ''] of text.matchAll(token)) {
    if (names.has(whole) || !isNamed(kind)) continue;
    const name = names.size < mostNames ? await nameOf(kind, id) : null;
    names.set(whole, name === null ? unreadable(labelOf(kind, id)) : withoutMarks(name));
  }
  return text.replaceAll(token, (whole) => names.get(whole) ?? '');
}

/** The text of a command, which becomes no caption: every token as a word that says what it was. */
export const nameless = (text: string): string =>
  text.replaceAll(token, (_whole, kind: string, id: string) => (isNamed(kind) ? labelOf(kind, id) : ''));

const labelOf = (kind: NameKind, id: string): string => (kind === 'emoji' ? `:${id}:` : labels[kind]);

/** The words of a message without the mention of the bot, whose token is `mention` (no pattern). */
export function withoutMention(text: string, mention: string): string {
  const parts = text.split(mention);
  if (parts.length === 1) return text.trim();
  const pieces: string[] = [];
  let last = '';
  for (const [index, part] of parts.entries()) {
    const isLed = index > 0;
    // What addresses somebody at the start, as in `@schedy, post now`, ends with a mark of its own.
    const led = isLed && last === '' ? part.replace(/^\s*[,:]?\s*/, '') : isLed ? trimBlanksBefore(part) : part;
    const piece = index < parts.length - 1 ? trimBlanksAfter(led) : led;
    if (piece === '' || (last === '' && piece.trim() === '')) continue;
    pieces.push(gapBetween(last, piece), piece);
    last = piece.slice(-1);
  }
  return pieces.join('').trim();
}

/** A mention inside a line leaves one space, at its edges none. */
const gapBetween = (before: string, next: string): string =>
  before === '' || before === '\n' || next.startsWith('\n') ? '' : ' ';

const isBlank = (character: string | undefined): boolean =>
  character !== undefined && character !== '\n' && character.trim() === '';

function trimBlanksBefore(text: string): string {
  let at = 0;
  while (isBlank(text[at])) at += 1;
  return text.slice(at);
}

function trimBlanksAfter(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
