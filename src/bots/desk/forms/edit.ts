/**
 * The Edit form: opening it, what becomes of it once it is sent, and how it is drawn for one person (their zone, their
 * platform, what TikTok offers now).
 */
import {
  actorOf,
  type Change,
  type Facts,
  type FormValues,
  type PostSettings,
  type PostView,
  type Sender,
} from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  answers,
  explain,
  type FormField,
  type Line,
  type Message,
  type OpenedForm,
  sayAccount,
  whyNot,
} from '../view/index.ts';
import {
  chosenOf,
  clockOf,
  type EditedPost,
  type FormStep,
  fingerprintOf,
  offeredInteractions,
  readStep,
  zoneOf,
} from './edited-post.ts';
import { halfDone, postOfOpen, readOpening, rejectForm, textOf, unknownPost, whyNotNow } from './open-form.ts';
import { checkBranded, type FieldErrors, PAST, readCaption, readSettings, readWhen } from './read-fields.ts';
import {
  aboutOff,
  accountField,
  aiField,
  audienceField,
  captionField,
  consentOf,
  coverField,
  disclosureFields,
  filled,
  interactionsField,
  wayField,
} from './setting-fields.ts';

type Edit = Parameters<DeskDeps['core']['posts']['edit']>[2];

export async function openEdit(deps: DeskDeps, sender: Sender, value: string): Promise<Message> {
  const opening = await readOpening(deps, sender, value);
  if ('lines' in opening) return opening;
  const { post, step, key, typed } = opening;
  return {
    lines: [[`The form of ${post.code} is ready: press Edit to open it.`]],
    buttons: [{ action: 'edit', label: 'Edit', value: `${post.id}|${step}|${key}` }],
    form: drawEditForm(await lookAt(deps, sender, post), step, typed),
  };
}

/** A creator who may not post now can still have the post moved or changed: it is said, and the form opens. */
async function lookAt({ core }: DeskDeps, sender: Sender, post: PostView, isOpen = false): Promise<EditedPost> {
  const choices = isOpen ? null : await core.posts.choices(post);
  return {
    post,
    timeZone: zoneOf(sender, post),
    hasTikTok: core.profiles.canConnect,
    offered: choices?.kind === 'offered' ? choices.creator : await core.posts.offered(post),
    refusal: choices?.kind === 'refused' ? choices.problem : null,
  };
}

/** The same form as its choices by now want it; null where it is about something else by now. */
export async function redrawEdit(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  values: FormValues,
): Promise<OpenedForm | null> {
  const post = await postOfOpen(deps, sender, value);
  if (!post) return null;
  return drawEditForm(await lookAt(deps, sender, post, true), 'all', values);
}

/** Done with one answer; else nothing typed is lost: the same form comes back with what was typed and why. */
export async function submitEdit(deps: DeskDeps, sender: Sender, value: string, values: FormValues): Promise<Message> {
  const { core } = deps;
  const [id = '', named = '', print = ''] = value.split('|');
  const step = readStep(named) ?? 'main';
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return unknownPost(values);
  const back = (errors: FieldErrors, outcome?: string): Promise<Message> =>
    rejectForm(deps, sender, { post, action: 'edit', step, values }, errors, outcome);
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return back({ caption: textOf(refusal) });
  const edited = await lookAt(deps, sender, post);
  if (fingerprintOf(post) !== print) {
    const why = `${post.code} was changed since this form was opened. What you typed is still here: Save puts it in place of that.`;
    // Both are seen: what it is by now on its card, what was typed in the form.
    const { errors: _none, ...message } = await back({ caption: why });
    return { ...message, form: drawEditForm(edited, step, values, [[why]]) };
  }
  const { edit, errors } = readEdit(deps, sender, edited, step, values);
  if (Object.keys(errors).length > 0) return back(errors);
  const change = isNothing(edit)
    ? ({ kind: 'done', post } as const)
    : await core.posts.edit(id, actorOf(sender), { ...edit, version: post.version });
  if (change.kind === 'done') return saved(deps, { ...edited, post: change.post }, step);
  if (change.kind === 'unknown') return unknownPost(values);
  return back(errorsOf(deps, change, step), change.kind === 'refused' && change.isPlaced ? halfDone(post) : undefined);
}

const isNothing = (edit: Edit): boolean => Object.keys(edit).length === 0;

/** Only where one form does not take all of it there is a first step, with what is left behind buttons. */
function saved({ core }: DeskDeps, { post, refusal }: EditedPost, step: FormStep): Message {
  const isFirst = step === 'main';
  const open = (label: string, next: FormStep) => ({ action: 'edit', label, value: `${post.id}|${next}` }) as const;
  const buttons = [
    ...(isFirst && hasMore(post) ? [open('More settings', 'more')] : []),
    ...(isFirst && core.profiles.canConnect ? [open('Account and way', 'where')] : []),
  ];
  const lines: Line[] = [[`Saved. The card of ${post.code} shows it.`], ...sayRefusal(refusal)];
  return { lines, ...(buttons.length > 0 && { buttons }) };
}

const ofAudience = ['privacy_level_option_mismatch', 'unaudited_only_private', 'branded_not_private'];

const ofAccount = ['no_profile', 'unknown_profile', 'not_yours', 'choose_profile', 'profile_inactive', 'same_video'];
const ofWay = ['drafts_not_granted', 'publishing_not_granted', 'choices_first', 'no_tiktok_app', 'approval_elsewhere'];

/** What is wrong with an account or a way, and the accounts that can be written instead: a form has no buttons to press. */
function sayWhere(code: string, facts: Facts): string {
  const accounts = String(facts.accounts ?? '').split('\n');
  const others = accounts.filter((name) => name !== '').join(', ');
  return `${explain(code, facts).what}${others === '' ? '' : ` Connected here: ${others}.`}`;
}

/** Why a change was refused, beside the field that it is about. */
export function errorsOf(
  { platform }: DeskDeps,
  change: Exclude<Change, { kind: 'done' | 'unknown' }>,
  step: FormStep,
): FieldErrors {
  const { code, facts } = whyNot(change);
  const sentence = textOf(answers(code, facts, platform));
  if (change.kind === 'past') return { [step === 'all' ? 'date' : 'when']: PAST };
  // A form has no buttons to press: its own field is where another audience is chosen.
  const another = code === 'unaudited_only_private' ? '' : ' Choose another one here.';
  if (ofAudience.includes(code) && step !== 'more') return { audience: `${explain(code, facts).what}${another}` };
  const field = ofAccount.includes(code) ? 'profile' : ofWay.includes(code) ? 'way' : null;
  if (field && (step === 'all' || step === 'where')) return { [field]: sayWhere(code, facts) };
  return { [({ all: 'caption', main: 'caption', more: 'cover', where: 'way' } as const)[step]]: sentence };
}

/** What was changed, and the sentence for each field that cannot stand. */
function readEdit(deps: DeskDeps, sender: Sender, edited: EditedPost, step: FormStep, values: FormValues) {
  const { post } = edited;
  const errors: FieldErrors = {};
  const fields = fieldsOf(edited, step, values);
  const names = new Set(fields.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const caption = readCaption(post, given.caption, errors);
  const when = step === 'more' || step === 'where' ? null : readWhen(deps, sender, edited, given, errors);
  const shown = readSettings(edited, given, errors);
  const profile = given.profile?.trim();
  const isOtherProfile = profile && profile !== fields.find(({ name }) => name === 'profile')?.value;
  // Sent with another account, all that stands in the form is meant for that one.
  const settings = isOtherProfile ? shown : changedOf(post.settings, shown);
  checkBranded({ ...post.settings, ...settings }, given, errors);
  const edit: Edit = {
    ...(caption !== null && { caption }),
    ...(when && { when }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(isOtherProfile && { profile }),
    ...(isWay(given.way) && given.way !== post.way && { way: given.way }),
  };
  return { edit, errors };
}

const isWay = (text: string | undefined): text is PostView['way'] =>
  text === 'direct' || text === 'inbox' || text === 'by_hand';

const changedOf = (present: PostSettings, read: Partial<PostSettings>): Partial<PostSettings> =>
  Object.fromEntries(Object.entries(read).filter(([name, value]) => present[name as keyof PostSettings] !== value));

/** `typed` stands in the fields instead of what the post has. */
export function drawEditForm(
  edited: EditedPost,
  step: FormStep,
  typed: FormValues = {},
  notes: Line[] = [],
): OpenedForm {
  const { post } = edited;
  const fields = filled(fieldsOf(edited, step, typed), typed);
  const chosen = { ...chosenOf(post.settings), ...typed };
  const isShown = isDecided(post) && post.profile !== null && step !== 'where';
  return {
    name: 'edit',
    title: `Edit ${post.code}`,
    value: `${post.id}|${step}|${fingerprintOf(post)}`,
    fields,
    notes: [...notes, ...notesOf(edited, step)],
    consent: isShown ? consentOf(post.settings, chosen, { hasChoice: step === 'more' }) : null,
  };
}

/** Audience and settings are Schedy's to send, and not left to the form of an account that asks every time. */
const isDecided = ({ way, chosenInWords }: PostView): boolean => way === 'direct' && chosenInWords === null;

export function fieldsOf(edited: EditedPost, step: FormStep, typed: FormValues = {}): FormField[] {
  const { post } = edited;
  const chosen = { ...chosenOf(post.settings), ...typed };
  const drawn = { edited, chosen, step };
  const where = whereFields(edited);
  if (step === 'where') return where;
  const first = [captionField(post.caption), ...times(edited, step)];
  const ofVideo = { cover: coverField(chosen.cover ?? ''), ai: aiField(chosen.ai ?? '') };
  const last = step === 'all' ? where : [];
  if (post.chosenInWords !== null) return [...first, ofVideo.cover, ofVideo.ai, ...last];
  const isDirect = post.way === 'direct';
  const main = [...first, ...(isDirect ? [audienceField(drawn), ...interactionsField(drawn)] : [])];
  const settings = isDirect ? [ofVideo.cover, ...disclosureFields(drawn), ofVideo.ai] : [];
  if (step === 'all') return [...main, ...settings, ...last];
  return step === 'main' ? main : settings;
}

/** By hand the account is a name that its author has written; there is none of ours to choose. */
function whereFields({ post, hasTikTok }: EditedPost): FormField[] {
  if (!hasTikTok) return [];
  return [...(post.way === 'by_hand' && post.state !== 'draft' ? [] : [accountField(post)]), wayField(post)];
}

/** Whether there are settings that the first step has no room for. */
export const hasMore = ({ way, chosenInWords }: PostView): boolean => chosenInWords === null && way === 'direct';

function times({ post, timeZone }: EditedPost, step: FormStep): FormField[] {
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

function notesOf(edited: EditedPost, step: FormStep): Line[] {
  const { post } = edited;
  const name: Line[] = post.profile ? [[`On ${sayAccount(post.profile)} (${post.profile.nickname})`]] : [];
  const noneLeft = isDecided(post) && offeredInteractions(edited).length === 0;
  // Discord has no room for lines beside its five parts, and none are needed there.
  if (step !== 'all') return [];
  return [...name, ...sayRefusal(edited.refusal), ...(noneLeft ? [[aboutOff(edited)]] : [])];
}

/** The guidelines (1b): whoever may not post now is told so, and to try later. */
export const sayRefusal = (refusal: EditedPost['refusal']): Line[] =>
  refusal ? [[`${explain(refusal.code, refusal.facts).what} Nothing goes out there before that is over.`]] : [];
