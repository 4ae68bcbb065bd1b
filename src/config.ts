/** The only reader of the environment: variables in, one frozen Config out, or every complaint at once. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { arrange, type Config } from './config/build-config.ts';
import { ConfigError, checkRules } from './config/rules.ts';
import { secrets, type Values, type VariableName, variableNames, variables } from './config/variables.ts';

export type { Config } from './config/build-config.ts';
export { ensureKeys, storeKeys } from './config/ensure-keys.ts';
export { ConfigError } from './config/rules.ts';
export { variableNames } from './config/variables.ts';

/** Reads the environment, and `.env` in the working directory for what the environment leaves open. */
export function loadConfig(): Config {
  return readConfig({ ...readEnvFile('.env'), ...process.env });
}

/** What the environment itself sets of our variables, without `.env`. */
export const readEnvironment = (): Record<string, string | undefined> =>
  Object.fromEntries(variableNames.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));

/** Throws a ConfigError with every complaint. A variable set to nothing counts as not set. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    variableNames.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const { values, complaints } = readEach(given);
  const isSet = (name: VariableName): boolean => name in given;
  const all = [...complaints, ...checkRules({ isSet, values })];
  if (all.length > 0) throw new ConfigError(all);
  return freeze(arrange(variables.parse(given)));
}

/** One by one, so that a mistake in one variable does not hide what is wrong with the others. */
function readEach(given: Readonly<Record<string, string>>) {
  const values: Partial<Record<VariableName, unknown>> = {};
  const complaints: string[] = [];
  for (const name of variableNames) {
    const read = variables.shape[name].safeParse(given[name]);
    if (read.success) values[name] = read.data;
    else complaints.push(complain(name, given[name] ?? '', read.error.issues[0]?.message ?? ''));
  }
  return { values: values as Partial<Values>, complaints };
}

function complain(name: VariableName, value: string, legal: string): string {
  const shown = secrets.has(name) ? 'is set to something that' : `is ${JSON.stringify(value)}, which`;
  return `${name} ${shown} is not ${legal}`;
}

function readEnvFile(path: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    const complaint = `${path} cannot be read (${code}): it has to be a file that the user who runs Schedy may read`;
    throw new ConfigError([complaint], { cause: error });
  }
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    // The bytes of a key cannot be frozen.
    if (part !== null && typeof part === 'object' && !ArrayBuffer.isView(part)) freeze(part);
  }
  return Object.freeze(value);
}
