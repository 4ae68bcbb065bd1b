/**
 * The post that a form is about: when it is opened, while it is open, and where what was sent cannot stand. Then there is
 * one private answer, and nothing that was typed is lost.
 */
import { type FormValues, noteDenial, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  type ActionName,
  answers,
  type Button,
  type Line,
  type Message,
  UNKNOWN_POST,
  whyNot,
  writtenIn,
} from '../view/index.ts';
import { type FormStep, fingerprintOf, firstStep, readStep } from './edited-post.ts';
import type { FieldErrors } from './read-fields.ts';

/** States in which everything of a post may still change. */
export const editable: readonly PostView['state'][] = ['draft', 'scheduled', 'on_hold', 'failed'];

/** Whose post it is, and whether it can still change. */
export function whyNotNow({ platform, log }: DeskDeps, { isAdmin, memberId }: Sender, post: PostView): Line[] | null {
  if (!isAdmin && post.author.id !== memberId) {
    noteDenial(log, 'a form about a post', memberId);
    return answers('not_allowed', { code: post.code }, platform);
  }
  const { code, facts } = whyNot({ kind: 'stale', post });
  return editable.includes(post.state) ? null : answers(code, facts, platform);
}

/** A form that is to be opened: whose post it is, and where it is opened again, its step and what was typed. */
export interface Opening {
  readonly post: PostView;
  readonly step: FormStep;
  /** Under which what was typed is kept; empty the first time. */
  readonly key: string;
  readonly typed: FormValues;
}

/** What is to be opened by the value of a button, `post|step|key`; or what is said instead. */
export async function readOpening(deps: DeskDeps, sender: Sender, value: string): Promise<Opening | Message> {
  const { core, platform } = deps;
  const [id = '', named = '', key = ''] = value.split('|');
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return UNKNOWN_POST;
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return { lines: refusal };
  return { post, step: readStep(named) ?? firstStep(platform), key, typed: await findTyped(deps, sender, key) };
}

/** What this member typed before; nothing where there is no key, or it is kept no more. */
export async function findTyped({ core }: DeskDeps, { memberId }: Sender, key: string): Promise<FormValues> {
  return (key === '' ? null : await core.shownForms.findTyped(memberId, key)) ?? {};
}

/** The way back into a form, with what was typed in it; `value`: of the button that opens it, by the key. */
export async function openAgain(
  { core }: DeskDeps,
  { memberId }: Sender,
  values: FormValues,
  { action, value }: { readonly action: ActionName; readonly value: (key: string) => string },
): Promise<Button> {
  const key = await core.shownForms.keepTyped(memberId, values);
  return { action, label: 'Open the form again', value: value(key), style: 'primary' };
}

/** Nobody may see that post any more; what was written at length is given back all the same. */
export function unknownPost(values: FormValues): Message {
  const copy = writtenIn(values);
  return { ...UNKNOWN_POST, ...(copy !== '' && { copy }) };
}

/** The post of a form that is open, still as it was when the form was drawn; null where it is about something else. */
export async function postOfOpen(deps: DeskDeps, sender: Sender, value: string): Promise<PostView | null> {
  const [id = '', , print = ''] = value.split('|');
  const post = await deps.core.posts.read(id, sender.workspaceId);
  return post && !whyNotNow(deps, sender, post) && fingerprintOf(post) === print ? post : null;
}

export interface Sent {
  readonly post: PostView;
  /** Which form brings it back. */
  readonly action: 'edit' | 'choose';
  readonly step: FormStep;
  readonly values: FormValues;
}

const unchanged = ({ code }: PostView): string => `Nothing of ${code} was changed.`;

/** Of a change whose first half stands. */
export const halfDone = ({ code }: PostView): string =>
  `Account and way of ${code} are changed as its card shows; nothing else of it was.`;

/** Where no form can stay open, what was typed is shown to be copied, and a button opens the form with it. */
export async function rejectForm(
  deps: DeskDeps,
  sender: Sender,
  { post, action, step, values }: Sent,
  errors: FieldErrors,
  outcome = unchanged(post),
): Promise<Message> {
  const caption = values.caption ?? '';
  const value = (key: string) => `${post.id}|${step}|${key}`;
  return {
    lines: [[outcome], ...Object.values(errors).map((sentence): Line => [sentence])],
    ...(caption !== '' && caption !== post.caption && { copy: caption }),
    ...(editable.includes(post.state) && {
      buttons: [await openAgain(deps, sender, values, { action, value })],
    }),
    errors,
  };
}

/** The same of settings: nothing of them was changed. */
export async function rejectSettings(
  deps: DeskDeps,
  sender: Sender,
  action: 'workspace_settings' | 'member_settings',
  values: FormValues,
  errors: FieldErrors,
): Promise<Message> {
  return {
    lines: [['Nothing was changed.'], ...Object.values(errors).map((sentence): Line => [sentence])],
    buttons: [await openAgain(deps, sender, values, { action, value: (key) => key })],
    errors,
  };
}

export const textOf = (lines: readonly Line[]): string =>
  lines
    .flat()
    .map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : ''))
    .join(' ');
