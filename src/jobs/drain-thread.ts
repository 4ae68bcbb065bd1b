import type { Messenger } from '../core/index.ts';
import type { Notices } from '../core/notices/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

export const drainThread = (notices: Pick<Notices, 'drain'>, messenger: Messenger): Perform =>
  perform(jobs['drain-thread'], ({ threadId }) => notices.drain(threadId, messenger));
