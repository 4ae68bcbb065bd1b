/** Everything that must be refused, each with exactly one answer, while one good post waits. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../chats/chat.ts';
import { type BadVisit, badVisits } from './bad-logins.ts';
import { badDrops, dropFixture, judgeDrop, playDrop } from './bad-videos.ts';
import { author } from './cast.ts';
import { type Check, checkCalls } from './checks.ts';
import { connect } from './connect.ts';
import { reportChecks } from './report.ts';
import type { Stage } from './stage.ts';
import { cardsIn, repliesIn } from './thread.ts';

const goodWords = 'post tomorrow 7pm The one that stays #ramen';
/** Longer than the interval at which the program looks for what it left undone. */
const secondAnswerMs = 25_000;
const betweenDropsMs = 1200;

/** True when every answer was right and the good post is as it was. */
export async function runBadInputs(stage: Stage): Promise<boolean> {
  const { print } = stage;
  const { link } = await connect(stage);
  const good = await scheduleGood(stage);
  const before = lastingPart(stage, good);
  print(`Before: ${before[0]}\n`);
  const drops: { bad: (typeof badDrops)[number]; root: Place }[] = [];
  for (const bad of badDrops) {
    const root = await playDrop(stage, bad);
    // A channel takes 20 messages in 10 s, and each drop brings two.
    await pause(betweenDropsMs);
    drops.push({ bad, root });
    show(stage, bad.name, repliesIn(stage.chat, root)[0]?.text ?? '');
  }
  const visits: Check[] = [];
  for (const visit of badVisits) visits.push(await playVisit(stage, visit, link));
  print('Waiting a little for answers that should not come …');
  await pause(secondAnswerMs);
  const checks = drops.map(({ bad, root }) => toCheck(bad.name, judgeDrop(stage, bad, root)));
  return reportChecks(print, [
    ...checks,
    ...visits,
    stayed(before, lastingPart(stage, good)),
    { isTrue: stage.program.isAlive(), text: 'the program is alive' },
    ...checkCalls(stage),
  ]);
}

async function scheduleGood(stage: Stage): Promise<Place> {
  const { chat, patienceMs } = stage;
  const root = await dropFixture(stage, { file: 'ok.mp4', text: goodWords });
  const isScheduled = () => cardsIn(chat, root).some(({ text }) => text.startsWith('scheduled'));
  await chat.waitFor(isScheduled, { what: 'the good post', timeoutMs: patienceMs });
  return root;
}

/** Its card and replies, without how long it is from now. */
const lastingPart = ({ chat }: Stage, root: Place): string[] =>
  [...cardsIn(chat, root), ...repliesIn(chat, root)].map(({ text }) => text.replaceAll(/ \(in [^)]*\)/g, ''));

const stayed = (before: readonly string[], after: readonly string[]): Check => ({
  isTrue: before.length === 1 && before.join() === after.join(),
  text: `the good post is as it was: ${after[0]?.split('\n')[0] ?? 'gone'}`,
});

const toCheck = (name: string, complaints: readonly string[]): Check => ({
  isTrue: complaints.length === 0,
  text: [`${name}: `, complaints.length === 0 ? 'one answer' : complaints.join(', ')].join(''),
});

async function playVisit(stage: Stage, visit: BadVisit, link: string): Promise<Check> {
  const { name, status, remedy } = visit;
  const answer = await visit.play(stage, link);
  show(stage, name, `HTTP ${answer.status} ${answer.text}`);
  const isRight = answer.status === status && remedy.test(answer.text);
  return { isTrue: isRight, text: `${name}: HTTP ${answer.status}` };
}

function show({ print }: Stage, name: string, answer: string): void {
  print(name);
  for (const line of answer.split('\n')) print(`    ${line.replace(`@${author} `, '')}`);
  print('');
}
