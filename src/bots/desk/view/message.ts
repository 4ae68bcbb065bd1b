/**
 * What Schedy says, before a platform draws it: pieces of text whose instants, mentions and links
 * each platform writes in its own way, and buttons named by what they do.
 */

import { z } from 'zod';
import { describeInstant } from '../../../core/schedules/index.ts';
import { type ActionName, actionNames } from './actions.ts';
import type { FormField, FormName } from './forms.ts';

/** A part of a line that every platform can draw. */
export type Piece =
  /** Literal text; the presenter escapes it. */
  | string
  | { readonly kind: 'strong'; readonly text: string }
  /** In the reader's own zone where the platform can; `timeZone` is for where it cannot. */
  | {
      readonly kind: 'instant';
      readonly at: Date;
      readonly timeZone: string;
      readonly style: 'moment' | 'clock' | 'relative';
      /** The distance in words as it is now, for a platform that does not count it down; absent where the message is drawn anew later. */
      readonly said?: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  /** A member by the platform's id. */
  | { readonly kind: 'mention'; readonly member: string }
  /** A channel by the platform's id, with its name as the reader knows it. */
  | { readonly kind: 'channel'; readonly channel: string }
  /** Something to be typed as it stands. */
  | { readonly kind: 'code'; readonly text: string };

/** One line of text. */
export type Line = readonly Piece[];

/** A button that comes back to the desk when it is pressed. */
export interface Button {
  readonly action: ActionName;
  readonly label: string;
  /** Handed back when pressed: an id, at most 80 characters, never a secret. */
  readonly value: string;
  readonly style?: 'primary' | 'danger';
}

/** A button that opens an address; allowed only in answers that nobody else sees. */
export interface LinkButton {
  readonly url: string;
  readonly label: string;
}

/** One thing of several in a message, with its own buttons right below it. */
export interface Part {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

/** A form as it opens for one person, with what stands in it. */
export interface OpenedForm {
  readonly name: FormName;
  /** Comes back when it is sent: what it is about, at most 60 characters. */
  readonly value: string;
  /** At most 24 characters. */
  readonly title: string;
  /** On the button that sends it, where the platform lets it be named: at most 24 characters. `Save` when absent. */
  readonly submit?: string;
  readonly fields: readonly FormField[];
  /** Above the fields. */
  readonly notes: readonly Line[];
  /** The last line before the button that sends it. */
  readonly consent: Line | null;
}

/** A picture beside the words, which say the same: nothing stands in it alone. */
export interface Picture {
  /** PNG. */
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly title: string;
  /** What it shows, for whoever does not see it; at most 1,000 characters. */
  readonly alt: string;
}

/** One message: paragraphs of lines, parts, a caption shown to the letter, small print, buttons. */
export interface Message {
  readonly lines: readonly Line[];
  readonly parts?: readonly Part[];
  readonly caption?: string;
  /** A text to be copied as it stands, alone in a block of its own. */
  readonly copy?: string;
  readonly smallPrint?: readonly Line[];
  readonly picture?: Picture;
  readonly buttons?: readonly (Button | LinkButton)[];
  /** Opened instead of the words, where the platform still lets a form be opened. */
  readonly form?: OpenedForm;
  /** To a form that was sent: said as well where the form closes without a word. */
  readonly isSaid?: boolean;
  /** To a form that was sent: a sentence for each field that cannot stand, shown beside it where the platform can. */
  readonly errors?: Readonly<Record<string, string>>;
}

/**
 * An instant and how far away it is. `now`: of an answer that is never drawn anew, which may say the distance in words;
 * anywhere else they would stand there after they are true.
 */
export const moment = (at: Date, timeZone: string, now?: Date): Line => [
  { kind: 'instant', at, timeZone, style: 'moment' },
  ' (',
  {
    kind: 'instant',
    at,
    timeZone,
    style: 'relative',
    ...(now && { said: describeInstant(at, timeZone, now).relative }),
  },
  ')',
];

/** The clock alone, unless that is on another day than what stands before it. */
export function clockOrMoment(first: Date, at: Date, timeZone: string): Piece {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone });
  const style = dayOf.format(first) === dayOf.format(at) ? 'clock' : 'moment';
  return { kind: 'instant', at, timeZone, style };
}

/** Times to choose from: `Wed 25 Nov, 07:00 or 19:00`. */
export const oneOf = (choices: readonly Date[], timeZone: string): Line =>
  choices.flatMap((at, index): Line => {
    const before = choices[index - 1];
    if (before === undefined) return [{ kind: 'instant', at, timeZone, style: 'moment' }];
    return [index === choices.length - 1 ? ' or ' : ', ', clockOrMoment(before, at, timeZone)];
  });

/** What somebody wrote at length in the fields of a form; empty where it has none of that. */
export const writtenIn = ({ caption = '', reason = '', link = '' }: Readonly<Record<string, string>>): string =>
  caption || reason || link;

/** At most `most` characters, as UTF-16 counts them; cut between characters, with … where something is left out. */
export const clip = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF\u200D]+$/, '')
        .trimEnd()}…`;

const wordsOf = (piece: Piece): string | null => {
  if (typeof piece === 'string') return piece;
  if (piece.kind === 'link') return piece.label;
  return 'text' in piece ? piece.text : null;
};

/** The words of a line without its markup. */
export const bare = (line: Line): string => line.map((piece) => wordsOf(piece) ?? '').join('');

/** An instant, a mention and a channel are drawn with about so many characters. */
const TOKEN = 24;
/** Each is escaped with one character more where a platform knows it as markup. */
const MARKS = /[\\*_~`|<[\]]/g;

function drawnLength(piece: Piece): number {
  const words = wordsOf(piece);
  if (words === null) return TOKEN;
  const address =
    typeof piece === 'object' && piece.kind === 'link' && piece.label !== piece.url ? piece.url.length + 4 : 0;
  return words.length + (words.match(MARKS)?.length ?? 0) + address;
}

/** How long lines are once they are drawn, about. */
export const lengthOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => line.reduce((all, piece) => all + drawnLength(piece), sum + 1), 0);

const LONGEST_ECHO = 60;

/** Somebody's own words, as they are said back to them. */
export const echo = (words: string): string => clip(words.trim(), LONGEST_ECHO);

/** Emphasised. */
export const strong = (text: string): Piece => ({ kind: 'strong', text });
/** To be typed as it stands. */
export const code = (text: string): Piece => ({ kind: 'code', text });

/**
 * The words of a message whose drawing a platform refuses: without links, pictures and buttons, one of which is the
 * reason. Addresses are written out, and what its buttons do can be written as well.
 */
export function inPlainWords({ lines: said, parts = [], caption, copy, smallPrint = [], buttons: all = [] }: Message) {
  const everyButton = [...parts.flatMap((part) => part.buttons), ...all];
  const addresses = everyButton.flatMap((one) => ('url' in one ? [[`${one.label}: ${one.url}`]] : []));
  const isPressed = everyButton.some((one) => 'action' in one);
  const spoken = [...said, ...parts.flatMap((part) => part.lines), ...addresses];
  return {
    lines: [...spoken.map(withoutLinks), ...(isPressed ? [[NO_BUTTONS]] : [])],
    smallPrint: smallPrint.map(withoutLinks),
    ...(caption !== undefined && { caption }),
    ...(copy !== undefined && { copy }),
  } satisfies Message;
}

const NO_BUTTONS = 'The buttons could not be drawn. What they do can be written: “help” says how.';

const withoutLinks = (line: Line): Line =>
  line.map((one) => {
    if (typeof one === 'string' || one.kind !== 'link') return one;
    return one.label === one.url ? one.url : `${one.label} (${one.url})`;
  });

// What a command has answered, as text for the row of a notice: asked for in words, it is said like every other answer in
// a thread. Addresses are left out, for a personal link is never kept.

const piece = z.union([
  z.string(),
  z.object({ kind: z.enum(['strong', 'code']), text: z.string() }),
  z
    .object({
      kind: z.literal('instant'),
      at: z.iso.datetime().transform((at) => new Date(at)),
      timeZone: z.string(),
      style: z.enum(['moment', 'clock', 'relative']),
      said: z.string().optional(),
    })
    .transform(({ said, ...rest }) => (said === undefined ? rest : { ...rest, said })),
  z.object({ kind: z.literal('link'), url: z.string(), label: z.string() }),
  z.object({ kind: z.literal('mention'), member: z.string() }),
  z.object({ kind: z.literal('channel'), channel: z.string() }),
]);

const button = z
  .object({
    action: z.enum(actionNames),
    label: z.string(),
    value: z.string(),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .transform(({ style, ...rest }) => (style ? { ...rest, style } : rest));

const lines = z.array(z.array(piece));
const buttons = z.array(button);
const kept = z.object({ lines, parts: z.array(z.object({ lines, buttons })), buttons });

/** For the facts of a notice. */
export const keepAnswer = ({ lines: said, parts = [], buttons: all = [] }: Message): string =>
  JSON.stringify({ lines: said, parts, buttons: all.filter((one) => 'action' in one) });

/** As it was drawn. */
export const keptAnswer = (text: string): Message => kept.parse(JSON.parse(text));
