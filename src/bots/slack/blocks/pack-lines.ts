import type { Line } from '../../desk/index.ts';
import { absolute, drawLine, drawPiece, escapeText } from './mrkdwn.ts';

/**
 * Lines as markup, in as few texts of at most `limit` characters as they need. Cut between lines;
 * only a line that is too long by itself is cut inside, never within a token or an entity.
 */
export function packLines(lines: readonly Line[], limit: number): string[] {
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
  return slices.map(escapeText);
}
