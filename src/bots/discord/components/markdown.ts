/** Discord's markup. Everything that is not markup of ours is escaped; who is pinged is told apart. */

import { TimestampStyles, type TimestampStylesString, time } from 'discord.js';
import type { Line, Piece } from '../../desk/index.ts';
import { isLinkable } from './draw-buttons.ts';

const address = /https?:\/\/[^\s<>]+/g;

/** A literal text. An escaped address would no longer lead anywhere, so addresses stay. */
function escapeText(text: string): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(address)) {
    out += escapeWords(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return out + escapeWords(text.slice(at));
}

/** Marks, mentions and links; at the start of a line also headings, lists and quotes. */
const escapeWords = (text: string): string =>
  text
    .replaceAll(/[\\*_~`|<[\]]/g, '\\$&')
    .replaceAll(/^([^\S\n]*)(#{1,3}|[-+>]|>>>)(?=\s)/gm, '$1\\$2')
    .replaceAll(/^([^\S\n]*-)(?=#\s)/gm, '\\$1')
    .replaceAll(/^([^\S\n]*\d+)\.(?=\s)/gm, '$1\\.');

function drawPiece(piece: Piece): string {
  if (typeof piece === 'string') return escapeText(piece);
  switch (piece.kind) {
    case 'strong':
      return `**${escapeText(oneLine(piece.text))}**`;
    case 'code':
      return `\`${oneLine(piece.text).replaceAll('`', '’')}\``;
    case 'instant':
      return drawInstant(piece);
    case 'link':
      return drawLink(piece.url, oneLine(piece.label));
    case 'mention':
      return `<@${piece.member.replaceAll(/\D/g, '')}>`;
    case 'channel':
      return `<#${piece.channel.replaceAll(/\D/g, '')}>`;
  }
}

/** Discord hides no address behind one that reads like another. */
function drawLink(url: string, label: string): string {
  const safe = url.replaceAll(/[\s<>()]/g, encodeURIComponent);
  if (label === url || label.includes('://')) return safe;
  return isLinkable(url) ? `[${escapeText(label)}](${safe})` : `${escapeText(label)}: ${safe}`;
}

export const drawLine = (line: Line): string => line.map(drawPiece).join('');

/** Every line of it, empty ones too, so that the quote does not end before the text does. */
export const drawQuote = (text: string): string =>
  escapeText(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** Small and grey. */
export const drawSmall = (line: Line): string => `-# ${drawLine(line)}`;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

export const membersIn = (lines: readonly Line[]): string[] =>
  lines.flat().flatMap((piece) => {
    return typeof piece === 'object' && piece.kind === 'mention' ? [piece.member] : [];
  });

type Instant = Extract<Piece, { kind: 'instant' }>;

/** Rendered by every reader's client in their own zone and language; the last one ticks by itself. */
const styles: Readonly<Record<Instant['style'], TimestampStylesString>> = {
  moment: TimestampStyles.FullDateShortTime,
  clock: TimestampStyles.ShortTime,
  relative: TimestampStyles.RelativeTime,
};

const drawInstant = ({ at, style }: Instant): string => time(Math.floor(at.getTime() / 1000), styles[style]);
