/**
 * The choice form of an account that asks every time: opening it, drawing it again, and what becomes of it. Nothing is
 * preselected but what the author's own words have chosen, and TikTok's sentence of consent is the last thing before the
 * button that sends it.
 */
import { actorOf, type FormValues, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  CHOOSE,
  explainNow,
  type FormField,
  type Line,
  type Message,
  type OpenedForm,
  sayAccount,
  sayAccountInFull,
  saysHow,
} from '../view/index.ts';
import { errorsOf } from './edit.ts';
import {
  chosenOf,
  type EditedPost,
  type FormStep,
  fingerprintOf,
  offeredInteractions,
  readStep,
  zoneOf,
} from './edited-post.ts';
import { postOfOpen, readOpening, rejectForm, textOf, unknownPost, whyNotNow } from './open-form.ts';
import { checkBranded, type FieldErrors, readCaption, readSettings } from './read-fields.ts';
import {
  aboutOff,
  aiField,
  audienceField,
  captionField,
  consentOf,
  coverField,
  disclosureFields,
  filled,
  interactionsField,
} from './setting-fields.ts';

export async function openChoice(deps: DeskDeps, sender: Sender, value: string): Promise<Message> {
  const opening = await readOpening(deps, sender, value);
  if ('lines' in opening) return opening;
  const { post, step, key, typed } = opening;
  if (post.missing !== 'choices') return nothingToChoose(post, key);
  const looked = await lookAt(deps, sender, post);
  if ('lines' in looked) return looked;
  return {
    lines: [[`The form of ${post.code} is ready: press ${CHOOSE} to open it.`]],
    buttons: [{ action: 'choose', label: CHOOSE, value: `${post.id}|${step}|${key}` }],
    form: drawChoiceForm(looked, step, typed),
  };
}

/** Somebody was first, or something else is asked before. */
function nothingToChoose(post: PostView, key: string): Message {
  const { code, id, state } = post;
  if (state === 'draft') return { lines: [[`${code} lacks something else first: its card says what.`]] };
  return {
    lines: [[`${code} ${saysHow(state)} already, with the choices that its card shows. Edit changes them.`]],
    buttons: [{ action: 'edit', label: 'Edit', value: key === '' ? id : `${id}||${key}` }],
  };
}

/** What the account may choose from at this moment; a message where nothing can be chosen. */
async function lookAt({ core }: DeskDeps, sender: Sender, post: PostView): Promise<EditedPost | Message> {
  const choices = await core.posts.choices(post);
  const account = post.profile ? sayAccount(post.profile) : 'its account';
  const again = [{ action: 'choose', label: 'Try again', value: post.id }] as const;
  const stays = `Nothing was changed: ${post.code} stays a draft.`;
  if (choices.kind === 'offered' && choices.creator.privacyLevelOptions.length > 0) {
    return { post, offered: choices.creator, timeZone: zoneOf(sender, post), hasTikTok: true };
  }
  if (choices.kind === 'refused') {
    const { code, facts } = choices.problem;
    const isLogin = choices.problem.code === 'profile_inactive' && post.profile;
    const reconnect = isLogin ? [{ action: 'reconnect', label: 'Reconnect', value: isLogin.id } as const] : again;
    return { lines: [[explainNow(code, facts, 'Choose again tomorrow.')], [stays]], buttons: reconnect };
  }
  const why = `TikTok cannot be asked just now what ${account} may choose from, so the form cannot open.`;
  return { lines: [[why], [`${stays} Try again in a minute.`]], buttons: again };
}

/** The same form as its choices by now want it; null where it is about something else by now. */
export async function redrawChoice(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  values: FormValues,
): Promise<OpenedForm | null> {
  const post = await postOfOpen(deps, sender, value);
  if (!post) return null;
  const offered = await deps.core.posts.offered(post);
  return offered && drawChoiceForm({ post, offered, timeZone: zoneOf(sender, post), hasTikTok: true }, 'all', values);
}

/** With it the post is scheduled; else nothing typed is lost. */
export async function submitChoice(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  values: FormValues,
): Promise<Message> {
  const { core } = deps;
  const [id = '', named = '', print = ''] = value.split('|');
  const step = readStep(named) ?? 'main';
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return unknownPost(values);
  const action = post.missing === 'choices' ? 'choose' : 'edit';
  const back = (errors: FieldErrors): Promise<Message> =>
    rejectForm(deps, sender, { post, action, step, values }, errors);
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return back({ caption: textOf(refusal) });
  if (post.missing !== 'choices') return back({ caption: chosenAlready(post) });
  const looked = await lookAt(deps, sender, post);
  if ('lines' in looked) return back({ caption: textOf(looked.lines) });
  if (fingerprintOf(post) !== print) return changedMeanwhile(back, looked, step, values);
  const { settings, caption, errors } = readChoice(looked, step, values);
  if (Object.keys(errors).length > 0) return back(errors);
  const edit = { ...(caption !== null && { caption }), settings, isChosen: true, version: post.version } as const;
  const change = await core.posts.edit(id, actorOf(sender), edit);
  if (change.kind === 'done') return chosen(change.post, step);
  return change.kind === 'unknown' ? unknownPost(values) : back(errorsOf(deps, change, step));
}

const chosenAlready = ({ code, state }: PostView): string =>
  state === 'draft'
    ? `${code} lacks something else first by now: its card says what.`
    : `${code} was chosen for meanwhile and ${saysHow(state)}: its card shows the choices, Edit changes them.`;

async function changedMeanwhile(
  back: (errors: FieldErrors) => Promise<Message>,
  looked: EditedPost,
  step: FormStep,
  values: FormValues,
): Promise<Message> {
  const why = `${looked.post.code} was changed since this form was opened. What you typed is still here; look at it once more.`;
  const { errors: _none, ...message } = await back({ caption: why });
  return { ...message, form: drawChoiceForm(looked, step, values, [[why]]) };
}

function chosen(post: PostView, step: FormStep): Message {
  const isOpen = post.state === 'scheduled' && step !== 'all';
  return {
    lines: [[`Chosen. The card of ${post.code} shows what happens next.`]],
    ...(isOpen && { buttons: [{ action: 'edit', label: 'Cover and AI label', value: `${post.id}|more` }] }),
  };
}

/** Every setting that the form offers, chosen or left off. */
function readChoice(edited: EditedPost, step: FormStep, values: FormValues) {
  const errors: FieldErrors = {};
  const names = new Set(choiceFields(edited, step, values).map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const caption = readCaption(edited.post, given.caption, errors);
  const settings = readSettings(edited, { audience: '', ...given }, errors);
  checkBranded({ ...edited.post.settings, ...settings }, given, errors);
  return { settings, caption, errors };
}

/** `typed` stands in the fields instead of what the author's words have chosen. */
export function drawChoiceForm(
  edited: EditedPost,
  step: FormStep,
  typed: FormValues = {},
  notes: Line[] = [],
): OpenedForm {
  const { post } = edited;
  const fields = filled(choiceFields(edited, step, typed), typed);
  const off = offeredInteractions(edited).length === 0 ? [[aboutOff(edited)]] : [];
  const account: Line[] = post.profile && step === 'all' ? [[`On ${sayAccountInFull(post.profile)}`]] : [];
  return {
    name: 'choose',
    title: `Choose for ${post.code}`,
    value: `${post.id}|${step}|${fingerprintOf(post)}`,
    fields,
    submit: post.dueAt ? 'Schedule' : 'Post',
    notes: [...notes, ...account, ...off],
    consent: consentOf(
      post.settings,
      { ...chosenOf(post.chosenInWords ?? {}), ...typed },
      { hasChoice: step !== 'all' },
    ),
  };
}

/** Cover and AI label have no room in the five parts that Discord takes; its Edit form has them. */
function choiceFields(edited: EditedPost, step: FormStep, typed: FormValues = {}): FormField[] {
  const { post } = edited;
  const chosen = { ...chosenOf(post.chosenInWords ?? {}), ...typed };
  const drawn = { edited, chosen, step };
  const main = [captionField(post.caption), audienceField(drawn), ...interactionsField(drawn)];
  if (step !== 'all') return [...main, ...disclosureFields(drawn)];
  return [...main, coverField(chosen.cover ?? ''), aiField(chosen.ai ?? ''), ...disclosureFields(drawn)];
}
