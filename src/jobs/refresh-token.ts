import type { Profiles } from '../core/profiles/index.ts';
import { type Perform, perform } from './job-handler.ts';
import { jobs } from './queues.ts';

/** Whoever sets this alarm has seen a post that is due soon. */
export const refreshToken = (profiles: Pick<Profiles, 'refreshIfDue'>): Perform =>
  perform(jobs['refresh-token'], ({ profileId }) => profiles.refreshIfDue(profileId, { dueWithinMs: 0 }));
