/** `npm run demo`: the real program among stand-ins for a chat and TikTok, and a story played with it. */
import { availableParallelism, loadavg } from 'node:os';
import { readOrExplain } from '../command-line.ts';
import { servePlayground } from '../playground/serve.ts';
import { type DemoArguments, readArguments, usage } from './arguments.ts';
import type { Platform } from './cast.ts';
import { type Turn, takeTurns } from './in-turn.ts';
import { type Ending, playBadInputs, playKill, playStory } from './plays.ts';
import { reportFailure, reportSecrets } from './report.ts';
import { createStage, type Stage } from './stage.ts';
import type { Print } from './transcript.ts';

function play(stage: Stage, { kind }: Played): Promise<Ending> {
  switch (kind.name) {
    case 'story':
      return playStory(stage, kind.once);
    case 'kill':
      return playKill(stage, kind.point);
    case 'bad-input':
      return playBadInputs(stage);
  }
}

type Played = Pick<DemoArguments, 'slackMode' | 'kind'> & { platform: Platform };

const names: Record<Platform, string> = { slack: 'Slack', discord: 'Discord' };

async function run(wanted: Played, print: Print): Promise<boolean> {
  const { platform, slackMode } = wanted;
  print(`Schedy itself, with stand-ins for ${names[platform]} and TikTok on this machine. Nothing leaves it.\n`);
  const stage = await createStage({
    platform,
    slackMode,
    print,
    isQuiet: wanted.kind.name === 'bad-input',
  });
  const interrupted = interruption(() => {
    stage.program.expectEnd();
    print('');
  });
  let hasBegun = false;
  try {
    const playing = stage.open().then(() => {
      hasBegun = true;
      return play(stage, wanted);
    });
    const stopped = interrupted.then((): Ending => ({ isRight: false }));
    const ending = await Promise.race([playing, stage.program.death, stopped]);
    await ending.goOn?.(interrupted);
    await stage.program.stop();
    const isSilent = reportSecrets(stage);
    if (ending.lastLine !== undefined) print(ending.lastLine);
    return ending.isRight && isSilent;
  } catch (error) {
    await stage.program.stop();
    reportFailure(stage, error, hasBegun);
    // Whoever came to play can still do so, where the page opens.
    if (wanted.kind.name === 'story' && !wanted.kind.once) await playOnAnyway(print, interrupted);
    return false;
  } finally {
    await stage.close();
  }
}

async function playOnAnyway(print: Print, interrupted: Promise<void>): Promise<void> {
  try {
    await servePlayground(print, interrupted);
  } catch (error) {
    print(`The playground could not be opened either. ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Two programs that start beside other work keep each other from answering in time. */
const busyLoad = 3;
const isBusy = (): boolean => (loadavg()[0] ?? 0) > busyLoad * availableParallelism();

/**
 * All at once, and told one after the other; whoever wants to play on does so on the last. Two programs
 * on one Redis would take each other's alarms, so there they are played one after the other as well, and so they are
 * on a busy machine.
 */
async function runAll({ platforms, ...wanted }: DemoArguments): Promise<boolean> {
  const turns = takeTurns((line) => console.log(line), platforms);
  const playOn = async ({ speaker: platform, print, end }: Turn<Platform>): Promise<boolean> => {
    const isLast = platform === platforms.at(-1);
    const isStory = wanted.kind.name === 'story';
    const kind = isStory && !isLast ? ({ name: 'story', once: true } as const) : wanted.kind;
    if (platform !== platforms[0]) print('');
    const isRight = await run({ ...wanted, kind, platform }, print);
    end();
    return isRight;
  };
  const isTogether = !process.env.REDIS_URL && !isBusy();
  if (isTogether) return (await Promise.all(turns.map(playOn))).every(Boolean);
  let isRight = true;
  for (const turn of turns) isRight = (await playOn(turn)) && isRight;
  return isRight;
}

/** Resolves at Ctrl-C, which reaches the program at the same moment: `prepare` is told first. */
function interruption(prepare: () => void): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        prepare();
        resolve();
      });
    }
  });
}

const wanted = readOrExplain(readArguments, usage);
try {
  process.exit((await runAll(wanted)) ? 0 : 1);
} catch (error) {
  // Before there is a stage: a database that does not answer, a directory that cannot be written.
  console.error(`✗ The demo could not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
