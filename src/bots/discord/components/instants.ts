import { TimestampStyles, type TimestampStylesString, time } from 'discord.js';
import type { Piece } from '../../desk/index.ts';

type Instant = Extract<Piece, { kind: 'instant' }>;

/** Rendered by every reader's client in their own zone and language; the last one ticks by itself. */
const styles: Readonly<Record<Instant['style'], TimestampStylesString>> = {
  moment: TimestampStyles.FullDateShortTime,
  clock: TimestampStyles.ShortTime,
  relative: TimestampStyles.RelativeTime,
};

export const drawInstant = ({ at, style }: Instant): string => time(Math.floor(at.getTime() / 1000), styles[style]);
