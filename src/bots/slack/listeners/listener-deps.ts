import type { Desk } from '../../desk/index.ts';
import type { Api } from '../api.ts';
import type { Introduce } from '../introduce.ts';

export interface ListenerDeps {
  readonly desk: Pick<Desk, 'command' | 'press'>;
  readonly introduce: Introduce;
  readonly api: Api;
  /** Slack's 3 s, less what the way there may take. */
  readonly ackWithinMs: number;
}
