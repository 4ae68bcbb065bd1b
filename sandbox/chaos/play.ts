/** The run from the first connected account to the last counted thread. */
import { setTimeout as pause } from 'node:timers/promises';
import { runActions } from './actions.ts';
import type { ChaosArguments } from './arguments.ts';
import { connectAccount } from './connecting.ts';
import { countDamage, listUnconfirmed } from './count.ts';
import { type Drop, dropVideo } from './drops.ts';
import { keepEvidence } from './evidence.ts';
import { planFaults } from './fault-plan.ts';
import type { Replaced } from './fleet.ts';
import { type Answered, letPeopleAnswer, type PeopleAnswering } from './people-answer.ts';
import { type Promises, watchPromises } from './promises.ts';
import { createRandom, type Random } from './random.ts';
import { list, type Print, reportDamage, tally } from './report.ts';
import { slowLine } from './slow-line.ts';
import { createStage, type Stage } from './stage.ts';
import { readThread } from './threads.ts';

/** The last kills must leave time for what a dead process held: it is free after three minutes. */
const actionsShare = 0.55;
/**
 * Faults go on until so many have had their last word, and leave this much time for the rest: TikTok's call limit,
 * met twice, is waited for over five minutes, and a dead process' claim before that.
 */
const faultsShare = 0.2;
const faultlessMs = 420_000;
/** Nothing more may come of what has had its last word. */
const drainMs = 8000;
/** People go on dropping videos for about as long as it takes to replace five processes. */
const rollingMs = 75_000;
const shownLogLines = 40;
const waitSaidEveryMs = 60_000;

export async function play(wanted: ChaosArguments, print: Print): Promise<boolean> {
  const startedAt = performance.now();
  const random = createRandom(wanted.seed);
  const stage = await createStage(wanted, random.named('fleet'));
  print(describe(wanted, stage));
  try {
    return await Promise.race([playOn(stage, wanted, { random, print, startedAt }), stage.fleet.death]);
  } catch (error) {
    print(stage.fleet.output().trimEnd().split('\n').slice(-shownLogLines).join('\n'));
    throw error;
  } finally {
    await stage.close();
  }
}

function describe({ posts, kills, seed, workers, isEmbedded, isRolling }: ChaosArguments, { users }: Stage) {
  const where = isEmbedded ? 'one process on the embedded database' : `${workers} workers on PostgreSQL and Redis`;
  const roll = isRolling ? ', each process replaced by a new one' : '';
  return `${posts} posts on ${users.handles.length} profiles of Slack and Discord, ${kills} kills, seed ${seed}, ${where}${roll}`;
}

interface Run {
  random: Random;
  print: Print;
  startedAt: number;
}

async function playOn(stage: Stage, wanted: ChaosArguments, run: Run): Promise<boolean> {
  const { users, fleet, servers, disk } = stage;
  const { random, print, startedAt } = run;
  await fleet.start();
  for (const { chats, handles } of users.crews) {
    await chats[0].waitFor(() => chats[0].platform === 'slack' || chats[0].isReady(), {
      what: 'the bot',
      timeoutMs: 60_000,
    });
    for (const handle of handles) await connectAccount(chats[0], handle);
  }
  const secondsSince = () => Math.round((performance.now() - startedAt) / 1000);
  print(`connected after ${secondsSince()} s`);
  slowLine(users.tiktok, random.named('line'));
  planFaults(users, random.named('faults'), wanted.posts * 10);
  const drops: Drop[] = [];
  const told: string[] = [];
  const promises = watchPromises(users);
  const answering = letPeopleAnswer(users, drops);
  const leftMs = wanted.limitMs - (performance.now() - startedAt);
  const wantedMs = Math.max(8000 * Math.max(wanted.kills, 3), wanted.isRolling ? rollingMs : 0);
  const durationMs = Math.min(leftMs * actionsShare, wantedMs);
  const replaced: Replaced[] = [];
  await Promise.all([
    dropAll(stage, wanted, { drops, random: random.named('drops'), durationMs }),
    runActions({
      users,
      fleet,
      servers,
      disk,
      kills: wanted.kills,
      durationMs,
      random: random.named('actions'),
      tell: (what) => told.push(what),
    }),
    wanted.isRolling && fleet.replaceAll().then((done) => replaced.push(...done)),
  ]);
  print(`chaos actions over after ${secondsSince()} s: ${fleet.kills()} killed`);
  list(print, tally(told));
  list(print, tally(replaced.map(({ roles }) => `a process for ${roles} was replaced`)));
  const endMs = startedAt + wanted.limitMs - 2 * drainMs;
  await untilLeft(answering, { most: wanted.posts * faultsShare, untilMs: endMs - faultlessMs, print });
  for (const { faults } of [users.tiktok, users.slack, users.discord]) faults.reset();
  await untilLeft(answering, { most: 0, untilMs: endMs, print });
  await pause(drainMs);
  await answering.stop();
  await fleet.stop();
  print(`over after ${secondsSince()} s\n`);
  return report(stage, { drops, promises, answers: answering.answers, replaced, print });
}

async function dropAll(
  { users, directory }: Stage,
  { posts }: ChaosArguments,
  { drops, random, durationMs }: { drops: Drop[]; random: Random; durationMs: number },
): Promise<void> {
  const { crews } = users;
  const gapMs = (durationMs * 0.9) / posts;
  for (let index = 0; index < posts; index += 1) {
    drops.push(await dropVideo({ crews, directory, random }, index));
    await pause(gapMs);
  }
}

interface Wait {
  most: number;
  untilMs: number;
  print: Print;
}

/** So few threads wait for their last word, or the time is over. A long wait says what it waits for. */
async function untilLeft(answering: PeopleAnswering, { most, untilMs, print }: Wait): Promise<void> {
  let sayAtMs = performance.now() + waitSaidEveryMs;
  while (answering.waiting().length > most && performance.now() < untilMs) {
    await pause(500);
    if (performance.now() < sayAtMs) continue;
    sayAtMs += waitSaidEveryMs;
    print('still without a last word:');
    list(print, answering.waiting().map(describeDrop));
  }
}

function describeDrop(drop: Drop): string {
  const { state = 'nothing', cards } = readThread(drop);
  return `“${drop.caption}” on @${drop.handle}: the card says ${state} ${JSON.stringify(cards[0]?.text ?? '')}`;
}

interface Ending {
  drops: readonly Drop[];
  promises: Promises;
  answers: readonly Answered[];
  replaced: readonly Replaced[];
  print: Print;
}

async function report(stage: Stage, ending: Ending): Promise<boolean> {
  const { users, fleet, secrets } = stage;
  const { drops, promises, answers, replaced, print } = ending;
  const isWhole = reportDamage(print, [
    ...countDamage(users, drops, promises),
    { what: 'secrets in the log', found: secrets.findIn(fleet.output()) },
    { what: 'shutdowns that did not end by themselves', found: hung(replaced) },
    { what: 'bugs in the log', found: bugsIn(fleet.output()) },
  ]);
  const others = answers.filter(({ state }) => state !== 'unconfirmed');
  print(`  unconfirmed, each answered: ${answers.length - others.length}`);
  list(print, listUnconfirmed(answers));
  print(`  other answers: ${others.length}`);
  list(print, tally(others.map(({ state, by }) => `${state}: ${by.split(' @')[0]}`)));
  const { calls } = users.tiktok;
  print(`  TikTok answered ${calls.length} calls, ${calls.filter(({ fault }) => fault).length} of them wrongly`);
  if (!isWhole) print(`  the log of all processes, and what stood of each post: ${await keepEvidence(stage, drops)}`);
  return isWhole;
}

const hung = (replaced: readonly Replaced[]): string[] =>
  replaced.filter(({ isKilled }) => isKilled).map(({ roles }) => `a process for ${roles}`);

/** What the program itself calls a bug. */
const bugsIn = (output: string): string[] => output.split('\n').filter((line) => line.includes('"code":"bug"'));
