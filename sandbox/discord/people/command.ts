import type { Context } from '../rest/endpoint.ts';
import type { Command } from '../state/commands.ts';
import type { User, WireObject } from '../state/records.ts';
import { messageToWire } from '../wire/message.ts';
import { userToWire } from '../wire/user.ts';
import { ask } from './ask.ts';
import { type Chosen, chooseCommand, nest, usableCommands } from './choose-command.ts';
import { type CommandOptions, fillOptions } from './command-options.ts';
import { failed, type Outcome } from './outcome.ts';
import { channelFor, messageAt, type Place, requirePermission } from './places.ts';

const base = (command: Command): WireObject => ({
  id: command.id,
  name: command.name,
  type: command.type,
  ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
});

const nameOf = ({ command, path }: Chosen): string => [command, ...path].map(({ name }) => name).join(' ');

const about = (user: User, channelId: string, name: string) => ({
  userId: user.id,
  channelId,
  name,
  isMenuEntry: false,
});

/** Types a slash command and fills in its options. */
export async function runCommand(
  context: Context,
  user: User,
  { typed, options, channelRef }: { typed: string; options: CommandOptions; channelRef?: string },
): Promise<Outcome> {
  const { state } = context;
  const channel = channelFor(state, user, channelRef);
  requirePermission(state, user, channel, 'UseApplicationCommands');
  const chosen = chooseCommand(context, { user, channel }, typed);
  const filled = await fillOptions(context, { user, channel }, chosen.options, options);
  const { resolved } = filled;
  const data = {
    ...base(chosen.command),
    options: nest(chosen.path, filled.options),
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
  const place = about(user, channel.id, nameOf(chosen));
  return ask(context, { ...place, kind: 'command', type: 2, data });
}

export interface Typing {
  /** `/schedy move`. */
  command: string;
  /** The option in which the cursor is, and what stands there so far. */
  option: string;
  text: string;
  /** What the other options hold. */
  options?: CommandOptions;
  channel?: string;
}

export interface Choice {
  name: string;
  value: string | number;
}

/** What the app proposes while somebody types. Throws when it does not answer in time. */
export async function autocomplete(
  context: Context,
  user: User,
  { command, option, text, options = {}, channel: channelRef }: Typing,
): Promise<Choice[]> {
  const channel = channelFor(context.state, user, channelRef);
  const chosen = chooseCommand(context, { user, channel }, command);
  const focused = chosen.options.find(({ name }) => name === option);
  if (!focused?.autocomplete) throw new Error(`The option "${option}" proposes nothing.`);
  const others = chosen.options.filter(({ name }) => name !== option).map((one) => ({ ...one, required: false }));
  const filled = await fillOptions(context, { user, channel }, others, options);
  const typing = { name: option, type: focused.type, value: text, focused: true };
  const data = {
    ...base(chosen.command),
    options: nest(chosen.path, [...filled.options, typing]),
  };
  const place = about(user, channel.id, nameOf(chosen));
  const outcome = await ask(context, { ...place, kind: 'autocomplete', type: 4, data });
  if (!outcome.ok) throw new Error('Loading options failed');
  return outcome.answer.kind === 'choices' ? (outcome.answer.choices as unknown as Choice[]) : [];
}

/** An entry of a message's menu. The message comes whole, whatever the intents. */
export async function useMessageCommand(context: Context, user: User, name: string, place: Place): Promise<Outcome> {
  const { state } = context;
  const channel = channelFor(state, user, place.channel);
  requirePermission(state, user, channel, 'UseApplicationCommands');
  const message = messageAt(state, user, place);
  const entries = usableCommands(context, { user, channel }, 3);
  const command = entries.find((one) => one.name === name);
  if (!command) return failed(`There is no "${name}" in the menu.`);
  const resolved = {
    messages: { [message.id]: messageToWire(state, message) },
    users: { [message.authorId]: userToWire(state.users.get(message.authorId)) },
  };
  const data = { ...base(command), target_id: message.id, resolved };
  const asking = { ...about(user, channel.id, name), isMenuEntry: true };
  return ask(context, { ...asking, kind: 'command', type: 2, data });
}
