import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConfigError } from '../config.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Throws a ConfigError that names what the command does not know; `places` words without a dash are taken. */
export function readOptions<const T extends Options>(command: string, args: readonly string[], options: T, places = 0) {
  const { tokens, positionals } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const unknown = tokens.flatMap((token) =>
    token.kind === 'option' && !Object.hasOwn(options, token.name) ? [token.rawName] : [],
  );
  const all = [...unknown, ...positionals.slice(places)];
  if (all.length > 0) throw new ConfigError([`${command} does not know ${all.join(', ')}; --help shows what it knows`]);
  return parseArgs({ args: [...args], options, allowPositionals: true });
}
