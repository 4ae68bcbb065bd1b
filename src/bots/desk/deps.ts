import type { Clock, Core, Log, Place } from '../../core/index.ts';

export type Platform = Place['platform'];

export interface DeskDeps {
  readonly core: Pick<Core, 'posts' | 'slots' | 'profiles' | 'notices' | 'workspaces' | 'erasure' | 'departures'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where this desk stands; some sentences and buttons are of one platform alone. */
  readonly platform: Platform;
}
