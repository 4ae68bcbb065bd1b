import type { Clock, Core, Log } from '../../core/index.ts';

export interface DeskDeps {
  readonly core: Pick<Core, 'posts' | 'profiles' | 'notices'>;
  readonly clock: Clock;
  readonly log: Log;
}
