import type { Sender } from '../../../core/index.ts';
import { Failure } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type ActionName, explain, type Message } from '../view/index.ts';

type ProfileAction = Extract<
  ActionName,
  'not_me' | 'check_token' | 'make_default' | 'share' | 'keep_private' | 'disconnect'
>;

interface ProfilePress {
  readonly sender: Sender;
  readonly action: ProfileAction;
  readonly value: string;
}

/** The buttons of `/schedy profiles`; every answer is for the presser alone. */
export async function pressOnProfile(deps: DeskDeps, press: ProfilePress): Promise<Message> {
  const { profiles } = deps.core;
  const { action, value, sender } = press;
  switch (action) {
    case 'check_token':
      return { lines: [[await checkToken(deps, value)]] };
    case 'make_default':
      return answer(await profiles.setDefault(value, sender.memberId), 'is the default now');
    case 'share':
      return answer(await profiles.setShared(value, true, sender.memberId), 'is shared with everyone here now');
    case 'keep_private':
      return answer(await profiles.setShared(value, false, sender.memberId), 'is for its owner alone now');
    case 'not_me':
    case 'disconnect':
      return answer(
        await profiles.disconnect(value, sender.memberId),
        'is disconnected; its tokens are deleted and posts that waited for it are on hold',
      );
  }
}

const answer = (change: 'done' | 'not_yours', done: string): Message => ({
  lines: [change === 'done' ? [`The profile ${done}.`] : ['Only its owner and workspace admins can change a profile.']],
});

async function checkToken({ core }: DeskDeps, profileId: string): Promise<string> {
  try {
    const check = await core.profiles.checkToken(profileId);
    if (!check) return 'I do not know that profile any more.';
    return check.valid
      ? 'TikTok accepts the login of this profile.'
      : 'TikTok no longer accepts the login of this profile. Press Reconnect.';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { what, remedy } = explain(error.code, error.facts);
    return `${what} ${remedy}`;
  }
}
