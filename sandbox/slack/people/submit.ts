import { Refusal, refuse } from '../api/refusal.ts';
import { pushView, readView } from '../api/view-content.ts';
import { isObject } from '../blocks/check.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { User, View, WireObject } from '../workspace/records.ts';
import { viewToWire } from '../workspace/wire-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownView } from './click.ts';
import { type FormValues, fillForm, requireSendable } from './fill-form.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interactionBase } from './payloads.ts';

export type SubmitOutcome = Outcome & {
  /** Shown under the fields; the form stays open. */
  errors?: Record<string, string>;
};

type Deps = { workspace: Workspace; dispatcher: Dispatcher };

/** Fills in a form and sends it, then does with it what the app answered. */
export async function submitView(
  { workspace, dispatcher }: Deps,
  user: User,
  viewId: string,
  values: FormValues,
): Promise<SubmitOutcome> {
  const view = ownView(workspace, user, viewId);
  if (workspace.views.stack(user.id).at(-1) !== view) {
    throw new Error(`The view ${viewId} lies under another one.`);
  }
  fillForm(view, values);
  requireSendable(view);
  const payload = {
    type: 'view_submission',
    ...interactionBase(workspace, user),
    trigger_id: workspace.triggers.issue({ user: user.id, viewId }),
    view: viewToWire(workspace, view),
    response_urls: [],
  };
  const outcome = outcomeOf(await dispatcher.ask('interactive', 'view_submission', payload));
  return outcome.ok ? applyAnswer(workspace, view, outcome) : outcome;
}

async function applyAnswer(workspace: Workspace, view: View, outcome: Outcome & { ok: true }): Promise<SubmitOutcome> {
  try {
    const errors = readErrors(view, outcome.payload);
    if (errors) return { ...outcome, errors };
    const shown = move(workspace, view, outcome.payload);
    workspace.changes.changed();
    if (shown) await workspace.changes.tell('view', { user: view.user, view: shown });
    return outcome;
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    throw error;
  }
}

function readErrors(view: View, answer: WireObject): Record<string, string> | undefined {
  if (answer.response_action !== 'errors') return undefined;
  const inputs = view.content.blocks.filter((block) => block.type === 'input');
  const { errors } = answer;
  if (!isObject(errors) || Object.keys(errors).length === 0) return refuse('invalid_errors');
  for (const blockId of Object.keys(errors)) {
    if (!inputs.some((block) => block.block_id === blockId)) refuse('invalid_errors');
  }
  return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
}

/** Closes, replaces, covers or clears; returns the view that is newly to be seen. */
function move(workspace: Workspace, view: View, answer: WireObject): View | undefined {
  const { views, settings } = workspace;
  switch (answer.response_action) {
    case undefined:
      views.close(view);
      return undefined;
    case 'clear':
      views.closeAll(view.user);
      return undefined;
    case 'update':
      return views.replace(view, readView(settings, answer.view, 'modal'));
    case 'push':
      return pushView(views, view, readView(settings, answer.view, 'modal'));
    default:
      return refuse('invalid_response_action');
  }
}

/** The X or Back of a modal. The app hears of it only when it asked to. */
export async function closeView(
  { workspace, dispatcher }: Deps,
  user: User,
  viewId: string,
  clear: boolean,
): Promise<void> {
  const view = ownView(workspace, user, viewId);
  const payload = {
    type: 'view_closed',
    ...interactionBase(workspace, user),
    view: viewToWire(workspace, view),
    is_cleared: clear,
  };
  if (clear || view.content.clear_on_close === true) workspace.views.closeAll(user.id);
  else workspace.views.close(view);
  workspace.changes.changed();
  if (view.content.notify_on_close === true) {
    await dispatcher.ask('interactive', 'view_closed', payload);
  }
}
