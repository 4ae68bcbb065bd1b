import type { Inbox, InboxEvent } from '../core/inbox/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

export type HandleMessage = (event: InboxEvent) => Promise<void>;

export const takeMessage = (inbox: Pick<Inbox, 'take'>, handle: HandleMessage): Perform =>
  perform(jobs['take-message'], ({ inboxEventId }) => inbox.take(inboxEventId, handle));
