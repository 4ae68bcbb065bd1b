import { parseArgs } from 'node:util';
import { isKillPoint, type KillPointName, killPoints } from './kill-points.ts';

export const usage = `npm run demo -- [--once] [--slack socket|http] [--kill POINT] [--bad-input]

  --once       ends after the story: 0 when all went well, else 1
  --slack      how Slack reaches the program: Socket Mode (default) or HTTP
  --kill       kills the program in the middle (kill -9), starts it again and counts what came of it;
               POINT is one of ${Object.keys(killPoints).join(', ')}
  --bad-input  drops what cannot be posted and shows the answers`;

export type DemoKind =
  | { name: 'story'; once: boolean }
  | { name: 'kill'; point: KillPointName }
  | { name: 'bad-input' };

export interface DemoArguments {
  slackMode: 'socket' | 'http';
  kind: DemoKind;
}

/** Throws a TypeError that says what is wrong. */
export function readArguments(args: readonly string[]): DemoArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      slack: { type: 'string', default: 'socket' },
      kill: { type: 'string' },
      'bad-input': { type: 'boolean', default: false },
    },
  });
  const { once, slack, kill } = values;
  if (slack !== 'socket' && slack !== 'http') throw new TypeError(`--slack cannot be "${slack}".`);
  // A forged delivery can only arrive where anybody can knock.
  if (values['bad-input']) return { slackMode: 'http', kind: { name: 'bad-input' } };
  if (kill === undefined) return { slackMode: slack, kind: { name: 'story', once } };
  if (!isKillPoint(kill)) throw new TypeError(`There is no point "${kill}" to kill at.`);
  return { slackMode: slack, kind: { name: 'kill', point: kill } };
}
