import { ConfigError, readEnvironment } from '../config.ts';
import { Cancelled, setUp } from '../setup/index.ts';
import { examineAll, report } from './doctor.ts';
import { readOptions } from './options.ts';

/** `npm run setup`: on a terminal alone; ends with what `npm run doctor` says. */
export async function setup(args: readonly string[]): Promise<void> {
  readOptions('setup', args, {});
  const { stdin: input, stdout: output } = process;
  if (!(input.isTTY && output.isTTY)) {
    throw new ConfigError([
      'npm run setup asks its questions on a terminal, and this is none: run it in one, or copy .env.example to .env and fill it in',
    ]);
  }
  try {
    if (!(await setUp({ input, output, directory: '.', environment: readEnvironment() }))) return;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    process.stdout.write('Nothing was written.\n');
    process.exitCode = 1;
    return;
  }
  if (!report(await examineAll(), false)) process.exitCode = 1;
}
