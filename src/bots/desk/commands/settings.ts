/** `/schedy settings`: what holds for the workspace, the asker and their accounts, each with its form; or a change in words. */
import { actorOf, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  changeMember,
  changeProfile,
  changeWorkspace,
  digestIn,
  HOUR_UNREAD,
  mayChange,
  readHour,
  readUndo,
  sayMember,
  sayProfile,
  sayWorkspace,
  UNDO_UNREAD,
} from '../forms/index.ts';
import { code, type Line, type Message, type Part, strong, zoneButton } from '../view/index.ts';

const MOST_ACCOUNTS = 5;

/** `argument`: `ask on`, `ask off @ramenhouse`, `hour 18:00`, `guests on`; empty: what holds, and the forms. */
export async function settingsAnswer(
  deps: DeskDeps,
  sender: Sender,
  argument: string,
  channel?: string,
): Promise<Message> {
  const words = argument.trim();
  if (words === '') return showSettings(deps, sender);
  const [, onOff = '', account = ''] = /^ask(?: every time)? (on|off)(?: (?:for |on )?(\S.*))?$/i.exec(words) ?? [];
  const isOn = onOff.toLowerCase() === 'on';
  if (onOff !== '' && account !== '') return setAsk(deps, sender, account, isOn);
  if (onOff !== '') return changeWorkspace(deps, sender, { askEveryTime: isOn });
  const [, clock] = /^(?:usual )?hour (.{1,20})$/i.exec(words) ?? [];
  if (clock !== undefined) {
    const usualMinute = readHour(clock);
    return usualMinute === null ? { lines: [[HOUR_UNREAD]] } : changeWorkspace(deps, sender, { usualMinute });
  }
  const [, undo] = /^undo (.{1,20})$/i.exec(words) ?? [];
  if (undo !== undefined) {
    const undoSeconds = readUndo(undo);
    return undoSeconds === undefined ? { lines: [[UNDO_UNREAD]] } : changeWorkspace(deps, sender, { undoSeconds });
  }
  const [, listen] = /^listen(?: in channels)? (on|off)$/i.exec(words) ?? [];
  if (listen !== undefined && sender.isPersonal) return { lines: [['Here everything is said to me.']] };
  if (listen !== undefined) return changeWorkspace(deps, sender, { listens: listen.toLowerCase() === 'on' });
  const [, digest] = /^digest (here|off)$/i.exec(words) ?? [];
  if (digest !== undefined) return setDigest(deps, sender, digest.toLowerCase() === 'here' ? (channel ?? null) : null);
  const [, own] = /^my (?:usual )?hour (.{1,20})$/i.exec(words) ?? [];
  if (own !== undefined) {
    const usualMinute = /^(?:off|none)$/i.test(own) ? null : readHour(own);
    const isRead = usualMinute !== null || /^(?:off|none)$/i.test(own);
    return isRead ? changeMember(deps, sender, { usualMinute }) : { lines: [[HOUR_UNREAD]] };
  }
  const [, told] = /^mention me (always|when published|for problems|only for problems)$/i.exec(words) ?? [];
  if (told !== undefined) return changeMember(deps, sender, { toldWhenPublished: !/problems/i.test(told) });
  const [, guests] = /^guests (on|off)$/i.exec(words) ?? [];
  if (guests !== undefined) return changeWorkspace(deps, sender, { guestsPost: guests.toLowerCase() === 'on' });
  const [, approvals] = /^approvals? (on|off)$/i.exec(words) ?? [];
  if (approvals !== undefined && sender.isPersonal)
    return { lines: [['There is nobody else here who could approve.']] };
  if (approvals !== undefined) return changeWorkspace(deps, sender, { approvals: approvals.toLowerCase() === 'on' });
  return { lines: [['I do not know that setting. ', ...howInWords]] };
}

const howInWords: Line = [
  'In words: ',
  code('/schedy settings ask on'),
  ', ',
  code('ask on @ramenhouse'),
  ', ',
  code('hour 18:00'),
  ', ',
  code('guests on'),
  ', ',
  code('approvals on'),
  ', ',
  code('undo 30'),
  ' (or ',
  code('off'),
  ' or ',
  code('usual'),
  '), ',
  code('listen off'),
  ', ',
  code('digest here'),
  ' (each Monday at 09:00, in this channel) or ',
  code('digest off'),
  ', ',
  code('my hour 19:00'),
  ' (or ',
  code('off'),
  '), ',
  code('mention me for problems'),
  ' (or ',
  code('always'),
  ').',
];

/** Said where the command is written, so that whoever chooses a channel is in it. */
function setDigest(deps: DeskDeps, sender: Sender, channel: string | null): Promise<Message> {
  return changeWorkspace(deps, sender, digestIn(sender, channel));
}

async function setAsk(deps: DeskDeps, sender: Sender, named: string, isOn: boolean): Promise<Message> {
  const handle = named.replace(/^@/, '').toLowerCase();
  const profiles = await deps.core.profiles.listProfiles(sender.workspaceId);
  const found = profiles.filter(({ account }) => account.replace(/^@/, '').toLowerCase() === handle);
  const [profile] = found.filter((one) => mayChange(sender, one)).concat(found);
  if (!profile)
    return { lines: [['No account of that name is connected here. /schedy profiles lists those that are.']] };
  return changeProfile(deps, sender, profile.id, { askEveryTime: isOn });
}

async function showSettings(deps: DeskDeps, sender: Sender): Promise<Message> {
  const { core, platform } = deps;
  const settings = await core.workspaces.settings(sender.workspaceId);
  const own = await core.workspaces.memberSettings(sender.memberId);
  const all = await core.profiles.listProfiles(sender.workspaceId);
  const mine = all.filter((profile) => profile.inactiveReason !== 'disconnected' && mayChange(sender, profile));
  const workspace: Part = {
    lines: [[strong(sender.workspaceName)], sayWorkspace(sender, settings)],
    buttons: sender.isAdmin ? [{ action: 'workspace_settings', label: 'Workspace', value: '' }] : [],
  };
  const accounts = mine.slice(0, MOST_ACCOUNTS).map(
    (profile): Part => ({
      lines: [[strong(profile.account)], [sayProfile(profile)]],
      buttons: [{ action: 'profile_settings', label: 'Settings', value: profile.id }],
    }),
  );
  const more: Line[] =
    mine.length > MOST_ACCOUNTS ? [[`${mine.length - MOST_ACCOUNTS} more accounts: /schedy profiles.`]] : [];
  return {
    lines: [
      [strong('Settings')],
      ...(sender.isAdmin ? [] : [['Admins change those of the workspace.']]),
      ...more,
      howInWords,
    ],
    parts: [
      workspace,
      {
        lines: [[strong('You')], sayZone(sender, platform), sayMember(own)],
        buttons: [{ action: 'member_settings', label: 'My settings', value: '' }, ...zoneButton(platform)],
      },
      ...accounts,
    ],
  };
}

function sayZone({ timeZone, isZoneKnown }: Sender, platform: DeskDeps['platform']): Line {
  if (!isZoneKnown) return ['I do not know your time zone yet; times are read there.'];
  const where = platform === 'slack' ? ', as your Slack profile says; change it there' : '';
  return [`Your times are read in ${timeZone}${where}.`];
}

const guestsMay = 'Guests may post to shared accounts here and change their own posts. They connect nothing.';
const guestsMayNot = 'Guests may not post here.';

/** Says what holds, or lets guests post from now on; for admins alone. */
export async function setGuests({ core }: DeskDeps, sender: Sender, argument: string): Promise<Message> {
  const word = argument.trim().toLowerCase();
  const wanted = word === 'on' ? true : word === 'off' ? false : null;
  if (wanted === null) {
    const now: Line = [`${sender.guestsPost ? guestsMay : guestsMayNot} Admins change it with `];
    return { lines: [[...now, code('/schedy guests on'), ' and ', code('/schedy guests off'), '.']] };
  }
  const change = await core.workspaces.changeSettings(actorOf(sender), { guestsPost: wanted });
  if (change === 'not_yours') return { lines: [['Only admins of this workspace decide whether guests may post.']] };
  return { lines: [[wanted ? guestsMay : `${guestsMayNot} What they have planned stays as it is.`]] };
}
