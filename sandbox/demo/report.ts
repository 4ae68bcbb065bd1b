import type { Check } from './checks.ts';
import type { Stage } from './stage.ts';
import type { Print } from './transcript.ts';

const shownLogLines = 60;

/** One line for each; true when all are. */
export function reportChecks(print: Print, checks: readonly Check[]): boolean {
  print('');
  for (const { isTrue, text } of checks) print(`${isTrue ? '✓' : '✗ WRONG'} ${text}`);
  return checks.every(({ isTrue }) => isTrue);
}

/** Names the kind of each secret that stands in the program's log; true when there is none. */
export function reportSecrets(stage: Stage): boolean {
  const { print, program, secrets } = stage;
  const leaked = scanLog(stage);
  for (const kind of leaked) print(`secret in log: ${kind}`);
  const lines = program.output().split('\n').length - 1;
  const looked = `${secrets.kinds().length} kinds looked for in ${lines} log lines`;
  if (leaked.length === 0) print(`✓ secrets in the log: 0 (${looked})`);
  return leaked.length === 0;
}

const busy =
  'This machine may be too busy for it just now: wait until it is quieter and start the demo again. The page on which you play with it yourself opens with `npm run playground`.';

/**
 * What went wrong, the end of the program's log unless that would show a secret, and last what to do. A story that
 * never began says nothing about the program.
 */
export function reportFailure(stage: Stage, error: unknown, hasBegun: boolean): void {
  const { print, program } = stage;
  const words = error instanceof Error ? error.message : String(error);
  print(hasBegun ? `\n✗ WRONG ${words}` : `\n✗ The demo could not start. ${words}`);
  const leaked = scanLog(stage);
  for (const kind of leaked) print(`secret in log: ${kind}`);
  if (leaked.length > 0) return;
  const log = program.output().trimEnd();
  print(log === '' ? 'The program logged nothing.' : `The program's log:\n${tail(log)}`);
  print(`\n${busy}`);
}

const tail = (log: string): string => log.split('\n').slice(-shownLogLines).join('\n');

/** Looks for every issued secret in what the program wrote. Returns the kinds that stand there. */
function scanLog({ program, secrets, tiktok }: Stage): string[] {
  for (const { location } of tiktok.redirects) {
    const { searchParams } = new URL(location);
    secrets.add('authorization code', searchParams.get('code') ?? '');
    secrets.add('OAuth state', searchParams.get('state') ?? '');
  }
  return secrets.findIn(program.output());
}
