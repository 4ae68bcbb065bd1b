/** What holds for all posts of a workspace, as one form for its admins, and the same in words behind `/schedy settings`. */
import { createHash } from 'node:crypto';
import {
  actorOf,
  type FormValues,
  MOST_UNDO_SECONDS,
  type Sender,
  type WorkspaceSettings,
} from '../../../core/index.ts';
import type { DeskDeps, Platform } from '../deps.ts';
import type { FormField, Line, Message, OpenedForm } from '../view/index.ts';
import { findTyped, rejectSettings } from './open-form.ts';
import type { FieldErrors } from './read-fields.ts';
import { filled } from './setting-fields.ts';

export const ADMINS_ONLY = 'Only admins of this workspace change its settings.';

/** Which rules hold, each by its name in the form. */
const rules = {
  ask: {
    label: 'Ask every time',
    about: 'Audience and settings of each post are chosen in a form',
  },
  guests: {
    label: 'Guests may post',
    about: 'To shared accounts; they change their own posts alone',
  },
  listen: {
    label: 'Listen in channels',
    about: 'A video with “post …” is taken without a mention. Off: only what mentions me',
  },
  approvals: {
    label: 'Posts need approval',
    about: 'What others than approvers post waits until one of them approves',
  },
} as const;

type Rule = keyof typeof rules;
const settingOf = {
  ask: 'askEveryTime',
  guests: 'guestsPost',
  approvals: 'approvals',
  listen: 'listens',
} as const satisfies Record<Rule, keyof WorkspaceSettings>;

/** In direct messages there is nobody else. */
const rulesFor = ({ isPersonal }: Sender): Rule[] => (isPersonal ? ['ask'] : ['ask', 'guests', 'approvals', 'listen']);

export const sayHour = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `key`: of what was typed before, where it is opened again. */
export async function openWorkspaceSettings(deps: DeskDeps, sender: Sender, key: string): Promise<Message> {
  if (!sender.isAdmin) return { lines: [[ADMINS_ONLY]] };
  const settings = await deps.core.workspaces.settings(sender.workspaceId);
  const form = drawWorkspaceSettings(sender, settings, deps.platform);
  return {
    lines: [['The form is ready: press Workspace to open it.']],
    buttons: [{ action: 'workspace_settings', label: 'Workspace', value: key }],
    form: { ...form, fields: filled(form.fields, await findTyped(deps, sender, key)) },
  };
}

/** What it was opened with goes to and fro: only what was changed in the form is written. */
export function drawWorkspaceSettings(sender: Sender, settings: WorkspaceSettings, platform: Platform): OpenedForm {
  const { usualMinute, askEveryTime, guestsPost, approvals, approvers, listens, undoSeconds, digestChannel } = settings;
  const ticked = rulesFor(sender).filter((rule) => settings[settingOf[rule]]);
  const hour: FormField = {
    name: 'hour',
    label: 'Usual hour',
    isRequired: true,
    value: sayHour(usualMinute),
    kind: platform === 'slack' ? 'time' : 'line',
    about: 'What a day without a time means, such as “post friday”. Write it like 18:00',
  };
  return {
    name: 'workspace_settings',
    title: 'Workspace settings',
    value: [
      usualMinute,
      Number(askEveryTime),
      Number(guestsPost),
      Number(approvals),
      printOfNamed(approvers),
      Number(listens),
      undoSeconds ?? '',
      digestChannel ?? '',
    ].join(','),
    fields: [
      hour,
      {
        name: 'undo',
        label: 'Undo, in seconds',
        kind: 'line',
        isRequired: false,
        value: `${undoSeconds ?? ''}`,
        about: `So long what goes out at once can be taken back, 0 to ${MOST_UNDO_SECONDS}. Empty: the usual time`,
      },
      {
        name: 'rules',
        label: 'Rules',
        kind: 'several',
        isRequired: false,
        value: ticked.join(','),
        about: 'Ticked: it holds for everybody here. What is planned already stays as it is',
        options: rulesFor(sender).map((value) => ({ value, ...rules[value] })),
      },
      ...(sender.isPersonal ? [] : [approversField(approvers), digestField(digestChannel)]),
    ],
    notes: [],
    consent: null,
  };
}

const approversField = (approvers: readonly string[]): FormField => ({
  name: 'approvers',
  label: 'Approvers',
  kind: 'members',
  isRequired: false,
  value: approvers.join(','),
  about: 'Who approves posts, where they need it. Nobody named: the admins. Their own posts do not wait',
});

const digestField = (channel: string | null): FormField => ({
  name: 'digest',
  label: 'Weekly digest',
  kind: 'channel',
  isRequired: false,
  value: channel ?? '',
  about: 'Each Monday at 09:00: what went out, what is planned, what waits. No channel: no digest',
});

/** Tells whether others were named since a form was opened; all ids together would not fit into it. */
const printOfNamed = (approvers: readonly string[]): string =>
  createHash('sha256')
    .update([...approvers].sort().join(','))
    .digest('hex')
    .slice(0, 8);

export async function submitWorkspaceSettings(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  { values, closed }: { readonly values: FormValues; readonly closed: readonly string[] },
): Promise<Message> {
  const [opened = '', ask = '', guests = '', approval = '', named = '', listen = '1', undo = '', digest = ''] =
    value.split(',');
  const back = (errors: FieldErrors) => rejectSettings(deps, sender, 'workspace_settings', values, errors);
  const hour = readHour(values.hour ?? '');
  if (hour === null) return back({ hour: HOUR_UNREAD });
  const undoSeconds = readUndo(values.undo ?? '');
  if (undoSeconds === undefined) return back({ undo: UNDO_UNREAD });
  const chosen = values.digest ?? digest;
  if (chosen !== digest && closed.includes(chosen)) return back({ digest: DIGEST_CLOSED });
  const ticked = (values.rules ?? '').split(',');
  const isTicked = (rule: Rule): boolean => ticked.includes(rule);
  const [askEveryTime, guestsPost, approvals, listens] = [
    isTicked('ask'),
    isTicked('guests'),
    isTicked('approvals'),
    isTicked('listen'),
  ];
  const approvers = (values.approvers ?? '').split(',').filter((id) => id !== '');
  const ofTeam = {
    ...(Number(guestsPost) !== Number(guests) && { guestsPost }),
    ...(Number(approvals) !== Number(approval) && { approvals }),
    ...(Number(listens) !== Number(listen) && { listens }),
    ...(printOfNamed(approvers) !== named && { approvers }),
    ...(chosen !== digest && digestIn(sender, chosen === '' ? null : chosen)),
  };
  return changeWorkspace(deps, sender, {
    ...(hour !== Number(opened) && { usualMinute: hour }),
    ...(`${undoSeconds ?? ''}` !== undo && { undoSeconds }),
    ...(Number(askEveryTime) !== Number(ask) && { askEveryTime }),
    ...(sender.isPersonal ? {} : ofTeam),
  });
}

/** On whose clocks it comes, and who is told where it cannot be said any more. */
export const digestIn = ({ timeZone, externalId }: Sender, digestChannel: string | null) => ({
  digestChannel,
  digestZone: timeZone,
  digestBy: externalId,
});

export const DIGEST_CLOSED = 'I cannot write in that channel. Invite me there first, or choose another one.';

export const UNDO_UNREAD = `Write it in seconds, 0 to ${MOST_UNDO_SECONDS}, or leave it empty.`;

/** Null: the usual time; undefined for anything that is no number of seconds. */
export function readUndo(text: string): number | null | undefined {
  const said = text.trim();
  if (said === '' || /^usual$/i.test(said)) return null;
  if (/^off$/i.test(said)) return 0;
  const [, figure] = /^(\d{1,3})(?: ?s(?:ec(?:onds?)?)?)?$/i.exec(said) ?? [];
  return figure === undefined || Number(figure) > MOST_UNDO_SECONDS ? undefined : Number(figure);
}

export const HOUR_UNREAD = 'Write it as a clock, such as 18:00.';

/** Minutes after midnight; null for anything that is no clock. */
export function readHour(text: string): number | null {
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim()) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hour === '' || minutes > 59 || hours > 23 || (half && (hours < 1 || hours > 12))) return null;
  const late = half?.toLowerCase() === 'pm' ? 12 : 0;
  return (half ? (hours % 12) + late : hours) * 60 + minutes;
}

/** With the rights of this moment; says what holds now. */
export async function changeWorkspace(
  { core, clock }: DeskDeps,
  sender: Sender,
  changed: Parameters<DeskDeps['core']['workspaces']['changeSettings']>[1],
): Promise<Message> {
  const { approvers: earlier } = await core.workspaces.settings(sender.workspaceId);
  const change = await core.workspaces.changeSettings(actorOf(sender), changed);
  if (change === 'not_yours') return { lines: [[ADMINS_ONLY]], isSaid: true };
  // What waits where nothing needs approval any more goes on, and its threads are told.
  if (changed.approvals === false) await core.posts.releaseApprovals();
  if (isSomebodyNew(changed.approvers, earlier)) await core.posts.askAnew(sender.workspaceId, clock.now());
  const settings = await core.workspaces.settings(sender.workspaceId);
  return { lines: [sayChanged(sender, settings, Object.keys(changed))], isSaid: true };
}

/** Whoever was asked before and is still named is not asked again for others who are named no more. */
const isSomebodyNew = (named: readonly string[] | undefined, earlier: readonly string[]): boolean =>
  named !== undefined && (named.length === 0 ? earlier.length > 0 : named.some((id) => !earlier.includes(id)));

/** All of it in one line. */
export const sayWorkspace = (sender: Sender, settings: WorkspaceSettings): Line => joined(rulesOf(sender, settings));

/** What was changed first, then what holds besides. */
export function sayChanged(sender: Sender, settings: WorkspaceSettings, changed: readonly string[]): Line {
  const all = rulesOf(sender, settings);
  const [now, before] = [
    all.filter(({ about }) => changed.includes(about)),
    all.filter(({ about }) => !changed.includes(about)),
  ];
  if (now.length === 0 || before.length === 0) return ['Saved. ', ...joined(all)];
  return ['Saved. ', ...joined(now), ' As before: ', ...joined(before)];
}

/** A rule as it holds, and the setting that it comes of. */
interface Held {
  readonly about: keyof WorkspaceSettings;
  readonly line: Line;
}

const joined = (held: readonly Held[]): Line => held.flatMap(({ line }, at) => (at === 0 ? line : [' ', ...line]));

function rulesOf(sender: Sender, settings: WorkspaceSettings): Held[] {
  const { usualMinute, askEveryTime, digestChannel, guestsPost, listens } = settings;
  const everywhere: Held[] = [
    { about: 'usualMinute', line: [`A day without a time means ${sayHour(usualMinute)}.`] },
    {
      about: 'askEveryTime',
      line: [
        askEveryTime
          ? 'A form asks for audience and settings of each post, except on accounts that are set otherwise.'
          : 'Posts take the defaults of their account where they name nothing else.',
      ],
    },
  ];
  const digest: Line = [
    'A digest comes each Monday at 09:00 in ',
    { kind: 'channel', channel: digestChannel ?? '' },
    '.',
  ];
  const ofTeam: Held[] = [
    ...(digestChannel === null ? [] : [{ about: 'digestChannel', line: digest } as const]),
    { about: 'guestsPost', line: [guestsPost ? 'Guests may post.' : 'Guests may not post.'] },
    { about: 'approvals', line: sayApprovals(settings) },
    ...(listens ? [] : [{ about: 'listens', line: ['In channels I take only what mentions me.'] } as const]),
  ];
  return [
    ...everywhere,
    ...(sender.isPersonal ? [] : ofTeam),
    ...(settings.undoSeconds === null
      ? []
      : [{ about: 'undoSeconds', line: [sayUndo(settings.undoSeconds)] } as const]),
  ];
}

const sayUndo = (seconds: number): string =>
  seconds === 0
    ? 'What is posted at once cannot be taken back.'
    : `What is posted at once can be taken back for ${seconds} seconds.`;

function sayApprovals({ approvals, approvers, areApproversGone }: WorkspaceSettings): Line {
  if (!approvals) return ['Posts need no approval.'];
  if (approvers.length === 0) return ['Posts wait until an admin approves them; those of admins do not.'];
  const names = approvers.flatMap((member, at): Line => [...(at > 0 ? [', '] : []), { kind: 'mention', member }]);
  const gone = areApproversGone ? ' They have left or are guests now: until others are named, admins approve.' : '';
  return [`Posts wait until an approver approves them; those of approvers do not. Approvers: `, ...names, `.${gone}`];
}
