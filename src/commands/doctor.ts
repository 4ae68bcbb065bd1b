import { z } from 'zod';
import { askRunning } from '../ask-running-process.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { examine, type Finding, wrong } from '../doctor/index.ts';
import { createLog } from '../log.ts';
import { readOptions } from './options.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/** `npm run doctor`: what is wrong and how to mend it, part by part; ends with 1 if anything is. */
export async function doctor(args: readonly string[]): Promise<void> {
  const { json } = readOptions('doctor', args, options).values;
  const isFine = report(await examineAll(), json);
  if (!isFine) process.exitCode = 1;
}

/** Says what was found; true when nothing is wrong. */
export function report(findings: readonly Finding[], asJson: boolean): boolean {
  const isFine = findings.every(({ level }) => level !== 'wrong');
  const text = asJson ? JSON.stringify({ ok: isFine, findings }, null, 2) : findings.map(sayFinding).join('\n');
  process.stdout.write(`${text}\n`);
  return isFine;
}

const sayFinding = ({ level, part, says, mend }: Finding): string =>
  `${level.padEnd(6)}${part.padEnd(14)}${says}${mend ? ` ${mend}` : ''}`;

const answer = z.object({
  findings: z.array(
    z.object({
      part: z.string(),
      level: z.enum(['ok', 'note', 'wrong']),
      code: z.string(),
      says: z.string(),
      mend: z.string().nullable(),
    }),
  ),
});

/** Nothing but the configuration is examined while that is wrong. */
export async function examineAll(): Promise<readonly Finding[]> {
  try {
    const config = loadConfig();
    const log = createLog({ level: 'silent' });
    return await examine(config, {
      log,
      askRunning: async (inUse) =>
        (await askRunning(config.dataDir, { path: 'doctor', shape: answer, inUse })).findings,
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const mend = 'Mend it in the environment or in .env; .env.example says what each variable takes.';
    return error.complaints.map((complaint) => wrong('configuration', 'configuration_wrong', `${complaint}.`, mend));
  }
}
