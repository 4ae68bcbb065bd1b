import type { ChangeLog } from '../../change-log.ts';
import type { Block, FileRecord, Metadata, View, WireObject } from './records.ts';

/** Facts a test can wait for. A listener is awaited before the app reads Slack's answer. */
interface SlackFacts {
  'event-acked': { eventId: string; event: WireObject };
  message: PostedMessage;
  update: PostedMessage;
  ephemeral: PostedMessage & { user: string };
  view: { user: string; view: View };
}

export interface PostedMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks?: Block[];
  files?: FileRecord[];
  metadata?: Metadata;
}

export type Changes = ChangeLog<SlackFacts>;
