/** What a member has decided for their own posts, as one form for them, and the same in words behind `/schedy settings`. */
import { actorOf, type FormValues, type MemberSettings, type Sender } from '../../../core/index.ts';
import type { DeskDeps, Platform } from '../deps.ts';
import type { FormField, Line, Message, OpenedForm } from '../view/index.ts';
import { findTyped, rejectSettings } from './open-form.ts';
import { filled } from './setting-fields.ts';
import { HOUR_UNREAD, readHour, sayHour } from './workspace-settings.ts';

const toldOptions = [
  { value: 'all', label: 'Whenever a post of mine is published', about: 'And whenever I must act' },
  { value: 'problems', label: 'Only when I must act', about: 'The link still stands in the thread' },
] as const;

/** `key`: of what was typed before, where it is opened again. */
export async function openMemberSettings(deps: DeskDeps, sender: Sender, key: string): Promise<Message> {
  const settings = await deps.core.workspaces.memberSettings(sender.memberId);
  const form = drawMemberSettings(sender, settings, deps.platform);
  return {
    lines: [['The form is ready: press My settings to open it.']],
    buttons: [{ action: 'member_settings', label: 'My settings', value: key }],
    form: { ...form, fields: filled(form.fields, await findTyped(deps, sender, key)) },
  };
}

/** The zone is a field where the platform does not tell it; elsewhere it is said where it comes from. */
export function drawMemberSettings(sender: Sender, settings: MemberSettings, platform: Platform): OpenedForm {
  const { usualMinute, toldWhenPublished } = settings;
  const zone: FormField = {
    name: 'zone',
    label: 'Time zone',
    kind: 'line',
    isRequired: false,
    about: 'Where your times are read: the nearest big city, or a zone such as Europe/Berlin',
    value: sender.isZoneKnown ? sender.timeZone : '',
  };
  return {
    name: 'member_settings',
    title: 'My settings',
    value: '',
    fields: [
      ...(platform === 'discord' ? [zone] : []),
      {
        name: 'hour',
        label: 'My usual hour',
        kind: 'line',
        isRequired: false,
        about: 'What a day without a time means, such as 18:00. Empty: the usual hour of the workspace',
        value: usualMinute === null ? '' : sayHour(usualMinute),
      },
      {
        name: 'told',
        label: 'Mention me',
        kind: 'one',
        isRequired: true,
        about: 'Who is mentioned gets a notification. Every outcome is said in the thread in any case',
        options: toldOptions,
        value: toldWhenPublished ? 'all' : 'problems',
      },
    ],
    notes: platform === 'slack' ? [[`Your times are read in ${sender.timeZone}, as your Slack profile says.`]] : [],
    consent: null,
  };
}

/** `setZone`: what the form of the time zone does; its words come first where the zone was changed. */
export async function submitMemberSettings(
  deps: DeskDeps,
  sender: Sender,
  values: FormValues,
  setZone: (typed: string) => Promise<Message>,
): Promise<Message> {
  const typed = (values.hour ?? '').trim();
  const usualMinute = typed === '' ? null : readHour(typed);
  if (typed !== '' && usualMinute === null) {
    return rejectSettings(deps, sender, 'member_settings', values, { hour: HOUR_UNREAD });
  }
  const saved = await changeMember(deps, sender, { usualMinute, toldWhenPublished: values.told !== 'problems' });
  const zone = (values.zone ?? '').trim();
  if (zone === '' || (sender.isZoneKnown && zone === sender.timeZone)) return saved;
  const moved = await setZone(zone);
  return { ...saved, lines: [...saved.lines, ...moved.lines] };
}

/** Says what holds now. */
export async function changeMember(
  { core }: DeskDeps,
  sender: Sender,
  changed: Partial<MemberSettings>,
): Promise<Message> {
  await core.workspaces.changeMemberSettings(actorOf(sender), changed);
  const settings = await core.workspaces.memberSettings(sender.memberId);
  return { lines: [['Saved. ', ...sayMember(settings)]], isSaid: true };
}

/** All of it in one line. */
export const sayMember = ({ usualMinute, toldWhenPublished }: MemberSettings): Line => [
  usualMinute === null
    ? 'A day without a time means the usual hour of the workspace. '
    : `A day without a time means ${sayHour(usualMinute)} for you. `,
  toldWhenPublished
    ? 'You are mentioned when a post of yours is published, and when you must act.'
    : 'You are mentioned only when you must act; what is published is said in its thread without a mention.',
];
