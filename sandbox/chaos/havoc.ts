/** Kills, emptied queues, restarted databases and expired tokens, spread over the run by the seed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './crowd.ts';
import type { Fleet } from './fleet.ts';
import type { Random } from './random.ts';
import type { Servers } from './servers.ts';
import { type StrikeWhen, strikePoints } from './strike-points.ts';

export interface Havoc {
  crowd: Crowd;
  fleet: Fleet;
  servers: Servers | undefined;
  random: Random;
  /** How many processes to kill. */
  kills: number;
  /** Over how long all of it is spread. */
  durationMs: number;
  /** Told as it happens. */
  tell(what: string): void;
}

/** So often in a run, whether it is a short or a long one. */
const emptyings = 8;
const restarts = 4;
const losses = 6;
const expiredEveryMs = 6_000;

/** Resolves when every kill is done and everything runs again. */
export async function wreakHavoc(havoc: Havoc): Promise<void> {
  const { servers, fleet, crowd, random, durationMs, tell } = havoc;
  const until = performance.now() + durationMs;
  const often = { until, random };
  await Promise.all([
    killAround(havoc),
    every(expiredEveryMs, often, async () => {
      const [first = '', ...rest] = crowd.handles;
      crowd.tiktok.accounts.expireAccess(random.pick([first, ...rest]));
    }),
    every(durationMs / losses, often, async () => {
      crowd.tiktok.webhooks.lose();
      tell('webhooks on their way were lost');
    }),
    ...(servers
      ? [
          every(durationMs / emptyings, often, async () => {
            await servers.redis.empty();
            tell('Redis was emptied');
          }),
          every(durationMs / restarts, often, () =>
            fleet.undisturbed(async () => {
              await servers.postgres.restart();
              tell(servers.postgres.restarting);
            }),
          ),
        ]
      : []),
  ]);
  await fleet.settled();
  const { length } = await crowd.tiktok.webhooks.repeat();
  tell(`all webhooks, ${length}, were delivered once more, the latest first`);
}

async function every(
  meanMs: number,
  { until, random }: { until: number; random: Random },
  act: () => Promise<void>,
): Promise<void> {
  const source = random.named(`every ${meanMs}`);
  for (;;) {
    const waitMs = meanMs * (0.5 + source.next());
    if (performance.now() + waitMs >= until) return;
    await pause(waitMs);
    await act();
  }
}

/** Half of them at any moment, half at one at which only one side knows what it did. */
async function killAround(havoc: Havoc): Promise<void> {
  const { fleet, random, kills, durationMs } = havoc;
  const source = random.named('kills');
  const startedAt = performance.now();
  while (fleet.kills() < kills) {
    const dueMs = (durationMs * fleet.kills()) / kills + source.between(0, durationMs / kills);
    await pause(Math.max(200, startedAt + dueMs - performance.now()));
    if (source.chance(0.5)) await fleet.killOne();
    else await strikeAt(havoc, source.pick(strikePoints));
  }
}

/** Waits for the moment, but not for ever: it may not come any more. */
async function strikeAt({ crowd, fleet, tell }: Havoc, point: StrikeWhen): Promise<void> {
  let stop = (): void => undefined;
  const struck = new Promise<void>((resolve, reject) => {
    stop = point.arm(crowd, async () => {
      stop();
      const count = await fleet.killAll(point.role).catch(reject);
      if (count) tell(`${count} killed ${point.when}`);
      resolve();
    });
  });
  await Promise.race([struck, pause(5000)]);
  stop();
}
