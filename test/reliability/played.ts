import type { FaultAction } from '../../sandbox/faults.ts';
import type { Stage } from '../core/posts/stage.ts';

/** What was seen of one fault, in the words of the table. */
export interface Played {
  readonly atOnce: string;
  readonly calls: string;
  readonly told: string;
  readonly inTheEnd: string;
}

/** Lets the fault meet the next call, `times` in a row, and looks at what comes of it. */
export type Play = (stage: Stage, action: FaultAction, times: number) => Promise<Played>;
