import { MINUTE_MS } from '../../../core/clock.ts';
import { actorOf, Failure, type ProfileChange, type ProfileView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { openProfileSettings } from '../forms/index.ts';
import { type ActionName, askAboutPosts, explainNow, type Message } from '../view/index.ts';

type ProfileButton = (deps: DeskDeps, pressed: { readonly sender: Sender; readonly value: string }) => Promise<Message>;

/** The buttons of `/schedy profiles`; every answer is for the presser alone. */
export const profileButtons = {
  check_token: (deps, { sender, value }) => checkToken(deps, sender, value),
  make_default: async ({ core }, { sender, value }) =>
    answer(await core.profiles.setDefault(value, actorOf(sender)), 'is the default now'),
  profile_settings: (deps, { sender, value }) => openProfileSettings(deps, sender, value),
  // Old lists have a button for the way alone.
  change_way: (deps, { sender, value }) => openProfileSettings(deps, sender, value),
  set_way: (deps, { sender, value }) => setWay(deps, sender, value),
  share: (deps, { sender, value }) => share(deps, sender, value),
  keep_private: (deps, { sender, value }) => askAboutOthers(deps, sender, value),
  private_keep_posts: (deps, { sender, value }) => keepPrivate(deps, sender, value, 'keep'),
  private_hold_posts: (deps, { sender, value }) => keepPrivate(deps, sender, value, 'hold'),
  take_over: async ({ core }, { sender, value }) =>
    answer(await core.departures.takeOver(value, actorOf(sender)), 'is yours now, and its posts go on'),
  not_me: (deps, { sender, value }) => disconnect(deps, sender, value),
  disconnect: (deps, { sender, value }) => disconnect(deps, sender, value),
} satisfies Partial<Record<ActionName, ProfileButton>>;

async function disconnect({ core }: DeskDeps, sender: Sender, id: string): Promise<Message> {
  return answer(
    await core.profiles.disconnect(id, actorOf(sender)),
    'is disconnected; its tokens are deleted and posts that waited for it are on hold',
  );
}

const wayLabels = { direct: 'Publish by itself', inbox: 'As drafts', by_hand: 'By hand' } as const;
type Way = keyof typeof wayLabels;

/** What is planned keeps the way that its card shows. */
async function setWay({ core }: DeskDeps, sender: Sender, value: string): Promise<Message> {
  const [id = '', named = ''] = value.split('|');
  if (!Object.hasOwn(wayLabels, named)) return { lines: [[UNKNOWN_PROFILE]] };
  const way = named as Way;
  const change = await core.profiles.setWay(id, way, actorOf(sender));
  if (change === 'not_granted') {
    return {
      lines: [['TikTok has not granted that for this account. Press Reconnect in /schedy profiles and allow it.']],
    };
  }
  return answer(
    change,
    `posts this way from now on: ${wayLabels[way]}. What is planned already stays as its card says`,
  );
}

/** What was held because the account was private goes on. */
async function share({ core }: DeskDeps, sender: Sender, profileId: string): Promise<Message> {
  const change = await core.profiles.setShared(profileId, true, actorOf(sender));
  if (change === 'done') await core.posts.resumeFor(profileId);
  return answer(change, 'is shared with everyone here now');
}

/** Where others have planned posts on it, its owner says first what becomes of these. */
async function askAboutOthers(deps: DeskDeps, sender: Sender, profileId: string): Promise<Message> {
  const profile = await findOwn(deps, sender, profileId);
  if ('lines' in profile) return profile;
  const planned = await deps.core.posts.othersOn(profileId);
  if (planned.length === 0) return keepPrivate(deps, sender, profileId, 'keep');
  return askAboutPosts(profile, planned);
}

/** What is to be held is held before the account is private: a process that dies in between lets nothing of it go out. */
async function keepPrivate(
  deps: DeskDeps,
  sender: Sender,
  profileId: string,
  decision: 'keep' | 'hold',
): Promise<Message> {
  const { posts, profiles } = deps.core;
  const profile = await findOwn(deps, sender, profileId);
  if ('lines' in profile) return profile;
  if (decision === 'hold') await posts.settleOthers(profileId, decision);
  const change = await profiles.setShared(profileId, false, actorOf(sender));
  // Once more, for what was planned there meanwhile.
  if (change === 'done') await posts.settleOthers(profileId, decision);
  return answer(change, 'is for its owner alone now');
}

/** An account that this member may change, or what they are told. */
async function findOwn({ core }: DeskDeps, sender: Sender, profileId: string): Promise<ProfileView | Message> {
  const profile = (await core.profiles.listProfiles(sender.workspaceId)).find(({ id }) => id === profileId);
  if (!profile) return { lines: [[UNKNOWN_PROFILE]] };
  if (!sender.isAdmin && profile.owner.id !== sender.memberId) return { lines: [[NOT_YOURS]] };
  return profile;
}

const answer = (change: ProfileChange, done: string): Message => ({ lines: [[sayChange(change, done)]] });

function sayChange(change: ProfileChange, done: string): string {
  switch (change) {
    case 'done':
      return `The profile ${done}.`;
    case 'not_yours':
      return NOT_YOURS;
    case 'unknown':
      return UNKNOWN_PROFILE;
  }
}

const NOT_YOURS = 'Only its owner and workspace admins can change a profile.';
const UNKNOWN_PROFILE = 'That account is not connected here any more. /schedy profiles lists those that are.';

/** Each check costs one of the calls that TikTok grants; it is for whoever may change the account. */
async function checkToken(deps: DeskDeps, sender: Sender, profileId: string): Promise<Message> {
  const { core } = deps;
  const say = (sentence: string): Message => ({ lines: [[sentence]] });
  const { workspaceId } = sender;
  const profile = await findOwn(deps, sender, profileId);
  if ('lines' in profile) return profile;
  try {
    const check = await core.profiles.checkToken(profileId, workspaceId);
    if (!check) return say(UNKNOWN_PROFILE);
    if (check.valid) return say('TikTok accepts the login of this account.');
    return {
      ...say('TikTok no longer accepts the login of this account. Press Reconnect.'),
      buttons: [{ action: 'reconnect', label: 'Reconnect', value: profileId, style: 'primary' }],
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'app_call_limit' && error.remedy.kind === 'wait') {
      const minutes = Math.ceil(error.remedy.forMs / MINUTE_MS);
      return say(`The checks of this hour are used up. Posts go out all the same; ask again in ${minutes} min.`);
    }
    return say(explainNow(error.code, error.facts, 'Press Check token again in a few minutes.'));
  }
}
