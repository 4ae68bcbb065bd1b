import { z } from 'zod';
import type { CallApi } from './api.ts';
import { endpoints } from './endpoints.ts';
import { type PrivacyLevel, privacyLevel } from './posting.ts';

/** Whose account it is (user/info, https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info). */
export interface UserInfo {
  readonly openId: string;
  readonly displayName: string;
  /** Signed and short-lived: copy the picture, never keep the link. */
  readonly avatarUrl: string | null;
}

/** What the creator may post at this moment. */
export interface CreatorInfo {
  readonly nickname: string;
  /** The @handle, without the @. */
  readonly username: string;
  readonly privacyLevelOptions: readonly PrivacyLevel[];
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxVideoSeconds: number;
}

const userFields = ['open_id', 'avatar_url', 'display_name'];

const userData = z.object({
  user: z.object({
    open_id: z.string().min(1),
    display_name: z.string(),
    avatar_url: z.string().nullish(),
  }),
});

const creatorData = z.object({
  creator_nickname: z.string(),
  creator_username: z.string().min(1),
  // A level added later cannot be offered before it has words; the others must stay usable.
  privacy_level_options: z
    .array(z.string())
    .transform((levels) => levels.filter((level) => privacyLevel.safeParse(level).success))
    .pipe(z.array(privacyLevel)),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.int().positive(),
});

export const createCreatorCalls = (callApi: CallApi) => ({
  async userInfo(accessToken: string): Promise<UserInfo> {
    const { data } = await callApi({
      endpoint: endpoints.userInfo,
      accessToken,
      query: { fields: userFields.join(',') },
      data: userData,
    });
    const { open_id: openId, display_name: displayName, avatar_url: avatarUrl } = data.user;
    return { openId, displayName, avatarUrl: avatarUrl || null };
  },

  async creatorInfo(accessToken: string): Promise<CreatorInfo> {
    const { data } = await callApi({
      endpoint: endpoints.creatorInfo,
      accessToken,
      body: null,
      data: creatorData,
    });
    return {
      nickname: data.creator_nickname,
      username: data.creator_username,
      privacyLevelOptions: data.privacy_level_options,
      commentDisabled: data.comment_disabled,
      duetDisabled: data.duet_disabled,
      stitchDisabled: data.stitch_disabled,
      maxVideoSeconds: data.max_video_post_duration_sec,
    };
  },
});
