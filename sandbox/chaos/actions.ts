/** Kills, emptied queues, restarted databases, full disks, expired tokens, floods and crafted files, spread over the run by the seed. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FullDisk } from '../full-disk.ts';
import type { Fleet } from './fleet.ts';
import { dropCrafted, flood } from './hostile.ts';
import { type KillPoint, killPoints } from './kill-points.ts';
import type { Random } from './random.ts';
import type { Servers } from './servers.ts';
import type { VirtualUsers } from './virtual-users.ts';

export interface ChaosActions {
  users: VirtualUsers;
  fleet: Fleet;
  servers: Servers | undefined;
  disk: FullDisk;
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
const lineCuts = 5;
const floods = 7;
const craftedVideos = 9;
const fullDisks = 4;
const fullMs = [2000, 9000] as const;
const expiredEveryMs = 6_000;

/** Resolves when every kill is done and everything runs again. */
export async function runActions(actions: ChaosActions): Promise<void> {
  const { servers, fleet, users, disk, random, durationMs, tell } = actions;
  const until = performance.now() + durationMs;
  const often = { until, random };
  await Promise.all([
    killAround(actions),
    every(expiredEveryMs, often, async () => {
      const [first = '', ...rest] = users.handles;
      users.tiktok.accounts.expireAccess(random.pick([first, ...rest]));
    }),
    every(durationMs / losses, often, async () => {
      users.tiktok.webhooks.lose();
      tell('webhooks on their way were lost');
    }),
    every(durationMs / lineCuts, often, async () => {
      users.discord.gateway.cut();
      tell("Discord's line was cut");
    }),
    every(durationMs / floods, often, async () => {
      await flood(users, random);
      tell('a flood of text came');
    }),
    every(durationMs / craftedVideos, often, async () => {
      await dropCrafted(users, random);
      tell('a crafted video was dropped');
    }),
    every(durationMs / fullDisks, often, async () => {
      const fullness = random.chance(0.5) ? 'told' : 'untold';
      await disk.fill(fullness);
      await pause(random.between(...fullMs));
      await disk.makeRoom();
      tell(fullness === 'told' ? 'the disk was full' : 'the disk filled up under a write');
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
  const { length } = await users.tiktok.webhooks.repeat();
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
async function killAround(actions: ChaosActions): Promise<void> {
  const { fleet, random, kills, durationMs } = actions;
  const source = random.named('kills');
  const startedAt = performance.now();
  while (fleet.kills() < kills) {
    const dueMs = (durationMs * fleet.kills()) / kills + source.between(0, durationMs / kills);
    await pause(Math.max(200, startedAt + dueMs - performance.now()));
    if (source.chance(0.5)) await fleet.killOne();
    else await killAt(actions, source.pick(killPoints));
  }
}

/** Waits for the moment, but not for ever: it may not come any more. */
async function killAt({ users, fleet, tell }: ChaosActions, point: KillPoint): Promise<void> {
  let stop = (): void => undefined;
  const killed = new Promise<void>((resolve, reject) => {
    stop = point.arm(users, async () => {
      stop();
      const count = await fleet.killAll(point.role).catch(reject);
      if (count) tell(`${count} killed ${point.when}`);
      resolve();
    });
  });
  await Promise.race([killed, pause(5000)]);
  stop();
}
