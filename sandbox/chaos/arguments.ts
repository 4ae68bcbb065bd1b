import { parseArgs } from 'node:util';

export const usage = `npm run chaos -- [--posts N] [--kills N] [--seed N] [--workers N] [--embedded | --rolling] [--minutes N]

  --posts     videos that are dropped (60)
  --kills     processes that are killed with kill -9 (15; 0 with --rolling)
  --seed      the same number plans the same faults, kills and times (1)
  --workers   worker processes beside the one that talks with the chats (3; 2 with --rolling)
  --embedded  one process on the embedded database instead
  --rolling   replaces each process by a new one while people go on, old and new side by side: the
              pages, two bots, the workers; --rolling --posts 12 is over in two or three minutes
  --minutes   how long everything may take, at the most (15)

  Without --embedded it needs PostgreSQL and Redis: those of DATABASE_URL and REDIS_URL on this
  machine, or servers of its own where the programs are installed.
  Exit code 1 when anything was lost, doubled, left without a last word, or refused.`;

export interface ChaosArguments {
  posts: number;
  kills: number;
  seed: number;
  workers: number;
  isEmbedded: boolean;
  isRolling: boolean;
  limitMs: number;
}

/** Throws a TypeError that says what is wrong. */
export function readArguments(args: readonly string[]): ChaosArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '60' },
      kills: { type: 'string' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string' },
      minutes: { type: 'string', default: '15' },
      embedded: { type: 'boolean', default: false },
      rolling: { type: 'boolean', default: false },
    },
  });
  const { embedded: isEmbedded, rolling: isRolling } = values;
  if (isEmbedded && isRolling) throw new TypeError('--rolling needs several processes, and --embedded is one.');
  return {
    posts: wholeNumber('posts', values.posts, 1),
    kills: wholeNumber('kills', values.kills ?? (isRolling ? '0' : '15'), 0),
    seed: wholeNumber('seed', values.seed, 0),
    workers: wholeNumber('workers', values.workers ?? (isRolling ? '2' : '3'), 1),
    isEmbedded,
    isRolling,
    limitMs: wholeNumber('minutes', values.minutes, 1) * 60_000,
  };
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= least) return number;
  throw new TypeError(`--${name} cannot be "${value}": a whole number from ${least} is wanted.`);
}
