/** What posts of an account take where they name nothing else, as one form for its owner and for admins. */
import {
  actorOf,
  type FormValues,
  type Interaction,
  type PrivacyLevel,
  type ProfileSettings,
  type ProfileView,
  privacyLevels,
  type Sender,
} from '../../../core/index.ts';
import { joinWords, sayOffered, sayPrivacy } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { FormField, FormOption, Message, OpenedForm } from '../view/index.ts';

type Way = ProfileView['mode'];

const UNKNOWN = 'That account is not connected here any more. /schedy profiles lists those that are.';
const NOT_YOURS = 'Only its owner and workspace admins can change a profile.';
const NOT_GRANTED = 'TikTok has not granted that for this account. Press Reconnect in /schedy profiles and allow it.';

const ways: Readonly<Record<Way, Omit<FormOption, 'value'>>> = {
  direct: { label: 'Publish by itself', about: 'I publish it at its minute' },
  inbox: { label: 'As drafts', about: 'Posts arrive in its TikTok inbox and are finished in the app' },
  by_hand: { label: 'By hand', about: 'At the minute I give its author video and caption to post' },
};

const asks = { inherit: null, always: true, never: false } as const;
type Ask = keyof typeof asks;

const interactions = { comments: 'Allow comments', duet: 'Allow duet', stitch: 'Allow stitch' } as const;
const disables = {
  comments: 'disableComment',
  duet: 'disableDuet',
  stitch: 'disableStitch',
} as const satisfies Record<Interaction, keyof ProfileView['defaults']>;
const interactionNames = ['comments', 'duet', 'stitch'] as const satisfies readonly Interaction[];

export async function openProfileSettings(deps: DeskDeps, sender: Sender, profileId: string): Promise<Message> {
  const profile = await findProfile(deps, sender, profileId);
  if (!profile) return { lines: [[UNKNOWN]] };
  if (!mayChange(sender, profile)) return { lines: [[NOT_YOURS]] };
  return {
    lines: [[`The form of ${profile.account} is ready: press Settings to open it.`]],
    buttons: [{ action: 'profile_settings', label: 'Settings', value: profile.id }],
    form: drawProfileSettings(profile),
  };
}

const findProfile = async ({ core }: DeskDeps, { workspaceId }: Sender, profileId: string) => {
  const all = await core.profiles.listProfiles(workspaceId);
  return all.find(({ id, inactiveReason }) => id === profileId && inactiveReason !== 'disconnected') ?? null;
};

export const mayChange = ({ isAdmin, memberId }: Sender, { owner }: ProfileView): boolean =>
  isAdmin || owner.id === memberId;

/** What stands in the form, by field. */
function valuesOf({
  mode,
  askEveryTime,
  defaults,
}: ProfileView): Record<'way' | 'ask' | 'audience' | 'interactions', string> {
  return {
    way: mode,
    ask: (['inherit', 'always', 'never'] as const).find((name) => asks[name] === askEveryTime) ?? 'inherit',
    audience: defaults.privacyLevel ?? 'none',
    interactions: interactionNames.filter((name) => !defaults[disables[name]]).join(','),
  };
}

/**
 * What it was opened with, in six characters, for all of it goes to and fro in the id of Discord's form: the first
 * letters of way and asking, the audience's number, and what is allowed. Only what was changed in the form is written.
 */
function openedWith(profile: ProfileView): string {
  const { way, ask, interactions: allowed } = valuesOf(profile);
  const { privacyLevel } = profile.defaults;
  const level = privacyLevel === null ? -1 : privacyLevels.indexOf(privacyLevel);
  const letters = way.charAt(0) + ask.charAt(0) + (level < 0 ? '-' : level);
  const bits = interactionNames.map((name) => (allowed.split(',').includes(name) ? '1' : '0')).join('');
  return letters + bits;
}

export function drawProfileSettings(profile: ProfileView): OpenedForm {
  const name = [...profile.account].slice(0, 15).join('');
  return {
    name: 'profile_settings',
    title: `Settings ${name}`,
    value: `${profile.id}|${openedWith(profile)}`,
    fields: settingFields(profile),
    notes: [],
    consent: null,
  };
}

function settingFields(profile: ProfileView): FormField[] {
  const values = valuesOf(profile);
  return [
    {
      name: 'way',
      label: 'How posts reach TikTok',
      kind: 'one',
      isRequired: true,
      value: values.way,
      about: 'Where a post names no other way',
      options: waysOf(profile).map((value) => ({ value, ...ways[value] })),
    },
    {
      name: 'ask',
      label: 'Ask every time',
      kind: 'one',
      isRequired: true,
      value: values.ask,
      about: 'Whether audience and settings of each post are chosen in a form, as TikTok’s guidelines want it',
      options: [
        { value: 'inherit', label: 'As the workspace does' },
        { value: 'always', label: 'Every time', about: 'A post waits as a draft until somebody has chosen' },
        { value: 'never', label: 'Never', about: 'A post takes the defaults below where it names nothing else' },
      ],
    },
    {
      name: 'audience',
      label: 'Default audience',
      kind: 'one',
      isRequired: true,
      value: values.audience,
      about: 'Where a post names none. Before TikTok’s audit of this app only you can see it',
      options: [
        ...audiencesOf(profile).map((value) => ({ value, label: capital(sayPrivacy(value)) })),
        { value: 'none', label: 'Schedy’s own default', about: 'Public, once TikTok has audited this app' },
      ],
    },
    {
      name: 'interactions',
      label: 'What others may do',
      kind: 'several',
      isRequired: false,
      about: 'Ticked: allowed where a post says nothing else',
      options: interactionNames.map((value) => ({ value, label: interactions[value] })),
      value: values.interactions,
    },
  ];
}

/** Those that its login allows, and the present one in any case. */
const waysOf = ({ ways: granted, mode }: ProfileView): Way[] => [...new Set([...granted, mode])];

/** What TikTok offered last, and the present default in any case. */
function audiencesOf({ offeredAudiences, defaults }: ProfileView): PrivacyLevel[] {
  const offered = offeredAudiences ?? privacyLevels;
  return privacyLevels.filter((level) => offered.includes(level) || level === defaults.privacyLevel);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export async function submitProfileSettings(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  values: FormValues,
): Promise<Message> {
  const [id = '', opened = ''] = value.split('|');
  return changeProfile(deps, sender, id, readChanged(opened, values));
}

/** What differs from what the form was opened with. */
function readChanged(opened: string, values: FormValues): ProfileSettings {
  const [way = '', ask = '', level = '', ...bits] = opened;
  const was = privacyLevels[Number(level)] ?? 'none';
  const ticked = values.interactions?.split(',');
  const changed = interactionNames.flatMap((name, at) => {
    const isOn = ticked?.includes(name) ?? bits[at] === '1';
    return isOn === (bits[at] === '1') ? [] : [[disables[name], !isOn] as const];
  });
  const audience = privacyLevels.find((one) => one === values.audience) ?? null;
  const isAsk = (text: string | undefined): text is Ask => text !== undefined && Object.hasOwn(asks, text);
  const isWay = (text: string | undefined): text is Way => text !== undefined && Object.hasOwn(ways, text);
  return {
    ...(isWay(values.way) && values.way.charAt(0) !== way && { way: values.way }),
    ...(isAsk(values.ask) && values.ask.charAt(0) !== ask && { askEveryTime: asks[values.ask] }),
    ...(values.audience !== undefined && (audience ?? 'none') !== was && { privacyLevel: audience }),
    ...Object.fromEntries(changed),
  };
}

/** With the rights of this moment; says what holds now. */
export async function changeProfile(
  deps: DeskDeps,
  sender: Sender,
  profileId: string,
  changed: ProfileSettings,
): Promise<Message> {
  const change = await deps.core.profiles.changeSettings(profileId, changed, actorOf(sender));
  const refusals = { not_yours: NOT_YOURS, unknown: UNKNOWN, not_granted: NOT_GRANTED } as const;
  if (change !== 'done') return { lines: [[refusals[change]]], isSaid: true };
  const profile = await findProfile(deps, sender, profileId);
  return { lines: [[profile ? `Saved. ${sayProfile(profile)}` : UNKNOWN]], isSaid: true };
}

/** All of it in one line. */
export function sayProfile(profile: ProfileView): string {
  const { account, mode, asksEveryTime, askEveryTime, defaults } = profile;
  const way = {
    direct: 'are published at their minute',
    inbox: 'go to its TikTok inbox',
    by_hand: 'are handed to their author',
  };
  const whose = askEveryTime === null ? ' (as the workspace does)' : '';
  const allowed = interactionNames.filter((name) => !defaults[disables[name]]);
  const audience = defaults.privacyLevel ? sayOffered(defaults.privacyLevel) : 'Schedy’s own default audience';
  const rest = asksEveryTime
    ? `It asks every time${whose}: a post waits as a draft until somebody has chosen.`
    : `It does not ask every time${whose}: ${audience}, ${allowed.length > 0 ? `${joinWords(allowed)} on` : 'nothing else allowed'}.`;
  return `Posts of ${account} ${way[mode]}. ${rest} What is planned already stays as its card says.`;
}
