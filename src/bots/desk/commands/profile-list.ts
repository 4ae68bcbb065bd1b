import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  type Button,
  code,
  type Line,
  type Message,
  PAGE,
  type Part,
  pageOf,
  pager,
  sayAccount,
  sayPage,
  strong,
} from '../view/index.ts';

/** The connected accounts, each with those of its buttons that the sender may press. */
export async function showProfiles({ core }: DeskDeps, sender: Sender, named = '0'): Promise<Message> {
  const all = await core.profiles.listProfiles(sender.workspaceId);
  const profiles = all.filter((profile) => profile.inactiveReason !== 'disconnected' && maySee(sender, profile));
  const [size, total] = [PAGE.profiles, profiles.length];
  if (total === 0) {
    return {
      lines: [['No TikTok account is connected yet. ', code('/schedy connect'), ' gives you a link.']],
    };
  }
  const page = pageOf(named, size, total);
  const paged = { action: 'show_profiles', page, size, total } as const;
  const shown = profiles.slice(page * size, (page + 1) * size);
  return {
    lines: [[strong('TikTok accounts'), sayPage(paged)]],
    parts: shown.map((profile): Part => ({ lines: [showLine(profile)], buttons: buttonsOf(sender, profile) })),
    buttons: pager(paged),
  };
}

type Profile = Awaited<ReturnType<DeskDeps['core']['profiles']['listProfiles']>>[number];

/** Guests post to shared accounts; the others are none of theirs. */
const maySee = ({ isGuest, memberId }: Sender, { shared, owner }: Profile): boolean =>
  !isGuest || shared || owner.id === memberId;

function showLine(profile: Profile): Line {
  const { nickname, isHandleKnown, owner, status, mode, shared, isDefault, waitingPosts } = profile;
  const state = status === 'active' ? 'connected' : 'needs to be connected again';
  const marks = [isDefault && 'default', mode === 'inbox' && 'drafts only', !shared && 'only its owner'].filter(
    Boolean,
  );
  const waits = waitingPosts === 1 ? '1 post waits' : `${waitingPosts} posts wait`;
  const name = isHandleKnown ? ` (${nickname})` : '';
  return [strong(sayAccount(profile)), `${name} · ${[`owner ${owner.name}`, state, waits, ...marks].join(' · ')}`];
}

/** Its owner and admins change an account; every member but guests may renew its login. */
function buttonsOf({ memberId, isAdmin, isGuest }: Sender, profile: Profile): Button[] {
  const { id: value, status, shared, isDefault, owner } = profile;
  const reconnect: Button = { action: 'reconnect', label: 'Reconnect', value, style: 'primary' };
  const renew = status === 'active' || isGuest ? [] : [reconnect];
  if (!isAdmin && owner.id !== memberId) return renew;
  const sharing: Button = shared
    ? { action: 'keep_private', label: 'Only me', value }
    : { action: 'share', label: 'Share with everyone', value };
  return [
    ...(status === 'active' ? [{ action: 'check_token', label: 'Check token', value } as const] : renew),
    ...(isDefault ? [] : [{ action: 'make_default', label: 'Make default', value } as const]),
    sharing,
    { action: 'disconnect', label: 'Disconnect', value, style: 'danger' },
  ];
}
