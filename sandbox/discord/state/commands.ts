import type { WireObject } from './records.ts';

/** A registered command as Discord would give it back. */
export interface Command extends WireObject {
  id: string;
  name: string;
  type: number;
  version: string;
  options?: CommandOption[];
}

export interface CommandOption extends WireObject {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  options?: CommandOption[];
}

/** Discord's numbers of the kinds of options. */
export const optionTypes = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  number: 10,
  file: 11,
} as const;

/** `global`, or the id of the guild in which alone it exists. */
export type Scope = string;

export interface Commands {
  list(scope: Scope): Command[];
  replace(scope: Scope, commands: Command[]): void;
  find(scope: Scope, id: string): Command | undefined;
  /** What a person sees in a guild, or in a direct message when undefined. A guild's own come first. */
  visibleIn(guildId: string | undefined): Command[];
}

const contextsOf = (command: Command): number[] => (Array.isArray(command.contexts) ? command.contexts : [0, 1, 2]);

/** Survives a reset: what is registered stays so until it is registered anew. */
export function createCommands(): Commands {
  const byScope = new Map<Scope, Command[]>();
  const list = (scope: Scope): Command[] => byScope.get(scope) ?? [];
  return {
    list,
    replace: (scope, commands) => void byScope.set(scope, commands),
    find: (scope, id) => list(scope).find((command) => command.id === id),
    visibleIn(guildId) {
      const context = guildId === undefined ? 1 : 0;
      const global = list('global').filter((command) => contextsOf(command).includes(context));
      return guildId === undefined ? global : [...list(guildId), ...global];
    },
  };
}
