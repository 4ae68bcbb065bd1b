import type { WaitFor } from '../change-log.ts';
import type { StandIn } from '../stand-in.ts';
import type { Delivery } from './delivery/dispatcher.ts';
import type { DisconnectReason } from './delivery/socket.ts';
import type { StrayRequest } from './files/elsewhere.ts';
import type { Person } from './people/person.ts';
import type { Readable, RenderOptions } from './render.ts';
import type { Changes } from './workspace/changes.ts';
import type { NewChannel } from './workspace/channels.ts';
import type { Channel, Ephemeral, Message, Reaction, View } from './workspace/records.ts';
import type { NewUser, Users } from './workspace/users.ts';
import type { ApiCall } from './workspace/workspace.ts';

/** Slack as it is seen in one workspace; what concerns the app (deliveries, faults, connections) is the same in all. */
export interface SlackTeam extends Omit<StandIn, 'reset' | 'close'> {
  readonly team: { readonly id: string; readonly name: string };
  isInstalled(): boolean;
  /** For a test that speaks with it; empty where the app is not installed. */
  botToken(): string;
  users: {
    bot: Users['bot'];
    add(user: NewUser): ReturnType<Users['add']>;
    get(idOrName: string): ReturnType<Users['get']>;
    list(): ReturnType<Users['list']>;
    change: Users['change'];
  };
  channels: {
    add(channel: NewChannel): Channel;
    get(idOrName: string): Channel;
    list(): Channel[];
    directMessage(idOrName: string): Channel;
    /** Brings somebody in. The bot then hears of the last message that mentioned it in vain. */
    invite(channel: string, user: string): void;
    kick(channel: string, user: string): void;
    archive(channel: string): void;
  };
  userGroups: {
    /** Answers the id. `id` is for a fixture that names one. */
    add(group: { handle: string; id?: string }): string;
  };
  as(idOrName: string): Person;
  /** Everything in a channel, replies included, oldest first. */
  messages(channel: string): Message[];
  /** A thread with its first message. */
  thread(channel: string, ts: string): Message[];
  ephemerals(user: string): Ephemeral[];
  reactions(channel: string, ts: string): Reaction[];
  /** The form a person has in front of them. */
  modal(user: string): View | undefined;
  home(user: string): View | undefined;
  calls: readonly ApiCall[];
  deliveries: readonly Delivery[];
  /** Requests that an app let itself be led to on a host that is not Slack's. */
  strayRequests: readonly StrayRequest[];
  on: Changes['on'];
  waitFor: WaitFor;
  render(message: Readable, options?: RenderOptions): string;
  renderView(view: View, options?: RenderOptions): string;
  transcript(channel: string, options?: RenderOptions): string;
  /** Tries every event that waits for its retry now. */
  deliverPending(): Promise<void>;
  redeliver(eventId: string): Promise<Delivery>;
  /** HTTP mode: an event with a wrong signature; resolves with the app's status. */
  deliverForged(event: object): Promise<number>;
  /**
   * Drops the events of what happens, as Slack does above 30,000 an hour, and then says so with an
   * `app_rate_limited`; true when the app took note.
   */
  loseEvents(happening: () => Promise<unknown>): Promise<boolean>;
  setEventsUrl(url: string): void;
  /** HTTP mode: the handshake; true when the challenge came back. */
  verifyEventsUrl(): Promise<boolean>;
  /** Socket Mode: the sockets that can be given envelopes. */
  connections(): number;
  /** Socket Mode: asks every client to connect anew. */
  refreshConnections(reason?: DisconnectReason): void;
  /** Somebody adds the app without the page of OAuth; answers its token. */
  install(): string;
  /** Takes the app out of the workspace and its channels: events, then a token that is worth nothing. */
  uninstall(options?: { isSilent?: boolean }): void;
  /** Takes the token back and leaves the app: one event, unless it is lost. */
  revokeToken(options?: { isSilent?: boolean }): void;
}

/** Slack, as far as COVERAGE.md says, for one app; what is not said of a team is the first workspace's. */
export interface SlackStandIn extends SlackTeam, Pick<StandIn, 'close'> {
  /** Another workspace, where the app is not installed yet. */
  addTeam(team: { id: string; name: string }): SlackTeam;
  /** Forgets people, channels, messages, calls, deliveries and faults; connections stay. */
  reset(): void;
}
