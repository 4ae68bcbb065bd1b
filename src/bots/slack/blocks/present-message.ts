/** A message of the desk as Block Kit: pure, and within all of Slack's limits. */
import type { ContextBlock, KnownBlock, RichTextBlock, SectionBlock } from '@slack/types';
import type { Line, Message } from '../../desk/index.ts';
import { drawButtons, numberActions } from './draw-buttons.ts';
import { absolute, drawLine, drawPiece, escapeText, tellLine } from './mrkdwn.ts';

interface Presented {
  /** All of it once more, for notifications and screen readers. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const limits = { section: 3000, context: 2000, contextElements: 10, blocks: 50, viewBlocks: 100 };

export const presentMessage = (message: Message): Presented => ({
  text: drawText(message),
  blocks: drawBlocks(message, limits.blocks),
});

/** The same in a modal or on the Home tab, which hold more and have no text beside their blocks. */
export const presentView = (message: Message): KnownBlock[] => drawBlocks(message, limits.viewBlocks);

function drawBlocks(message: Message, most: number): KnownBlock[] {
  const { lines, parts = [], caption = '', copy = '', smallPrint = [], buttons = [] } = message;
  const about = tellLine(lines[0] ?? []);
  const nextId = numberActions();
  const drawnParts = parts.flatMap((part) => [
    ...drawSections(part.lines),
    ...drawButtons(part.buttons, tellLine(part.lines[0] ?? []), nextId),
  ]);
  const below = [...drawnParts, ...drawCaption(caption), ...drawCopy(copy), ...drawSmallPrint(smallPrint)];
  const under = [...below, ...drawButtons(buttons, about, nextId)].slice(0, most);
  return [...drawSections(lines).slice(0, most - under.length), ...under];
}

function drawText({ lines, parts = [], caption = '', copy = '', smallPrint = [] }: Message): string {
  const all = [...lines, ...parts.flatMap((part) => part.lines)];
  const words = [...all.map(drawLine), escapeText(caption), escapeText(copy), ...smallPrint.map(drawLine)];
  return words.filter((line) => line.trim() !== '').join('\n');
}

/** `verbatim`: otherwise Slack turns a plain `@here` in a file name into a ping. */
function drawSections(lines: readonly Line[]): SectionBlock[] {
  return packLines(lines, limits.section).map((text) => ({
    type: 'section',
    text: { type: 'mrkdwn', text, verbatim: true },
  }));
}

/** Rich text takes every character literally: no markup, no mention, no `:emoji:`. */
function drawCaption(caption: string): RichTextBlock[] {
  if (caption.trim() === '') return [];
  const elements = [{ type: 'text' as const, text: caption }];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
}

/** A block of code that its reader copies in one go; literal like all rich text, backticks included. */
function drawCopy(copy: string): RichTextBlock[] {
  if (copy.trim() === '') return [];
  const elements = [{ type: 'text' as const, text: copy }];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements, border: 0 }] }];
}

function drawSmallPrint(lines: readonly Line[]): ContextBlock[] {
  const elements = packLines(lines, limits.context)
    .slice(0, limits.contextElements)
    .map((text) => ({ type: 'mrkdwn' as const, text, verbatim: true }));
  return elements.length === 0 ? [] : [{ type: 'context', elements }];
}

/**
 * Lines as markup, in as few texts of at most `limit` characters as they need. Cut between lines;
 * only a line that is too long by itself is cut inside, never within a token or an entity.
 */
function packLines(lines: readonly Line[], limit: number): string[] {
  const texts: string[] = [];
  let open: string | null = null;
  for (const line of lines) {
    for (const [index, part] of partsOf(line, limit).entries()) {
      const joined: string = open === null ? part : `${open}${index === 0 ? '\n' : ''}${part}`;
      if (open !== null && joined.length > limit) texts.push(open);
      open = open !== null && joined.length > limit ? part : joined;
    }
  }
  return [...texts, open ?? ''].map((text) => text.trim()).filter((text) => text !== '');
}

function partsOf(line: Line, limit: number): string[] {
  const drawn = drawLine(line);
  if (drawn.length <= limit) return [drawn];
  return absolute(line).flatMap((piece) => (typeof piece === 'string' ? slicesOf(piece, limit) : [drawPiece(piece)]));
}

/** An escaped character takes at most five, a character beyond the first plane counts two. */
function slicesOf(text: string, limit: number): string[] {
  const slices = text.match(new RegExp(`[^]{1,${Math.floor(limit / 5)}}`, 'gu')) ?? [];
  return slices.map(drawPiece);
}
