import type { Clock, Log } from '../../../core/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Keeper } from '../events/keep-events.ts';
import type { Introduce } from '../introduce.ts';

export interface ListenerDeps {
  readonly desk: Pick<Desk, 'command' | 'press' | 'submit' | 'suggest'>;
  readonly introduce: Introduce;
  readonly keeper: Pick<Keeper, 'keep'>;
  /** Discord's 3 s, less what the way there may take. */
  readonly ackWithinMs: number;
  readonly log: Log;
  readonly clock: Clock;
}
