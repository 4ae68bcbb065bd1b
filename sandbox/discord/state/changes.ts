import type { ChangeLog } from '../../change-log.ts';
import type { Message, WireObject } from './records.ts';

/** Facts a test can wait for. A listener is awaited before the app reads Discord's answer. */
interface DiscordFacts {
  /** A gateway event has left for the app. Discord gets no receipt for these. */
  'event-sent': { type: string; data: WireObject };
  message: Message;
  update: Message;
  ephemeral: Message & { onlyFor: string };
  modal: { user: string; title: string };
}

export type Changes = ChangeLog<DiscordFacts>;
