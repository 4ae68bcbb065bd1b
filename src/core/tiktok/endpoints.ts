/** Paths below the API origin, as TikTok's v2 reference spells them; they also name the call in facts. */
export const endpoints = {
  token: '/v2/oauth/token/',
  revoke: '/v2/oauth/revoke/',
  userInfo: '/v2/user/info/',
  creatorInfo: '/v2/post/publish/creator_info/query/',
  videoInit: '/v2/post/publish/video/init/',
  inboxInit: '/v2/post/publish/inbox/video/init/',
  statusFetch: '/v2/post/publish/status/fetch/',
} as const;

/** What a chunk upload is called in facts: its real address is a credential and is never named. */
export const chunkEndpoint = 'chunk upload';

/** Everything a profile must grant. TikTok separates scopes by commas, not by spaces. */
export const scopes = ['user.info.basic', 'video.upload', 'video.publish'] as const;
