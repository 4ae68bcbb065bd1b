import { parseJson } from '../../http/call.ts';
import { problems, refuse } from './refusal.ts';

type ArgumentKind = 'string' | 'boolean' | 'integer' | 'json';

/** Every argument a method knows; a `!` marks those it cannot do without. */
export type ArgumentTable = Record<string, ArgumentKind | `${ArgumentKind}!`>;

export interface Arguments {
  has(name: string): boolean;
  string(name: string): string | undefined;
  required(name: string): string;
  boolean(name: string): boolean | undefined;
  integer(name: string): number | undefined;
  json(name: string): unknown;
  /** For the record of calls. */
  all: Record<string, unknown>;
}

// The client adds team_id to every call it makes for a known workspace.
const everywhere: ArgumentTable = { token: 'string', team_id: 'string' };

function readJson(name: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    if (name === 'blocks') return refuse('invalid_blocks_format');
    if (name === 'metadata') return refuse('invalid_metadata_format');
    return refuse('invalid_arguments', problems([`invalid JSON [json-pointer:/${name}]`]));
  }
}

function parseValue(name: string, kind: ArgumentKind, given: unknown): unknown {
  if (kind === 'json') return typeof given === 'string' ? readJson(name, given) : given;
  const text = String(given);
  if (kind === 'string') return text;
  if (kind === 'boolean') {
    if (['true', '1', 'false', '0'].includes(text)) return text === 'true' || text === '1';
    return refuse('invalid_arguments', problems([`must be a boolean [json-pointer:/${name}]`]));
  }
  if (/^\d+$/.test(text)) return Number(text);
  return refuse('invalid_arguments', problems([`must be an integer [json-pointer:/${name}]`]));
}

const kindOf = (entry: ArgumentTable[string]): ArgumentKind => entry.replace('!', '') as ArgumentKind;

function checkNames(table: ArgumentTable, given: Record<string, unknown>): void {
  const unknown = Object.keys(given).filter((name) => !(name in table));
  const missing = Object.keys(table).filter(
    (name) => table[name]?.endsWith('!') && (given[name] === undefined || given[name] === ''),
  );
  if (unknown.length + missing.length === 0) return;
  refuse(
    'invalid_arguments',
    problems([
      ...unknown.map((name) => `unknown argument: ${name} [json-pointer:/${name}]`),
      ...missing.map((name) => `missing required field: ${name}`),
    ]),
  );
}

/** Reads the arguments of one call, refusing names the method does not have. */
export function readArguments(own: ArgumentTable, given: Record<string, unknown>): Arguments {
  const table = { ...everywhere, ...own };
  checkNames(table, given);
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const entry = table[name];
      return [name, entry === undefined ? value : parseValue(name, kindOf(entry), value)];
    }),
  );
  const { token: _secret, ...all } = values;
  const typed = <T>(name: string): T | undefined => values[name] as T | undefined;
  return {
    all,
    has: (name) => values[name] !== undefined,
    string: (name) => typed<string>(name),
    required: (name) => String(values[name]),
    boolean: (name) => typed<boolean>(name),
    integer: (name) => typed<number>(name),
    json: (name) => values[name],
  };
}
