/** Writes down, as plain text, what people and Schedy say to each other. */
import type { Line, Message, OpenedForm } from '../../src/bots/desk/index.ts';
import { describeInstant } from '../../src/core/schedules/index.ts';

export interface Teller {
  title(text: string): void;
  /** What happens, for whoever reads. */
  tells(text: string): void;
  says(who: string, text: string): void;
  /** Schedy's message; `how` such as `only Mia sees it`. */
  shows(message: Message, how?: string | null): void;
  /** `typed`: what somebody writes into its fields. */
  form(form: OpenedForm, typed?: Readonly<Record<string, string>>): void;
  text(): string;
}

interface TellerOptions {
  readonly now: () => Date;
  readonly timeZone: string;
  /** By the platform's ids. */
  readonly names: ReadonlyMap<string, string>;
}

export function createTeller({ now, timeZone, names }: TellerOptions): Teller {
  const chapters: string[] = [];
  let talk: string[] = [];
  const close = (): void => {
    if (talk.length > 0) chapters.push(['```', ...talk, '```'].join('\n'));
    talk = [];
  };
  const instant = (at: Date, style: string): string => {
    const { absolute, relative } = describeInstant(at, timeZone, now());
    return style === 'relative' ? relative : style === 'clock' ? absolute.slice(-5) : absolute;
  };
  const lineText = (line: Line): string =>
    line
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        if (piece.kind === 'instant') return instant(piece.at, piece.style);
        if (piece.kind === 'channel') return '#videos';
        if (piece.kind === 'mention') return `@${names.get(piece.member) ?? piece.member}`;
        return piece.kind === 'link' ? piece.label : piece.text;
      })
      .join('');
  const speak = (who: string, lines: readonly string[]): void => {
    for (const [index, line] of lines.flatMap((text) => text.split('\n')).entries()) {
      talk.push(`${(index === 0 ? who : '').padEnd(8)} ${line}`.trimEnd());
    }
  };
  return {
    title: (text) => {
      close();
      chapters.push(`## ${text}`);
    },
    tells: (text) => {
      close();
      chapters.push(text);
    },
    says: (who, text) => speak(who, [text]),
    shows: ({ lines, parts = [], caption = '', copy = '', smallPrint = [], buttons = [] }, how) => {
      const all = [...lines, ...parts.flatMap((part) => part.lines)].map(lineText);
      const pressed = [...parts.flatMap((part) => part.buttons), ...buttons].map(({ label }) => `[${label}]`).join(' ');
      const first = how ? [`(${how})`] : [];
      speak(
        'Schedy',
        [...first, ...all, caption, copy, ...smallPrint.map(lineText), pressed].filter((line) => line !== ''),
      );
    },
    form: ({ title, notes, fields, consent, submit = 'Save' }, typed = {}) => {
      const drawn = fields.flatMap(({ name, label, about, options = [], value: given = '' }) => {
        const value = typed[name] ?? given;
        return [
          `${label}${value === '' || options.length > 0 ? '' : `: ${value}`}`,
          `  ${about}`,
          ...options.map((option) => `  ${value.split(',').includes(option.value) ? '(x)' : '( )'} ${option.label}`),
        ];
      });
      speak('form', [
        `“${title}”`,
        ...notes.map(lineText),
        ...drawn,
        ...(consent ? [lineText(consent)] : []),
        `[${submit}]`,
      ]);
    },
    text: () => {
      close();
      return `${chapters.join('\n\n')}\n`;
    },
  };
}
