import type { Posts } from '../core/posts/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

export const publishPost = (posts: Pick<Posts, 'publish'>): Perform =>
  perform(jobs['publish-post'], ({ postId, scheduleVersion }) => posts.publish(postId, scheduleVersion));
