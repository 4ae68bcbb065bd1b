import type { FirstAnswer } from '../state/interactions.ts';

/** How the app took a command, a click or a form; `error` is what the person gets to see. */
export type Outcome =
  | { ok: true; interactionId: string; answer: FirstAnswer; answeredAfterMs: number }
  | { ok: false; error: string };

export type Done = Outcome & { ok: true };

export const failed = (error: string): Outcome => ({ ok: false, error });
