import type { Piece } from '../../desk/index.ts';

type Instant = Extract<Piece, { kind: 'instant' }>;

/** Rendered by every reader's client in his own zone and language; the last one ticks by itself. */
const styles: Readonly<Record<Instant['style'], string>> = {
  moment: 'F',
  clock: 't',
  relative: 'R',
};

export const drawInstant = ({ at, style }: Instant): string =>
  `<t:${Math.floor(at.getTime() / 1000)}:${styles[style]}>`;
