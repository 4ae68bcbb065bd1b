/**
 * Platforms write people, channels and the like as ids. Reading a message turns each id into a token, before the
 * event is kept; working on it turns the tokens into the names that a person saw, for which a platform may have to
 * be asked. A name that cannot be had becomes a mark that no caption lets through.
 */
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
