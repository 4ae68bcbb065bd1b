import type { Posts } from '../core/posts/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

export const settlePost = (posts: Pick<Posts, 'settle'>): Perform =>
  perform(jobs['settle-post'], ({ postId }) => posts.settle(postId));
