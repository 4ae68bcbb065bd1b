/** `npm run setup`: asks its way through what a Schedy needs, tries each token at once, writes .env. */
import { join } from 'node:path';
import { readEnvFile, withValues, writeEnvFile } from './env-file.ts';
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
