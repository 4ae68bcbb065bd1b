/** TikTok's scopes; `user.info.username` and `video.create` of stale examples do not exist. */
export const allScopes = [
  'user.info.basic',
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.publish',
  'video.upload',
] as const;

/** TikTok separates scopes with commas, in requests and in answers. */
export const splitScopes = (text: string): string[] => text.split(',');
export const joinScopes = (scopes: readonly string[]): string => scopes.join(',');
