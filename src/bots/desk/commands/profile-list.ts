import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type Button, code, type Line, type Message, strong } from '../view/index.ts';

/** As many as fit into one message with their buttons. */
const MOST = 5;

/** The connected accounts with the buttons that keep them. */
export async function showProfiles({ core }: DeskDeps, sender: Sender): Promise<Message> {
  const all = await core.profiles.listProfiles(sender.workspaceId);
  const profiles = all.filter(({ inactiveReason }) => inactiveReason !== 'disconnected');
  if (profiles.length === 0) {
    return {
      lines: [['No TikTok account is connected yet. ', code('/schedy connect'), ' gives you a link.']],
    };
  }
  const shown = profiles.slice(0, MOST);
  const rest = profiles.length - shown.length;
  return {
    lines: [...shown.map(showLine), ...(rest > 0 ? [[`… and ${rest} more.`]] : [])],
    buttons: shown.flatMap((profile) => buttonsOf(profile, shown.length > 1)),
  };
}

type Profile = Awaited<ReturnType<DeskDeps['core']['profiles']['listProfiles']>>[number];

function showLine(profile: Profile): Line {
  const { handle, nickname, owner, status, mode, shared, isDefault, waitingPosts } = profile;
  const state = status === 'active' ? 'connected' : 'needs to be connected again';
  const marks = [isDefault && 'default', mode === 'inbox' && 'drafts only', !shared && 'only its owner'].filter(
    Boolean,
  );
  const waits = waitingPosts === 1 ? '1 post waits' : `${waitingPosts} posts wait`;
  const tail = [`owner ${owner.name}`, state, waits, ...marks].join(' · ');
  return [strong(`@${handle}`), ` (${nickname}) · ${tail}`];
}

/** With several profiles each label names its own, because all buttons stand below all lines. */
function buttonsOf(profile: Profile, several: boolean): Button[] {
  const { id: value, handle, status, shared, isDefault } = profile;
  const name = (label: string) => (several ? `${label} @${handle}` : label).slice(0, 75);
  const sharing: Button = shared
    ? { action: 'keep_private', label: name('Only me'), value }
    : { action: 'share', label: name('Share with everyone'), value };
  return [
    status === 'active'
      ? { action: 'check_token', label: name('Check token'), value }
      : { action: 'reconnect', label: name('Reconnect'), value, style: 'primary' },
    ...(isDefault ? [] : [{ action: 'make_default', label: name('Make default'), value } as const]),
    sharing,
    { action: 'disconnect', label: name('Disconnect'), value, style: 'danger' },
  ];
}
