import { parseArgs } from 'node:util';
import { type Platform, platforms } from './cast.ts';
import { isKillPoint, type KillPointName, killPoints } from './kill-points.ts';

export const usage = `npm run demo -- [--platform slack|discord] [--once] [--slack socket|http] [--kill POINT] [--bad-input]

  --platform   where the story is played: by default on both, told one after the other
  --once       ends after the story: 0 when all went well, else 1
  --slack      how Slack reaches the program: Socket Mode (default) or HTTP
  --kill       kills the program in the middle (kill -9), starts it again and counts what came of it;
               POINT is one of ${Object.keys(killPoints).join(', ')}
  --bad-input  drops what cannot be posted on Slack and shows the answers`;

export type DemoKind =
  | { name: 'story'; once: boolean }
  | { name: 'kill'; point: KillPointName }
  | { name: 'bad-input' };

export interface DemoArguments {
  platforms: readonly Platform[];
  slackMode: 'socket' | 'http';
  kind: DemoKind;
}

/** Throws a TypeError that says what is wrong. */
export function readArguments(args: readonly string[]): DemoArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      platform: { type: 'string' },
      once: { type: 'boolean', default: false },
      slack: { type: 'string' },
      kill: { type: 'string' },
      'bad-input': { type: 'boolean', default: false },
    },
  });
  const { once, slack = 'socket', kill } = values;
  if (slack !== 'socket' && slack !== 'http') throw new TypeError(`--slack cannot be "${slack}".`);
  // Whoever says how Slack is reached means Slack.
  const platform = values.platform ?? (values.slack || values['bad-input'] ? 'slack' : undefined);
  const played = platformsFor(platform);
  // A forged delivery can only arrive where anybody can knock.
  if (values['bad-input']) {
    if (platform !== 'slack') throw new TypeError('--bad-input is played on Slack.');
    return { platforms: played, slackMode: 'http', kind: { name: 'bad-input' } };
  }
  const where = { platforms: played, slackMode: slack } as const;
  if (kill === undefined) return { ...where, kind: { name: 'story', once } };
  if (!isKillPoint(kill)) throw new TypeError(`There is no point "${kill}" to kill at.`);
  return { ...where, kind: { name: 'kill', point: kill } };
}

function platformsFor(named: string | undefined): readonly Platform[] {
  if (named === undefined) return platforms;
  const found = platforms.find((one) => one === named);
  if (!found) throw new TypeError(`--platform cannot be "${named}".`);
  return [found];
}
