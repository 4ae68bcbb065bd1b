import { z } from 'zod';

export const wishes = z.object({
  when: z.string(),
  caption: z.string(),
  profile: z.string().nullable(),
  privacy: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY']).nullable(),
});

/** What was filled into a command or a form, field by field. */
export type Wishes = z.infer<typeof wishes>;
