/**
 * Discord's Markdown as plain text: what a person sees, without the marks that made it bold, hidden or a heading.
 * https://docs.discord.com/developers/reference#message-formatting and the client's own rules; one pass, so that
 * no text takes longer than its length.
 */

/** The longer marks first: `**` is not two `*`. */
const marks = ['**', '__', '~~', '||', '*', '_'] as const;
type Mark = (typeof marks)[number];

interface Open {
  readonly mark: Mark;
  /** Its place among the pieces. */
  readonly index: number;
}

export function plainMarkdown(text: string): string {
  return new Reader(text).read();
}

/** No mark, and no beginning of one. */
const words = /[^\\*_~|`<[\n\uFDD0¯h]+/y;
const quote = /(?:>>>|>) /y;
const heading = /(?:#{1,3}|-#) +(?=\S)/y;
const listItem = /( *)[-*] +(?=\S)/y;
const escaped = /\\([^0-9A-Za-z\s])/y;
const shrug = '¯\\_(ツ)_/¯';
const shownAddress = /<(https?:\/\/[^\s<>]+)>/y;
const address = /https?:\/\/[^\s<>*|~]+/y;
/** An address may hold brackets of its own, as `/wiki/Ramen_(dish)` does. */
const link =
  /\[([^\][\n]{1,300})\]\(<?https?:\/\/(?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,2000}>?(?:[^\S\n]+"[^"\n]{0,300}")?\)/y;
/** Set by the reader of mentions: not to be looked into. */
const nameToken = /\uFDD0[^\uFDD0\uFDD1]*\uFDD1/y;
const backticks = /`+/y;
const language = /^(?:[a-z0-9_+\-.#]+\n)?\n*/i;

class Reader {
  readonly #text: string;
  readonly #pieces: string[] = [];
  readonly #open: Open[] = [];
  readonly #counts = new Map<Mark, number>();
  /** From here on there is no further run of so many backticks. */
  readonly #codeEnds = new Map<number, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string {
    let isLineStart = true;
    while (this.#at < this.#text.length) {
      if (isLineStart) this.#readLineStart();
      isLineStart = this.#text[this.#at] === '\n';
      this.#pieces.push(this.#readNext());
    }
    return this.#pieces.join('');
  }

  #readLineStart(): void {
    this.#take(quote);
    const item = this.#take(listItem);
    if (item) this.#pieces.push(`${item[1] ?? ''}• `);
    this.#take(heading);
  }

  #readNext(): string {
    if (this.#at >= this.#text.length) return '';
    const plain = this.#take(words);
    if (plain) return plain[0];
    if (this.#text.startsWith(shrug, this.#at)) return this.#skip(shrug);
    const whole = this.#take(nameToken) ?? this.#take(address);
    if (whole) return whole[0];
    const inner = this.#take(escaped) ?? this.#take(shownAddress);
    if (inner) return inner[1] ?? '';
    const labelled = this.#take(link);
    if (labelled) return plainMarkdown(labelled[1] ?? '');
    if (this.#text[this.#at] === '`') return this.#readCode();
    const mark = this.#markHere();
    return mark ? this.#readMark(mark) : this.#skip(this.#text[this.#at] ?? '');
  }

  #skip(piece: string): string {
    this.#at += piece.length;
    return piece;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }

  /** Everything up to as many backticks as it began with is literal; without an end they are themselves. */
  #readCode(): string {
    const fence = this.#take(backticks)?.[0] ?? '';
    const end = this.#codeEnd(fence.length);
    if (end === null) return fence;
    const code = this.#text.slice(this.#at, end);
    this.#at = end + fence.length;
    return fence.length >= 3 ? code.replace(language, '').trimEnd() : code;
  }

  #codeEnd(length: number): number | null {
    const none = this.#codeEnds.get(length);
    if (none !== undefined && this.#at >= none) return null;
    const runs = /`+/g;
    runs.lastIndex = this.#at;
    for (let run = runs.exec(this.#text); run; run = runs.exec(this.#text)) {
      if (run[0].length === length) return run.index;
    }
    this.#codeEnds.set(length, this.#at);
    return null;
  }

  /** Where three of a kind stand, the one that was opened last ends first. */
  #markHere(): Mark | null {
    const last = this.#open.at(-1)?.mark;
    const single = last?.[0] ?? '';
    if (last && this.#text.startsWith(single.repeat(3), this.#at)) return last;
    return marks.find((mark) => this.#text.startsWith(mark, this.#at)) ?? null;
  }

  #readMark(mark: Mark): string {
    const isEnd = this.#isOpen(mark) && this.#mayClose(mark) && this.#close(mark);
    if (!isEnd && this.#mayOpen(mark)) this.#begin(mark);
    this.#skip(mark);
    return isEnd ? '' : mark;
  }

  #isOpen(mark: Mark): boolean {
    return (this.#counts.get(mark) ?? 0) > 0;
  }

  #begin(mark: Mark): void {
    this.#open.push({ mark, index: this.#pieces.length });
    this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + 1);
  }

  /** False when nothing stands between the two. What was opened inside and never closed stays as it was typed. */
  #close(mark: Mark): boolean {
    for (let top = this.#open.pop(); top; top = this.#open.pop()) {
      this.#counts.set(top.mark, (this.#counts.get(top.mark) ?? 1) - 1);
      if (top.mark !== mark) continue;
      if (top.index === this.#pieces.length - 1) return false;
      this.#pieces[top.index] = '';
      return true;
    }
    return false;
  }

  #mayOpen(mark: Mark): boolean {
    const before = this.#text[this.#at - 1] ?? ' ';
    const next = this.#text[this.#at + mark.length] ?? ' ';
    if (mark === '*') return /\S/.test(next);
    return mark !== '_' || !/\w/.test(before);
  }

  #mayClose(mark: Mark): boolean {
    const before = this.#text[this.#at - 1] ?? ' ';
    const next = this.#text[this.#at + mark.length] ?? ' ';
    if (mark === '*') return /\S/.test(before);
    return mark !== '_' || !/\w/.test(next);
  }
}
