import type { Logger } from '@slack/bolt';
import { Failure, type Log } from '../../core/index.ts';
import { createHttpDoor } from './http-receiver.ts';
import type { Door } from './receiver.ts';
import { createSocketDoor } from './socket-receiver.ts';

export interface DoorOptions {
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  readonly reconnectDelaysMs: readonly number[];
}

/** A socket where there is an app token, else HTTP, whose requests are known by their signature. */
export function createDoor({ appToken, signingSecret, ...options }: DoorOptions): Door {
  if (appToken) return createSocketDoor({ ...options, appToken });
  if (signingSecret) return createHttpDoor(signingSecret, options.logger);
  throw new Failure('slack_not_configured', { kind: 'ask_operator' });
}
