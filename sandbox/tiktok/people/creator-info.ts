import type { Handler } from '../http/call.ts';
import { readJson } from '../http/json-body.ts';
import { identify } from '../login/bearer.ts';
import { directPostCap } from '../posting/posting-caps.ts';
import type { State } from '../state.ts';
import type { Account } from './accounts.ts';
import { avatarUrl } from './avatar.ts';

/** The levels offered depend on the account alone, also for an unaudited client. */
export const privacyOptions = (account: Account): string[] => [
  account.private ? 'FOLLOWER_OF_CREATOR' : 'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY',
];

function describe(account: Account, avatar: string): Record<string, unknown> {
  return {
    creator_avatar_url: avatar,
    creator_username: account.handle,
    creator_nickname: account.nickname,
    privacy_level_options: privacyOptions(account),
    comment_disabled: account.commentDisabled,
    duet_disabled: account.private || account.duetDisabled,
    stitch_disabled: account.private || account.stitchDisabled,
    max_video_post_duration_sec: account.maxVideoSeconds,
  };
}

const isEmptyBody = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

export function createCreatorInfo(state: State): Handler {
  const { answers } = state;
  return async (call) => {
    const read = await readJson(state, call);
    const found = identify(state, call, { limit: 'creator-info', scopes: ['video.publish'] });
    if ('refusal' in found) return found.refusal;
    const { account } = found.caller;
    await state.events.tell('creator-info', { openId: account.openId, handle: account.handle });
    if ('refusal' in read) return read.refusal;
    if (!isEmptyBody(read.value)) return answers.refuse('invalid_params', 'The body is not empty.');
    const cap = directPostCap(state, account);
    // HTTP 200 on purpose, here alone: init refuses the same with 403.
    if (cap) return answers.refuse(cap, 'The creator cannot post now.', { status: 200 });
    return answers.ok(describe(account, avatarUrl(state, call.origin, account)));
  };
}
