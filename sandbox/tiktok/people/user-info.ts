import type { Call, Handler } from '../http/call.ts';
import { type Caller, identify } from '../login/bearer.ts';
import type { State } from '../state.ts';
import { avatarUrl } from './avatar.ts';

/** Which scope opens which field ("Get User Info"). */
const fieldScopes: Record<string, string> = {
  open_id: 'user.info.basic',
  union_id: 'user.info.basic',
  avatar_url: 'user.info.basic',
  avatar_url_100: 'user.info.basic',
  avatar_large_url: 'user.info.basic',
  display_name: 'user.info.basic',
  username: 'user.info.profile',
  bio_description: 'user.info.profile',
  profile_deep_link: 'user.info.profile',
  is_verified: 'user.info.profile',
  follower_count: 'user.info.stats',
  following_count: 'user.info.stats',
  likes_count: 'user.info.stats',
  video_count: 'user.info.stats',
};

function describe(state: State, call: Call, { account }: Caller): Record<string, unknown> {
  const avatar = avatarUrl(state, call.origin, account);
  const posts = state.publishes.list().filter(({ openId }) => openId === account.openId);
  return {
    open_id: account.openId,
    union_id: account.unionId,
    avatar_url: avatar,
    avatar_url_100: avatar,
    avatar_large_url: avatar,
    display_name: account.nickname,
    username: account.handle,
    bio_description: '',
    profile_deep_link: `https://www.tiktok.com/@${account.handle}`,
    is_verified: false,
    follower_count: 0,
    following_count: 0,
    likes_count: 0,
    video_count: posts.flatMap((publish) => state.progress(publish).videos).length,
  };
}

export function createUserInfo(state: State): Handler {
  const { answers } = state;
  return (call) => {
    // Not stated whether the 600 a minute are per app or per user; per app is the stricter reading.
    const found = identify(state, call, { limit: 'user-info', limitOwner: 'app', scopes: [] });
    if ('refusal' in found) return found.refusal;
    const fields = call.query.get('fields')?.split(',') ?? [];
    const unknown = fields.find((field) => !Object.hasOwn(fieldScopes, field));
    if (fields.length === 0 || unknown !== undefined) {
      return answers.refuse('invalid_params', `fields: ${unknown ?? 'required'} is not valid.`);
    }
    const { scopes } = found.caller.pair;
    const closed = fields.find((field) => !scopes.includes(fieldScopes[field] ?? ''));
    if (closed) {
      return answers.refuse('scope_permission_missed', `${closed} needs ${fieldScopes[closed]}.`);
    }
    const all = describe(state, call, found.caller);
    const user = Object.fromEntries(fields.map((field) => [field, all[field]]));
    return answers.ok({ user });
  };
}
