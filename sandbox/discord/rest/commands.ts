import type { Command, Scope } from '../state/commands.ts';
import { isObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { botGuild } from './access.ts';
import { type CommandBody, commandBody, isTooLong } from './command-body.ts';
import { type Context, type Endpoints, noContent, ok, type Request } from './endpoint.ts';
import { readForm } from './read-form.ts';
import { refuse, refuseField } from './refusals.ts';

/** How many of each kind one scope takes: typed commands, user menu, message menu. */
const maxOfType: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

function requireOwn({ settings }: State, params: Request['params']): void {
  if (params.application !== settings.applicationId) refuse('otherApplication');
}

function scopeOf(state: State, params: Request['params']): Scope {
  requireOwn(state, params);
  if (params.guild === undefined) return 'global';
  return botGuild(state, params.guild)?.id ?? refuse('missingAccess');
}

function readCommand(value: unknown, at: readonly PropertyKey[]): CommandBody {
  const body = readForm(commandBody(isObject(value) ? value.type : undefined), value, at);
  if (isTooLong(body)) {
    refuseField(at, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
  return body;
}

/** The same name and kind in the same scope is the same command, and keeps its id. */
function toCommand(state: State, scope: Scope, body: CommandBody): Command {
  const { type = 1 } = body;
  const present = state.commands.list(scope).find((one) => isSame(one, { ...body, type }));
  const given = {
    description: '',
    nsfw: false,
    dm_permission: true,
    integration_types: [0],
    contexts: null,
    default_member_permissions: null,
    name_localizations: null,
    description_localizations: null,
    ...body,
    options: (body.options ?? []) as NonNullable<Command['options']>,
    type,
  };
  const base = { application_id: state.settings.applicationId };
  const where = scope === 'global' ? {} : { guild_id: scope };
  const isUnchanged =
    present !== undefined &&
    Object.entries(given).every(
      ([key, value]) => key === 'id' || JSON.stringify(present[key]) === JSON.stringify(value),
    );
  const id = present?.id ?? state.ids.mint();
  const version = isUnchanged ? present.version : state.ids.mint();
  return { ...base, ...where, ...given, id, version };
}

const isSame = (one: { name: string; type: number }, other: { name: string; type: number }) =>
  one.name === other.name && one.type === other.type;

function overwriteAll(state: State, scope: Scope, given: unknown): Command[] {
  if (!Array.isArray(given)) {
    return refuseField([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  }
  const bodies = given.map((one, index) => readCommand(one, [index]));
  bodies.forEach((body, index) => {
    const { type = 1, name } = body;
    const first = bodies.findIndex((other) => isSame({ name, type }, { name: other.name, type: other.type ?? 1 }));
    if (first !== index) {
      const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
      refuseField([index], code, 'Application command names must be unique');
    }
  });
  for (const [type, max] of Object.entries(maxOfType)) {
    if (bodies.filter((body) => (body.type ?? 1) === Number(type)).length > max) {
      refuse('tooManyCommands');
    }
  }
  const commands = bodies.map((body) => toCommand(state, scope, body));
  state.commands.replace(scope, commands);
  return commands;
}

function addOne(state: State, scope: Scope, given: unknown) {
  const body = readCommand(given, []);
  const before = state.commands.list(scope);
  const command = toCommand(state, scope, body);
  const others = before.filter(({ id }) => id !== command.id);
  const sameType = others.filter(({ type }) => type === command.type);
  if (sameType.length >= (maxOfType[command.type] ?? 0)) refuse('tooManyCommands');
  state.commands.replace(scope, [...others, command]);
  return { status: others.length === before.length ? 201 : 200, body: command };
}

function endpointsUnder(path: string): Endpoints {
  const commandIn = (state: State, { params }: Request) => {
    const scope = scopeOf(state, params);
    const command = state.commands.find(scope, params.command ?? '') ?? refuse('unknownCommand');
    return { scope, command };
  };
  return {
    [`GET ${path}`]: {
      auth: 'bot',
      answer: ({ state }, { params }) => ok(state.commands.list(scopeOf(state, params))),
    },
    [`PUT ${path}`]: {
      auth: 'bot',
      answer: ({ state }, { params, body }) => ok(overwriteAll(state, scopeOf(state, params), body)),
    },
    [`POST ${path}`]: {
      auth: 'bot',
      answer: ({ state }, { params, body }) => addOne(state, scopeOf(state, params), body),
    },
    [`GET ${path}/{command}`]: {
      auth: 'bot',
      answer: ({ state }, request) => ok(commandIn(state, request).command),
    },
    [`DELETE ${path}/{command}`]: {
      auth: 'bot',
      answer({ state }: Context, request) {
        const { scope, command } = commandIn(state, request);
        const rest = state.commands.list(scope).filter((one) => one !== command);
        state.commands.replace(scope, rest);
        return noContent;
      },
    },
  };
}

export const commandEndpoints: Endpoints = {
  ...endpointsUnder('/applications/{application}/commands'),
  ...endpointsUnder('/applications/{application}/guilds/{guild}/commands'),
};
