import type { StatusIcon } from '../../desk/index.ts';

/** The frame of a card; an ornament beside its words, never instead of them. */
export const accents: Readonly<Record<StatusIcon, number>> = {
  reading: 0x8a8f98,
  asking: 0xf0b232,
  scheduled: 0x5865f2,
  sending: 0x5865f2,
  published: 0x23a55a,
  failed: 0xda373c,
  stopped: 0x8a8f98,
};
