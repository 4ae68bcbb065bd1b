/**
 * The post that a form is about: when it is opened, while it is open, and where what was sent cannot stand. Then there is
 * one private answer, and nothing that was typed is lost.
 */
import { noteDenial, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { FormValues } from '../kept-input.ts';
import { answers, type Line, type Message, UNKNOWN_POST, whyNot } from '../view/index.ts';
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
  const { core, platform, typed } = deps;
  const [id = '', named = '', key = ''] = value.split('|');
  const post = await core.posts.read(id, sender.workspaceId);
  if (!post) return UNKNOWN_POST;
  const refusal = whyNotNow(deps, sender, post);
  if (refusal) return { lines: refusal };
  const again = key === '' ? null : typed.find(sender.memberId, key);
  return { post, step: readStep(named) ?? firstStep(platform), key, typed: again ?? {} };
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

/** Where no form can stay open, what was typed is shown to be copied, and a button opens the form with it. */
export function rejectForm(
  { typed }: DeskDeps,
  { memberId }: Sender,
  { post, action, step, values }: Sent,
  errors: FieldErrors,
): Message {
  const key = typed.keep(memberId, values);
  const caption = values.caption ?? '';
  return {
    lines: [[`Nothing of ${post.code} was changed.`], ...Object.values(errors).map((sentence): Line => [sentence])],
    ...(caption !== '' && caption !== post.caption && { copy: caption }),
    ...(editable.includes(post.state) && {
      buttons: [{ action, label: 'Open the form again', value: `${post.id}|${step}|${key}`, style: 'primary' }],
    }),
    errors,
  };
}

export const textOf = (lines: readonly Line[]): string =>
  lines
    .flat()
    .map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : ''))
    .join(' ');
