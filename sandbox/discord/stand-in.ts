import type { WaitFor } from '../change-log.ts';
import type { StandIn } from '../stand-in.ts';
import type { Delivery } from './gateway/deliveries.ts';
import type { GatewayControls } from './gateway/gateway.ts';
import type { Person } from './people/person.ts';
import type { RenderOptions } from './render.ts';
import type { Changes } from './state/changes.ts';
import type { NewChannel } from './state/channels.ts';
import type { Command } from './state/commands.ts';
import type { NewGuild } from './state/guilds.ts';
import type { Modal } from './state/interactions.ts';
import type { PermissionName } from './state/permissions.ts';
import type { Channel, Guild, Message, Reaction, Role, User } from './state/records.ts';
import type { ApiCall } from './state/state.ts';
import type { NewMember, Users } from './state/users.ts';

/** Discord, as far as COVERAGE.md says, for one application. */
export interface DiscordStandIn extends StandIn {
  users: {
    bot: User;
    /** Joins the home guild unless told otherwise. */
    add(user: NewMember): User;
    get(idOrName: string): User;
    list(): User[];
    change: Users['change'];
  };
  guilds: {
    /** The guild in which channels and people are unless told otherwise. */
    home(): Guild;
    add(guild: NewGuild): Guild;
    get(idOrName: string): Guild;
    /** Known to a bot that connects afterwards. */
    addRole(guild: string, name: string): Role;
    botRole(guild: string): Role | undefined;
    /** A moderator decides what a role may do. */
    permit(guild: string, role: string, names: readonly PermissionName[]): Promise<void>;
    /** A moderator gives somebody a role, or takes it away. */
    setRole(guild: string, user: string, role: string, isGiven: boolean): Promise<void>;
    list(): Guild[];
    /** Somebody comes. */
    join(guild: string, user: string, options?: { isAdmin?: boolean }): void;
    /** Somebody goes, or the bot is thrown out. */
    leave(guild: string, user: string): Promise<void>;
    inviteBot(guild: string): Promise<void>;
  };
  channels: {
    add(channel: NewChannel): Channel;
    get(idOrName: string): Channel;
    list(): Channel[];
    directMessage(user: string): Channel;
    /** Takes permissions from somebody in one channel: `deny('videos', 'schedy', ['SendMessages'])`. */
    deny(channel: string, user: string, names: readonly PermissionName[]): void;
    /** A thread under no message, in which the bot is too. */
    addPrivateThread(thread: { channel: string; name: string; members: readonly string[] }): Promise<Channel>;
    /** Archives or locks a thread, as a moderator does. */
    close(thread: string, how?: { locked?: boolean }): Promise<void>;
    /** Deletes a channel or thread. */
    delete(channel: string): Promise<void>;
    /** Deletes 2 to 100 messages of a channel at once, as a moderator's bot does. */
    purge(channel: string, messages: readonly string[]): Promise<void>;
  };
  as(idOrName: string): Person;
  /** Everything in a channel or thread that everybody sees, oldest first. */
  messages(channel: string): Message[];
  /** A message with all that was said in its thread or, in a direct message, in reply to it. */
  thread(channel: string, id: string): Message[];
  /** Private answers to one person. */
  ephemerals(user: string): Message[];
  reactions(channel: string, id: string): Reaction[];
  /** The form a person has in front of them. */
  modal(user: string): Modal | undefined;
  /** What is registered globally, or in one guild. */
  commands(guild?: string): Command[];
  calls: readonly ApiCall[];
  deliveries: readonly Delivery[];
  on: Changes['on'];
  waitFor: WaitFor;
  render(message: Message, options?: RenderOptions): string;
  renderModal(modal: Modal, options?: RenderOptions): string;
  transcript(channel: string, options?: RenderOptions): string;
  /** Gateway sessions that can be given events. */
  connections(): number;
  gateway: GatewayControls;
  /** Forgets people, channels, messages, calls, deliveries and faults; connections and commands stay. */
  reset(): void;
}
