import type { Context } from '../rest/endpoint.ts';
import { type Command, type CommandOption, optionTypes } from '../state/commands.ts';
import { allPermissions, guildPermissions, permissionBits } from '../state/permissions.ts';
import type { Channel, User, WireObject } from '../state/records.ts';

/** Who types, and where. */
export interface Whereabouts {
  user: User;
  channel: Channel;
}

/** A command as typed, `/schedy post`: the words after the first lead to a subcommand. */
export interface Chosen {
  command: Command;
  /** The subcommand and its group, outermost first. */
  path: CommandOption[];
  /** The options that can be filled in. */
  options: CommandOption[];
}

const namesOf = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(', ') || 'nothing';

/** What a person finds in a place: commands that exist there and ask for no more than they may do. */
export function usableCommands({ state }: Context, { user, channel }: Whereabouts, type: number): Command[] {
  const guild = state.guilds.find(channel.guildId ?? '');
  const held = guild ? guildPermissions(guild, user.id) : allPermissions;
  const isAllowed = ({ default_member_permissions: asked }: Command): boolean => {
    if (typeof asked !== 'string') return true;
    // Nothing at all means administrators only.
    const needed = asked === '0' ? permissionBits.Administrator : BigInt(asked);
    return (held & needed) === needed;
  };
  return state.commands.visibleIn(channel.guildId).filter((command) => command.type === type && isAllowed(command));
}

export function chooseCommand(context: Context, where: Whereabouts, typed: string): Chosen {
  const [name, ...rest] = typed.replace(/^\//, '').trim().split(/\s+/);
  const visible = usableCommands(context, where, 1);
  const command = visible.find((one) => one.name === name);
  if (!command) throw new Error(`There is no /${name} here; there is ${namesOf(visible)}.`);
  const path: CommandOption[] = [];
  let options = command.options ?? [];
  for (const word of rest) {
    const next = options.find((one) => one.name === word && one.type <= optionTypes.group);
    if (!next) throw new Error(`/${name} has no "${word}"; it has ${namesOf(options)}.`);
    path.push(next);
    options = next.options ?? [];
  }
  if (options.some(({ type }) => type <= optionTypes.group)) {
    throw new Error(`/${typed.replace(/^\//, '')} goes on with one of ${namesOf(options)}.`);
  }
  return { command, path, options };
}

/** Wraps the filled options into the subcommand they belong to. */
export function nest(path: readonly CommandOption[], filled: WireObject[]): WireObject[] {
  return path.reduceRight<WireObject[]>((inner, { name, type }) => [{ name, type, options: inner }], filled);
}
