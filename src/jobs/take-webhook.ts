import type { Webhooks } from '../core/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

export const takeWebhook = (webhooks: Pick<Webhooks, 'take'>): Perform =>
  perform(jobs['take-webhook'], ({ inboxEventId }) => webhooks.take(inboxEventId));
