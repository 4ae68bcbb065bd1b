import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { Block, Ephemeral, Message, User, View, WireObject } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import { viewToWire } from '../workspace/wire-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findElement, isStateful, type Placed } from './elements.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interactionBase, payloadChannel } from './payloads.ts';
import { channelFor, type Place } from './places.ts';
import { chosenValue, stateValues } from './values.ts';

/** A message, something only you see, or a form or Home tab by its view id. */
export type Target = Place | { viewId: string };

export type ClickOutcome = Outcome & {
  /** Where a link button leads. */
  url?: string;
};

type Surface =
  | { kind: 'message'; message: Message }
  | { kind: 'ephemeral'; ephemeral: Ephemeral }
  | { kind: 'view'; view: View };

function surfaceOf(workspace: Workspace, user: User, target: Target): Surface {
  if ('viewId' in target) return { kind: 'view', view: ownView(workspace, user, target.viewId) };
  const channel = channelFor(workspace, user, target.channel);
  const ephemeral = workspace.ephemerals.find(user.id, channel.id, target.ts);
  if (ephemeral) return { kind: 'ephemeral', ephemeral };
  const message = workspace.messages.find(channel.id, target.ts);
  if (message?.fromBot) return { kind: 'message', message };
  throw new Error(`${user.name} sees nothing of the app at ${target.ts} in #${channel.name}.`);
}

export function ownView(workspace: Workspace, user: User, viewId: string): View {
  const view = workspace.views.find(viewId);
  if (view?.open && view.user === user.id) return view;
  throw new Error(`${user.name} has no view ${viewId} open.`);
}

const recordOf = (surface: Surface): Message | Ephemeral | View => {
  if (surface.kind === 'message') return surface.message;
  return surface.kind === 'ephemeral' ? surface.ephemeral : surface.view;
};

function blocksOf(surface: Surface): readonly Block[] {
  if (surface.kind === 'view') return surface.view.content.blocks;
  const record = surface.kind === 'message' ? surface.message : surface.ephemeral;
  return record.blocks ?? [];
}

function actionOf(workspace: Workspace, placed: Placed, chosen: WireObject): WireObject {
  const { element, blockId } = placed;
  const { type, action_id, text, value, style, url, placeholder, confirm } = element;
  const shown = { text, value, style, url, placeholder, confirm };
  const present = Object.entries(shown).filter(([, item]) => item !== undefined);
  const action_ts = workspace.ids.nextTs();
  return {
    type,
    action_id,
    block_id: blockId,
    ...Object.fromEntries(present),
    ...chosen,
    action_ts,
  };
}

/** Where it happened. A view has neither channel nor response URL. */
function placeOf(workspace: Workspace, user: User, surface: Surface): WireObject {
  if (surface.kind === 'view') {
    const { view } = surface;
    return {
      container: { type: 'view', view_id: view.id },
      view: viewToWire(workspace, view),
      trigger_id: workspace.triggers.issue({ user: user.id, viewId: view.id }),
    };
  }
  const isEphemeral = surface.kind === 'ephemeral';
  const { ts, threadTs, channel } = isEphemeral ? surface.ephemeral : surface.message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const inThread = threadTs === undefined ? {} : { threadTs };
  const origin = { user: user.id, channel, messageTs: ts, ephemeral: isEphemeral, ...inThread };
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: payloadChannel(workspace.channels.get(channel)),
    ...(isEphemeral ? {} : { message: messageToWire(workspace, surface.message) }),
    response_url: workspace.responseUrls.issue({ from: 'click', ...origin }),
    trigger_id: workspace.triggers.issue({ user: user.id }),
  };
}

interface Pressed {
  target: Target;
  /** An action_id or what is written on the button. */
  which: string;
  /** For everything that is not a button: what is chosen. */
  input?: unknown;
}

/** Presses a button, or chooses in a select or picker; the payload is complete. */
export async function press(
  deps: { workspace: Workspace; dispatcher: Dispatcher },
  user: User,
  { target, which, input }: Pressed,
): Promise<ClickOutcome> {
  const { workspace, dispatcher } = deps;
  const surface = surfaceOf(workspace, user, target);
  const placed = findElement(blocksOf(surface), which);
  const { block, blockId, element } = placed;
  // What is typed or chosen in an input block is told with the form, unless the app has asked to hear of it.
  if (block.type === 'input' && block.dispatch_action !== true) {
    throw new Error(`Slack tells nobody what is chosen in "${blockId}" before the form is sent.`);
  }
  const chosen = input === undefined ? {} : chosenValue(element, input);
  const record = recordOf(surface);
  if (input !== undefined && isStateful(placed)) {
    const inBlock = { ...record.values?.[blockId], [String(element.action_id)]: chosen };
    record.values = { ...record.values, [blockId]: inBlock };
  }
  const payload = {
    type: 'block_actions',
    ...interactionBase(workspace, user),
    ...placeOf(workspace, user, surface),
    state: { values: stateValues(blocksOf(surface), record.values ?? {}) },
    actions: [actionOf(workspace, placed, chosen)],
  };
  const outcome = outcomeOf(await dispatcher.ask('interactive', 'block_actions', payload));
  return typeof element.url === 'string' ? { ...outcome, url: element.url } : outcome;
}
