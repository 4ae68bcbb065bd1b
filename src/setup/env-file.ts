/** The file .env: what is in it, and the same with some values changed. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

export interface EnvFile {
  /** False: the text is that of .env.example. */
  readonly isThere: boolean;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const example = new URL('../../.env.example', import.meta.url);

export async function readEnvFile(path: string): Promise<EnvFile> {
  try {
    const text = await readFile(path, 'utf8');
    return { isThere: true, text, values: definedIn(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { isThere: false, text: await readFile(example, 'utf8'), values: {} };
  }
}

const definedIn = (text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(parseEnv(text)).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** Comments and everything else stay; what is not in the text yet is put at its end. */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((before, [name, value]) => {
    const line = `${name}=${/^[\w:/.,@%+=~!*-]*$/.test(value) ? value : JSON.stringify(value)}`;
    const pattern = new RegExp(`^${name}=.*$`, 'm');
    return pattern.test(before) ? before.replace(pattern, () => line) : `${before.replace(/\n*$/, '\n')}${line}\n`;
  }, text);
}

/** Whole or not at all, and for nobody else to read. */
export async function writeEnvFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
