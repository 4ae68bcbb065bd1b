/** Opening the Edit form, and what becomes of it once it is sent. */
import {
  actorOf,
  type Change,
  MAX_CAPTION_UNITS,
  type PostView,
  privacyLevels,
  type Sender,
} from '../../../core/index.ts';
import { readTime } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { unreadableIn } from '../receive/index.ts';
import type { FormValues } from '../typed-forms.ts';
import { answers, type Line, type Message, whyNot } from '../view/index.ts';
import {
  audiencesOf,
  BRAND_MISSING,
  BRANDED_PRIVATE,
  clockOf,
  drawEditForm,
  type EditedPost,
  type EditStep,
  fieldsOf,
  firstStep,
  hasMore,
  isOn,
  offeredInteractions,
  printOf,
  sayCover,
  zoneOf,
} from './edit-form.ts';

type Edit = Parameters<DeskDeps['core']['posts']['edit']>[2];

/** States in which everything of a post may still change. */
const editable: readonly PostView['state'][] = ['draft', 'scheduled', 'on_hold', 'failed'];

const UNKNOWN: Message = { lines: [['I do not know that post any more. /schedy queue lists what is planned.']] };

/** `value`: the post, and where the form is opened again, its step and what was typed. */
export async function openEdit(deps: DeskDeps, sender: Sender, value: string): Promise<Message> {
  const { core, platform, typed } = deps;
  const [id = '', named = '', key = ''] = value.split('|');
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return UNKNOWN;
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return { lines: refusal };
  const edited = await lookAt(deps, sender, post);
  const step = readStep(named) ?? firstStep(platform);
  const again = key === '' ? null : typed.find(sender.memberId, key);
  return {
    lines: [[`The form of ${post.code} is ready: press Edit to open it.`]],
    buttons: [{ action: 'edit', label: 'Edit', value: `${id}|${step}|${key}` }],
    form: drawEditForm(edited, step, again ?? {}),
  };
}

const readStep = (text: string): EditStep | null =>
  (['all', 'main', 'more'] as const).find((one) => one === text) ?? null;

const lookAt = async ({ core }: DeskDeps, sender: Sender, post: PostView): Promise<EditedPost> => ({
  ...{ post, timeZone: zoneOf(sender, post) },
  offered: await core.posts.offered(post),
});

function whyNotNow({ platform }: DeskDeps, { isAdmin, memberId }: Sender, post: PostView): Line[] | null {
  if (!isAdmin && post.author.id !== memberId) return answers('not_allowed', { code: post.code }, platform);
  const { code, facts } = whyNot({ kind: 'stale', post });
  return editable.includes(post.state) ? null : answers(code, facts, platform);
}

/** Done with one answer; else nothing typed is lost: the same form comes back with what was typed and why. */
export async function submitEdit(deps: DeskDeps, sender: Sender, value: string, values: FormValues): Promise<Message> {
  const { core } = deps;
  const [id = '', named = '', print = ''] = value.split('|');
  const step = readStep(named) ?? 'main';
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return UNKNOWN;
  const back = (errors: Record<string, string>) => giveBack(deps, sender, { post, step, values }, errors);
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return back({ caption: textOf(refusal) });
  const edited = await lookAt(deps, sender, post);
  if (printOf(post) !== print) return changedMeanwhile(deps, sender, { edited, step, values });
  const { edit, errors } = readEdit(deps, sender, edited, step, values);
  if (Object.keys(errors).length > 0) return back(errors);
  const change = isNothing(edit)
    ? ({ kind: 'done', post } as const)
    : await core.posts.edit(id, actorOf(sender), { ...edit, version: post.version });
  if (change.kind === 'done') return saved(change.post, step);
  return change.kind === 'unknown' ? UNKNOWN : back(errorsOf(deps, change, step));
}

const isNothing = (edit: Edit): boolean => Object.keys(edit).length === 0;

function saved(post: PostView, step: EditStep): Message {
  const more = step === 'main' && hasMore(post);
  return {
    lines: [[`Saved. The card of ${post.code} shows it.`]],
    ...(more && { buttons: [{ action: 'edit', label: 'More settings', value: `${post.id}|more` }] }),
  };
}

interface Sent {
  readonly step: EditStep;
  readonly values: FormValues;
}

/** Where no form can stay open, what was typed is shown to be copied, and a button opens the form with it. */
function giveBack(
  { typed }: DeskDeps,
  { memberId }: Sender,
  { post, step, values }: Sent & { readonly post: PostView },
  errors: Record<string, string>,
): Message {
  const key = typed.keep(memberId, values);
  const caption = values.caption ?? '';
  return {
    lines: [[`Nothing of ${post.code} was changed.`], ...Object.values(errors).map((sentence): Line => [sentence])],
    ...(caption !== '' && caption !== post.caption && { copy: caption }),
    ...(editable.includes(post.state) && {
      buttons: [{ action: 'edit', label: 'Open the form again', value: `${post.id}|${step}|${key}`, style: 'primary' }],
    }),
    errors,
  };
}

/** Both are seen: what it is by now on its card, what was typed in the form. */
function changedMeanwhile(
  deps: DeskDeps,
  sender: Sender,
  { edited, step, values }: Sent & { readonly edited: EditedPost },
): Message {
  const { post } = edited;
  const why = `${post.code} was changed since this form was opened. What you typed is still here: Save puts it in place of that.`;
  const { errors: _none, ...message } = giveBack(deps, sender, { post, step, values }, { caption: why });
  return { ...message, form: drawEditForm(edited, step, values, [[why]]) };
}

const textOf = (lines: readonly Line[]): string =>
  lines
    .flat()
    .map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : ''))
    .join(' ');

const ofAudience = ['privacy_level_option_mismatch', 'unaudited_only_private', 'branded_not_private'];

function errorsOf(
  { platform }: DeskDeps,
  change: Exclude<Change, { kind: 'done' | 'unknown' }>,
  step: EditStep,
): Record<string, string> {
  const { code, facts } = whyNot(change);
  const sentence = textOf(answers(code, facts, platform));
  if (change.kind === 'past') return { [step === 'all' ? 'date' : 'when']: PAST };
  if (ofAudience.includes(code) && step !== 'more') return { audience: sentence };
  return { [step === 'more' ? 'cover' : 'caption']: sentence };
}

const PAST = 'That time is already over.';

/** What was changed, and the sentence for each field that cannot stand. */
function readEdit(deps: DeskDeps, sender: Sender, edited: EditedPost, step: EditStep, values: FormValues) {
  const { post } = edited;
  const errors: Record<string, string> = {};
  const names = new Set(fieldsOf(edited, step).map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const caption = readCaption(post, given.caption, errors);
  const when = step === 'more' ? null : readWhen(deps, sender, edited, given, errors);
  const settings = { ...readAudience(edited, given, errors), ...readMore(post, given, errors) };
  checkBranded({ ...post.settings, ...settings }, names, errors);
  const profile = given.profile?.trim();
  const isOtherProfile = profile && profile !== fieldsOf(edited, step).find(({ name }) => name === 'profile')?.value;
  const edit: Edit = {
    ...(caption !== null && { caption }),
    ...(when && { when: { at: when, note: null } }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(isOtherProfile && { profile }),
  };
  return { edit, errors };
}

function readCaption(post: PostView, typed: string | undefined, errors: Record<string, string>): string | null {
  if (typed === undefined || typed === post.caption) return null;
  const over = typed.length - MAX_CAPTION_UNITS;
  if (over > 0) {
    errors.caption = `The caption is ${typed.length} characters long; TikTok takes ${MAX_CAPTION_UNITS} (an emoji counts as two or more). Shorten it by ${over}.`;
  }
  const unclear = unreadableIn(typed);
  if (unclear.length > 0) {
    errors.caption = `I cannot write ${unclear.join(', ')} into a caption: write it without, or with the name in words.`;
  }
  return typed;
}

/** Null where the time stays as it is. */
function readWhen(
  { clock }: DeskDeps,
  { usualHour, locale }: Sender,
  { post, timeZone }: EditedPost,
  { date = '', time = '', when = '' }: FormValues,
  errors: Record<string, string>,
): Date | null {
  const isPicked = when === '' && (date !== '' || time !== '');
  const words = (isPicked ? `${date}T${time}` : when).trim();
  const present = post.dueAt ? clockOf(post.dueAt, timeZone) : null;
  if (
    words === '' ||
    (present && [`${present.date}T${present.time}`, `${present.date} ${present.time}`].includes(words))
  )
    return null;
  const refuse = (sentence: string): null => {
    errors[isPicked ? (date === '' ? 'date' : 'time') : 'when'] = sentence;
    return null;
  };
  if (isPicked && (date === '' || time === '')) return refuse('Choose both a date and a time.');
  const anchor = post.dueAt ?? undefined;
  const options = { now: clock.now(), timeZone, usualHour, locale: locale ?? undefined, anchor };
  const reading = readTime(words, options);
  switch (reading?.kind) {
    case 'at':
      return reading.at;
    case 'now':
      return refuse('For that, press Post now on the card.');
    case 'ambiguous':
      return refuse(
        `That can be ${reading.alternatives.map(({ label }) => label).join(' or ')}: write the one you mean.`,
      );
    case 'past':
      return refuse(PAST);
    default:
      return refuse('I cannot read that as a time. Write it like “tomorrow 7pm” or “2026-12-24 18:00”.');
  }
}

type Settings = NonNullable<Edit['settings']>;

function readAudience(edited: EditedPost, given: FormValues, errors: Record<string, string>): Settings {
  const { post } = edited;
  const level = privacyLevels.find((known) => known === given.audience);
  if (given.audience !== undefined && (!level || !audiencesOf(edited).includes(level))) {
    errors.audience = 'Choose who can see it: TikTok offers no other audience for this account now.';
  }
  const ticked = (given.interactions ?? '').split(',');
  const changed =
    given.interactions === undefined
      ? []
      : offeredInteractions(edited).filter((name) => ticked.includes(name) !== isOn(post, name));
  return {
    ...(level && level !== post.settings.privacyLevel && { privacyLevel: level }),
    ...(changed.includes('comments') && { disableComment: !ticked.includes('comments') }),
    ...(changed.includes('duet') && { disableDuet: !ticked.includes('duet') }),
    ...(changed.includes('stitch') && { disableStitch: !ticked.includes('stitch') }),
  };
}

function readMore(post: PostView, given: FormValues, errors: Record<string, string>): Settings {
  const { settings } = post;
  const disclosed = given.disclosure?.split(',') ?? null;
  const [brandOrganic, brandContent] = [disclosed?.includes('brand'), disclosed?.includes('branded')];
  if (disclosed?.includes('on') && !brandOrganic && !brandContent) errors.disclosure = BRAND_MISSING;
  const cover = readCover(post, given.cover, errors);
  const aiGenerated = given.ai === undefined ? settings.aiGenerated : given.ai === 'ai';
  return {
    ...(brandOrganic !== undefined && brandOrganic !== settings.brandOrganic && { brandOrganic }),
    ...(brandContent !== undefined && brandContent !== settings.brandContent && { brandContent }),
    ...(aiGenerated !== settings.aiGenerated && { aiGenerated }),
    ...(cover !== null && { coverTimestampMs: cover }),
  };
}

function readCover({ settings, video }: PostView, typed: string | undefined, errors: Record<string, string>) {
  const text = typed?.trim() || '0:00';
  if (typed === undefined || text === sayCover(settings.coverTimestampMs)) return null;
  const [, minutes = '0', seconds = ''] = /^(?:(\d{1,2}):)?(\d{1,2}(?:\.\d{1,3})?)$/.exec(text) ?? [];
  if (seconds === '') {
    errors.cover = 'Write minutes and seconds, such as 0:03.';
    return null;
  }
  const ms = Math.round(Number(minutes) * 60_000 + Number(seconds) * 1000);
  if (video.durationMs !== null && ms > video.durationMs) {
    errors.cover = `The video ends at ${sayCover(Math.floor(video.durationMs / 1000) * 1000)}: the cover must come before that.`;
  }
  return ms;
}

/** Branded content goes to everyone or to friends. */
function checkBranded(
  { brandContent, privacyLevel }: PostView['settings'],
  names: ReadonlySet<string>,
  errors: Record<string, string>,
): void {
  if (!brandContent || privacyLevel === 'PUBLIC_TO_EVERYONE' || privacyLevel === 'MUTUAL_FOLLOW_FRIENDS') return;
  if (!names.has('audience') && !names.has('disclosure')) return;
  const field = names.has('audience') ? 'audience' : 'disclosure';
  errors[field] ??=
    privacyLevel === 'SELF_ONLY' ? BRANDED_PRIVATE : 'Branded content goes to everyone or to friends only.';
}
