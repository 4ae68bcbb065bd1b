import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { User } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { interactionBase, payloadChannel } from './payloads.ts';
import { channelFor, messageAt, type Place } from './places.ts';

type Deps = { workspace: Workspace; dispatcher: Dispatcher };

const mayUse = ({ settings }: Workspace, user: User): boolean =>
  settings.scopes.has('commands') && user.teamId === settings.team.id;

/** An entry of a message's menu. It works wherever the person is, with the bot there or not. */
export async function useMessageShortcut(
  { workspace, dispatcher }: Deps,
  user: User,
  callbackId: string,
  place: Place,
): Promise<Outcome> {
  if (!mayUse(workspace, user)) return { ok: false, error: 'not_allowed' };
  if (!workspace.settings.messageShortcuts.has(callbackId)) return { ok: false, error: 'unknown_shortcut' };
  const channel = channelFor(workspace, user, place.channel);
  const message = messageAt(workspace, place);
  const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  const origin = { from: 'shortcut', user: user.id, channel: channel.id, ...thread } as const;
  const payload = {
    type: 'message_action',
    ...interactionBase(workspace, user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue({ user: user.id }),
    response_url: workspace.responseUrls.issue(origin),
    message_ts: message.ts,
    message: messageToWire(workspace, message),
    channel: payloadChannel(channel),
    action_ts: workspace.ids.nextTs(),
  };
  return outcomeOf(await dispatcher.ask('interactive', 'message_action', payload));
}

/** The lightning menu: no channel, no response URL. */
export async function useGlobalShortcut(
  { workspace, dispatcher }: Deps,
  user: User,
  callbackId: string,
): Promise<Outcome> {
  if (!mayUse(workspace, user)) return { ok: false, error: 'not_allowed' };
  const payload = {
    type: 'shortcut',
    ...interactionBase(workspace, user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue({ user: user.id }),
    action_ts: workspace.ids.nextTs(),
  };
  return outcomeOf(await dispatcher.ask('interactive', 'shortcut', payload));
}
