import type { RequestListener } from 'node:http';
import type { Receiver } from '@slack/bolt';

/** The way Slack's requests come in. */
export interface Door {
  readonly receiver: Receiver;
  /** Null where requests come through a socket. */
  readonly listener: RequestListener | null;
  open(): Promise<void>;
  shut(): Promise<void>;
}
