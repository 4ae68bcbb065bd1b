/** "Approve", and the form in which whoever asks for changes or rejects a post says why. */
import { actorOf, type Decision, type FormValues, type PostView, reasonIn, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, type Message, type OpenedForm, UNKNOWN_POST, whyNot } from '../view/index.ts';
import { findTyped, openAgain, textOf } from './open-form.ts';

type Asked = Exclude<Decision['kind'], 'approved'>;

const forms = {
  changes_asked: { action: 'ask_changes', title: 'Ask for changes', submit: 'Ask', label: 'What is to be changed' },
  rejected: { action: 'reject', title: 'Reject the post', submit: 'Reject', label: 'Why it does not go out' },
} as const satisfies Record<Asked, { action: string; title: string; submit: string; label: string }>;

/** Read with distrust: `id|round`, and the key of what was typed where the form is opened again. */
function readValue(value: string): { readonly id: string; readonly round: number; readonly key: string } {
  const [id = '', round = '', key = ''] = value.split('|');
  return { id, round: Number.parseInt(round, 10), key };
}

/** Null where the card shows that it was done. */
export async function pressApprove(deps: DeskDeps, sender: Sender, value: string): Promise<Message | null> {
  const { id, round } = readValue(value);
  return decide(deps, sender, id, { kind: 'approved', reason: null, round });
}

async function decide(deps: DeskDeps, sender: Sender, id: string, decision: Decision): Promise<Message | null> {
  const change = await deps.core.posts.decide(id, actorOf(sender), decision);
  if (change.kind === 'done') return null;
  if (change.kind === 'unknown') return UNKNOWN_POST;
  const { code, facts } = whyNot(change);
  const lines = answers(code, facts, deps.platform);
  // It can be shortened where it stands.
  const errors = code === 'approval_reason_long' && { errors: { reason: textOf(lines) } };
  return { lines, isSaid: true, ...errors };
}

/** Who may not decide is told so before they write anything. */
export async function openDecision(deps: DeskDeps, sender: Sender, kind: Asked, value: string): Promise<Message> {
  const { id, round, key } = readValue(value);
  const objection = await deps.core.posts.mayDecide(id, actorOf(sender), round);
  const post = await deps.core.posts.read(id, sender.workspaceId);
  if (objection === 'unknown' || !post) return UNKNOWN_POST;
  if (objection) return { lines: answers(objection.code, objection.facts, deps.platform) };
  const { action, title } = forms[kind];
  return {
    lines: [[`The form is ready: press ${title} to open it.`]],
    buttons: [{ action, label: title, value }],
    form: decisionForm(post, kind, round, (await findTyped(deps, sender, key)).reason),
  };
}

/** In which an approver says why. */
export function decisionForm({ id, code }: PostView, kind: Asked, round: number, typed = ''): OpenedForm {
  const { title, submit, label } = forms[kind];
  return {
    name: 'approval',
    value: `${kind}|${id}|${round}`,
    title,
    submit,
    consent: null,
    notes: [],
    fields: [
      {
        name: 'reason',
        label,
        kind: 'text',
        isRequired: true,
        value: typed,
        about: `The author of ${code} reads it in its thread; up to 500 characters`,
      },
    ],
  };
}

/** With the rights and the post of this moment, however long the form was open. */
export async function submitDecision(
  deps: DeskDeps,
  sender: Sender,
  value: string,
  values: FormValues,
): Promise<Message> {
  const [kind = '', ...rest] = value.split('|');
  if (kind !== 'changes_asked' && kind !== 'rejected') return UNKNOWN_POST;
  const { id, round } = readValue(rest.join('|'));
  const reason = (values.reason ?? '').trim();
  if (reasonIn(reason) === null) return { lines: [[NO_REASON]], errors: { reason: NO_REASON } };
  const refused = await decide(deps, sender, id, { kind, reason, round });
  if (!refused) return { lines: [['Its author is told.']] };
  // What was typed is not lost.
  const given = { ...refused, copy: reason };
  if (!refused.errors) return given;
  const again = { action: forms[kind].action, value: (key: string) => `${id}|${round}|${key}` };
  return { ...given, buttons: [await openAgain(deps, sender, values, again)] };
}

const NO_REASON = 'Write at least a word, so that its author knows what to do.';
