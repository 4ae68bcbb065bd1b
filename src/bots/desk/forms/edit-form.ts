/** The Edit form of a post as it stands, drawn for one person: their zone, their platform, what TikTok offers now. */
import { createHash } from 'node:crypto';
import { consentText, type Interaction, MAX_CAPTION_UNITS, type PostView, type Sender } from '../../../core/index.ts';
import { sayOffered } from '../../../core/understanding/index.ts';
import type { DeskDeps, Platform } from '../deps.ts';
import type { FormValues } from '../typed-forms.ts';
import { consentLine, type FormField, type Line, type OpenedForm, sayAccount } from '../view/index.ts';

/** Slack shows all of it; Discord takes five parts in a form, so the rest is a second one. */
export type EditStep = 'all' | 'main' | 'more';

export const firstStep = (platform: Platform): EditStep => (platform === 'slack' ? 'all' : 'main');

export const BRAND_MISSING = 'You need to indicate if your content promotes yourself, a third party, or both.';
export const BRANDED_PRIVATE = 'Branded content visibility cannot be set to private.';

type Offered = Awaited<ReturnType<DeskDeps['core']['posts']['offered']>>;

export interface EditedPost {
  readonly post: PostView;
  readonly offered: Offered;
  /** In which the times of the form are read and shown. */
  readonly timeZone: string;
}

export const zoneOf = ({ isZoneKnown, timeZone }: Sender, post: PostView): string =>
  isZoneKnown ? timeZone : post.timeZone;

/** Tells a post that was changed since a form was opened; what only Schedy changes of it does not count. */
export function printOf({ state, caption, dueAt, settings, profile, way }: PostView): string {
  const seen = JSON.stringify([state, caption, dueAt, settings, profile?.id, way]);
  return createHash('sha256').update(seen).digest('hex').slice(0, 8);
}

/** `typed` stands in the fields instead of what the post has. */
export function drawEditForm(
  edited: EditedPost,
  step: EditStep,
  typed: FormValues = {},
  notes: Line[] = [],
): OpenedForm {
  const { post } = edited;
  const fields = fieldsOf(edited, step).map((field) => ({ ...field, value: typed[field.name] ?? field.value ?? '' }));
  return {
    ...{ name: 'edit', title: `Edit ${post.code}`, value: `${post.id}|${step}|${printOf(post)}`, fields },
    notes: [...notes, ...notesOf(edited, step)],
    consent: post.way === 'direct' && post.profile ? consentLine(post) : null,
  };
}

export function fieldsOf(edited: EditedPost, step: EditStep): FormField[] {
  const { post } = edited;
  const main = [caption(post), ...times(edited, step), ...(post.way === 'direct' ? audienceFields(edited) : [])];
  const more = [...(post.way === 'direct' ? moreFields(post) : []), ...(post.state === 'draft' ? [account(post)] : [])];
  if (step === 'all') return [...main, ...more];
  return step === 'main' ? main : more;
}

/** Whether there is anything that the first step has no room for. */
export const hasMore = ({ way, state }: PostView): boolean => way === 'direct' || state === 'draft';

const caption = (post: PostView): FormField => ({
  ...{ name: 'caption', label: 'Caption', kind: 'text', isRequired: false, value: post.caption },
  about: `To the letter, up to ${MAX_CAPTION_UNITS} characters`,
});

function times({ post, timeZone }: EditedPost, step: EditStep): FormField[] {
  const isRequired = post.dueAt !== null;
  const { date, time } = post.dueAt ? clockOf(post.dueAt, timeZone) : { date: '', time: '' };
  if (step === 'all') {
    return [
      { name: 'date', label: 'Date', about: `In ${timeZone}`, kind: 'date', isRequired, value: date },
      { name: 'time', label: 'Time', about: `In ${timeZone}`, kind: 'time', isRequired, value: time },
    ];
  }
  const about = `Such as: tomorrow 7pm, in ${timeZone}`;
  return [{ name: 'when', label: 'When', about, kind: 'line', isRequired, value: `${date} ${time}`.trim() }];
}

/** `2026-11-27` and `19:00` of an instant, as the fields of a form hold them. */
export function clockOf(at: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return {
    date: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at),
    time: new Intl.DateTimeFormat('en-GB', clock).format(at),
  };
}

const interactionLabels: Readonly<Record<Interaction, string>> = {
  comments: 'Allow comments',
  duet: 'Allow duet',
  stitch: 'Allow stitch',
};

/** What others may do with the video; those that the creator has disabled are not offered. */
export const offeredInteractions = ({ post, offered }: EditedPost): Interaction[] =>
  (['comments', 'duet', 'stitch'] as const).filter((name) => !switchedOff({ post, offered }).includes(name));

function switchedOff({ post, offered }: Pick<EditedPost, 'post' | 'offered'>): readonly Interaction[] {
  if (!offered) return post.profile?.switchedOff ?? [];
  const { commentDisabled: comments, duetDisabled: duet, stitchDisabled: stitch } = offered;
  const off = { comments, duet, stitch };
  return (['comments', 'duet', 'stitch'] as const).filter((name) => off[name]);
}

export const isOn = ({ settings }: PostView, name: Interaction): boolean =>
  !{ comments: settings.disableComment, duet: settings.disableDuet, stitch: settings.disableStitch }[name];

/** The audiences to choose from: what TikTok offers, else the one that the post has. */
export const audiencesOf = ({ post, offered }: EditedPost): readonly string[] =>
  offered?.privacyLevelOptions ?? [post.settings.privacyLevel];

function audienceFields(edited: EditedPost): FormField[] {
  const { post, offered } = edited;
  const levels = audiencesOf(edited);
  const interactions = offeredInteractions(edited);
  const { privacyLevel } = post.settings;
  const audience: FormField = {
    ...{ name: 'audience', label: 'Who can see this video', kind: 'one', isRequired: true },
    about: offered ? 'What TikTok offers this account' : 'TikTok cannot be asked just now, so no other can be chosen',
    options: levels.map((value) => ({ value, label: capital(sayOffered(value)) })),
    value: levels.includes(privacyLevel) ? privacyLevel : '',
  };
  if (interactions.length === 0) return [audience];
  return [
    audience,
    {
      ...{ name: 'interactions', label: 'What others may do', kind: 'several', isRequired: false },
      about: aboutOff(edited) || 'Ticked: allowed',
      options: interactions.map((value) => ({ value, label: interactionLabels[value] })),
      value: interactions.filter((name) => isOn(post, name)).join(','),
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function aboutOff(edited: EditedPost): string {
  const off = switchedOff(edited);
  return off.length === 0 ? '' : `${capital(off.join(', '))}: off, because the creator has disabled it in TikTok`;
}

function notesOf(edited: EditedPost, step: EditStep): Line[] {
  const { post } = edited;
  const name: Line[] = post.profile ? [[`On ${sayAccount(post.profile)} (${post.profile.nickname})`]] : [];
  const off = aboutOff(edited);
  const noneLeft = post.way === 'direct' && offeredInteractions(edited).length === 0;
  // Discord has no room for lines beside its five parts, and none are needed there.
  if (step !== 'all') return [];
  return [...name, ...(noneLeft ? [[off]] : [])];
}

const PROMOTIONAL = "Your photo/video will be labeled as 'Promotional content'";
const PAID = "Your photo/video will be labeled as 'Paid partnership'";

function moreFields({ settings }: PostView): FormField[] {
  const { brandOrganic, brandContent, aiGenerated, coverTimestampMs } = settings;
  const disclosed = [
    ...(brandOrganic || brandContent ? ['on'] : []),
    ...(brandOrganic ? ['brand'] : []),
    ...(brandContent ? ['branded'] : []),
  ];
  return [
    {
      ...{ name: 'cover', label: 'Cover', about: 'The moment of the video to show, such as 0:03', kind: 'line' },
      ...{ isRequired: false, value: sayCover(coverTimestampMs) },
    },
    {
      ...{ name: 'disclosure', label: 'Disclose commercial content', kind: 'several', isRequired: false },
      about: consentText({ brandContent: true }),
      options: [
        { value: 'on', label: 'Disclose commercial content', about: 'Then choose one of the next two, or both' },
        { value: 'brand', label: 'Your brand', about: PROMOTIONAL },
        { value: 'branded', label: 'Branded content', about: PAID },
      ],
      value: disclosed.join(','),
    },
    {
      ...{
        name: 'ai',
        label: 'AI label',
        about: 'TikTok shows that AI has made it',
        kind: 'several',
        isRequired: false,
      },
      options: [{ value: 'ai', label: 'AI-generated content' }],
      value: aiGenerated ? 'ai' : '',
    },
  ];
}

/** `0:03`, and with what lies between the seconds where something does. */
export function sayCover(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000];
  return `${minutes}:${seconds < 10 ? '0' : ''}${seconds}`;
}

const account = ({ profile }: PostView): FormField => ({
  ...{ name: 'profile', label: 'Account', about: 'Such as: @ramenhouse', kind: 'line', isRequired: false },
  value: profile ? sayAccount(profile) : '',
});
