import type { Line, Message } from '../../../src/bots/desk/index.ts';

/** A message as a person would read it in Berlin, for comparing. */
export function plainText(message: Message): string {
  const lines = [...message.lines.map(lineText)];
  for (const part of message.parts ?? []) {
    lines.push(...part.lines.map(lineText), part.buttons.map(({ label }) => `→ ${label}`).join('  '));
  }
  if (message.caption) lines.push(message.caption);
  lines.push(...(message.smallPrint ?? []).map(lineText));
  const buttons = (message.buttons ?? []).map(({ label }) => `→ ${label}`);
  return [...lines, ...(buttons.length > 0 ? [buttons.join('  ')] : [])].join('\n');
}

export const lineText = (line: Line): string => line.map(pieceText).join('');

function pieceText(piece: Line[number]): string {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'strong':
    case 'code':
      return piece.text;
    case 'link':
      return piece.label;
    case 'mention':
      return `@${piece.member}`;
    case 'channel':
      return `#${piece.channel}`;
    case 'instant':
      return `<${piece.style} ${piece.at.toISOString()} ${piece.timeZone}>`;
  }
}
