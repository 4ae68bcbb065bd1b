/** `npm run setup`: asks its way through what a Schedy needs, tries each token at once, writes .env. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { createPrompts, type Terminal } from './prompts.ts';
import { sayInstallAddress, setUpChats } from './set-up-chats.ts';
import { setUpTikTok } from './set-up-tiktok.ts';

export { Cancelled } from './prompts.ts';

export interface SetupOptions extends Terminal {
  /** Where .env is. */
  readonly directory: string;
  /** What the environment sets beats .env, so it is asked for no more: addresses of stand-ins, for instance. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** True when .env was written. Throws `Cancelled`; nothing is written before the last question. */
export async function setUp({ directory, environment, ...terminal }: SetupOptions): Promise<boolean> {
  const prompts = createPrompts(terminal);
  const path = join(directory, '.env');
  const file = await readEnvFile(path);
  prompts.say(
    file.isThere
      ? 'There is a .env already: what stands in it is offered, and it is written over only when you say so at the end.'
      : 'This asks for what Schedy needs, tries it, and writes the file .env at the end. Ctrl-C ends it and writes nothing.',
  );
  const present = { ...file.values, ...environment };
  const chats = await setUpChats(prompts, present);
  const { SLACK_CLIENT_ID } = chats;
  const { PUBLIC_URL, ...tiktok } = await setUpTikTok(prompts, present, SLACK_CLIENT_ID !== undefined);
  if (SLACK_CLIENT_ID !== undefined) await sayInstallAddress(prompts, PUBLIC_URL);
  const values = { ...chats, PUBLIC_URL, ...tiktok };
  if (file.isThere && !(await prompts.confirm(`Write over ${path}?`, false))) {
    prompts.say('Nothing was written.');
    return false;
  }
  await writeEnvFile(path, withValues(file.text, values));
  prompts.say(`${path} is written. Start Schedy with: npm start`);
  return true;
}

interface EnvFile {
  /** False: the text is that of .env.example. */
  readonly isThere: boolean;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

const example = new URL('../../.env.example', import.meta.url);

async function readEnvFile(path: string): Promise<EnvFile> {
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
function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((before, [name, value]) => {
    const line = `${name}=${/^[\w:/.,@%+=~!*-]*$/.test(value) ? value : JSON.stringify(value)}`;
    const pattern = new RegExp(`^${name}=.*$`, 'm');
    return pattern.test(before) ? before.replace(pattern, () => line) : `${before.replace(/\n*$/, '\n')}${line}\n`;
  }, text);
}

/** Whole or not at all, and for nobody else to read. */
async function writeEnvFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
