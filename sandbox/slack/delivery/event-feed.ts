import type { Channel, ChannelKind, Message, User, WireObject } from '../workspace/records.ts';
import { messageToWire } from '../workspace/wire-message.ts';
import { userToWire } from '../workspace/wire-user.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Dispatcher } from './dispatcher.ts';
import { createEnvelope } from './event-envelope.ts';

/** Tells the app what it subscribed to and may know, each fact with an event_id of its own. */
export interface EventFeed {
  posted(message: Message): void;
  /** `before` is the message as it stood, in wire form. */
  changed(message: Message, before: WireObject): void;
  deleted(message: Message, before: WireObject): void;
  mentioned(message: Message): void;
  homeOpened(event: WireObject): void;
  /** The app's token is taken back; `isRemoved`: the app with it. */
  revoked(tokenUser: string, isRemoved: boolean): void;
  userChanged(user: User): void;
}

const subscriptions: Record<ChannelKind, { event: string; scope: string }> = {
  channel: { event: 'message.channels', scope: 'channels:history' },
  group: { event: 'message.groups', scope: 'groups:history' },
  im: { event: 'message.im', scope: 'im:history' },
  mpim: { event: 'message.mpim', scope: 'mpim:history' },
};

export function createEventFeed(workspace: Workspace, dispatcher: Dispatcher): EventFeed {
  const { settings, users, channels, ids } = workspace;
  const subscribed = (event: string, scope?: string): boolean =>
    settings.botToken !== null && settings.botEvents.has(event) && (scope === undefined || settings.scopes.has(scope));
  const send = (event: WireObject, type: string, about: { channel?: Channel; ts?: string } = {}) =>
    void dispatcher.deliverEvent(createEnvelope(workspace, event, about.channel), {
      type,
      ...(about.ts === undefined ? {} : { ts: about.ts }),
    });
  const hears = (channel: Channel): boolean => {
    const { event, scope } = subscriptions[channel.kind];
    return channels.botIsIn(channel) && subscribed(event, scope);
  };
  const tell = (message: Message, event: WireObject): void => {
    const channel = channels.get(message.channel);
    if (!hears(channel)) return;
    const type = event.subtype === undefined ? 'message' : `message/${event.subtype}`;
    const place = { channel: channel.id, channel_type: channel.kind };
    send({ ...event, ...place }, type, { channel, ts: message.ts });
  };
  const mentioned = (message: Message): void => {
    const channel = channels.get(message.channel);
    const isMention = message.text.includes(`<@${users.bot.id}>`) && message.user !== users.bot.id;
    if (!isMention || channel.kind === 'im' || !channels.botIsIn(channel)) return;
    if (!subscribed('app_mention', 'app_mentions:read')) return;
    const { subtype: _unused, ...rest } = messageToWire(workspace, message);
    const event = { ...rest, type: 'app_mention', channel: channel.id, event_ts: message.ts };
    send(event, 'app_mention', { channel, ts: message.ts });
  };
  const sharedFiles = (message: Message): void => {
    const channel = channels.get(message.channel);
    if (!channels.botIsIn(channel) || !subscribed('file_shared', 'files:read')) return;
    for (const { id } of message.files) {
      const where = { channel_id: channel.id, event_ts: ids.nextTs() };
      const event = { type: 'file_shared', file_id: id, user_id: message.user, file: { id } };
      send({ ...event, ...where }, 'file_shared', { channel, ts: message.ts });
    }
  };
  const hidden = (subtype: string, previous: WireObject): WireObject => {
    const ts = ids.nextTs();
    return { type: 'message', subtype, hidden: true, previous_message: previous, ts, event_ts: ts };
  };
  return {
    mentioned,
    posted(message) {
      tell(message, { ...messageToWire(workspace, message), event_ts: message.ts });
      mentioned(message);
      sharedFiles(message);
    },
    changed(message, before) {
      const wire = messageToWire(workspace, message);
      tell(message, { ...hidden('message_changed', before), message: wire });
    },
    deleted(message, before) {
      tell(message, { ...hidden('message_deleted', before), deleted_ts: message.ts });
    },
    homeOpened(event) {
      if (subscribed('app_home_opened')) send(event, 'app_home_opened');
    },
    revoked(tokenUser, isRemoved) {
      const tokens = { oauth: [], bot: [tokenUser] };
      if (subscribed('tokens_revoked')) send({ type: 'tokens_revoked', tokens }, 'tokens_revoked');
      if (isRemoved && subscribed('app_uninstalled')) send({ type: 'app_uninstalled' }, 'app_uninstalled');
    },
    userChanged(user) {
      if (!subscribed('user_change', 'users:read')) return;
      const cacheTs = Math.floor(settings.now().getTime() / 1000);
      const told = { user: userToWire(settings, user, false), cache_ts: cacheTs, event_ts: ids.nextTs() };
      send({ type: 'user_change', ...told }, 'user_change');
    },
  };
}
