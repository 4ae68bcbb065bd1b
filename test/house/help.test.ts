/** Whoever asks an operator's command for help gets it at once, and nothing is started. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

const execute = promisify(execFile);

it.each([
  ['src/main.ts', 'npm start'],
  ['src/main.ts discord:register', 'npm run discord:register'],
  ['src/main.ts setup', 'npm run setup'],
  ['src/main.ts doctor', 'npm run doctor'],
  ['src/main.ts backup', 'npm run backup'],
  ['src/main.ts restore', 'npm run restore'],
  ['src/main.ts rotate-keys', 'npm run rotate-keys'],
  ['src/main.ts review-pack', 'npm run review-pack'],
  ['src/main.ts move', 'npm run move'],
  ['src/main.ts export', 'npm run export'],
  ['src/main.ts forget', 'npm run forget'],
  ['sandbox/playground/main.ts', 'npm run playground'],
  ['sandbox/demo/main.ts', 'npm run demo'],
  ['sandbox/chaos/main.ts', 'npm run chaos'],
  ['sandbox/main.ts', 'npm run sandbox'],
  ['bench/main.ts', 'npm run bench'],
  ['scripts/understand.ts', 'npm run -s understand'],
])('%s --help', { timeout: 90_000 }, async (command, shown) => {
  const args = ['--import', 'tsx', ...command.split(' '), '--help'];
  const { stdout, stderr } = await execute(process.execPath, args, { cwd: repository });
  expect(stdout).toContain(shown);
  expect(stderr).toBe('');
});
