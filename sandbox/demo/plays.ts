/** The three things the demo can play, each with what it must come to. */
import { servePlayground } from '../playground/serve.ts';
import { runBadInputs } from './bad-inputs.ts';
import { checkCalls, checkStory, countResults } from './checks.ts';
import { killAndRestart } from './kill.ts';
import type { KillPointName } from './kill-points.ts';
import { reportChecks } from './report.ts';
import type { Stage } from './stage.ts';
import { tellStory, tellStoryOfTeam } from './story.ts';

export interface Ending {
  isRight: boolean;
  /** Printed when everything else is said. */
  lastLine?: string;
  /** There is more, until it is interrupted. */
  goOn?(interrupted: Promise<void>): Promise<void>;
}

/** The story; then, unless `once`, a page to play on. */
export async function playStory(stage: Stage, once: boolean): Promise<Ending> {
  const told = await tellStoryOfTeam(stage);
  const isRight = reportChecks(stage.print, [...checkStory(stage, told), ...checkCalls(stage)]);
  if (once) return { isRight };
  const goOn = async (interrupted: Promise<void>): Promise<void> => {
    await stage.program.stop();
    await servePlayground(stage.print, interrupted);
  };
  return { isRight, goOn };
}

/** The story with the program killed in the middle of it and started again. */
export async function playKill(stage: Stage, point: KillPointName): Promise<Ending> {
  const killing = killAndRestart(stage, point);
  // A restart that fails is told at once, not when the story has waited in vain.
  const failed = new Promise<never>((_resolve, reject) => killing.restarted.catch(reject));
  const told = await Promise.race([tellStory(stage), failed]);
  if (!killing.hasStruck()) throw new Error(`The story ended without coming to "${point}".`);
  await killing.restarted;
  const checks = [...checkStory(stage, told), ...checkCalls(stage, { wasKilled: true })];
  const isRight = reportChecks(stage.print, checks);
  const { published, replies } = countResults(stage, told);
  return { isRight, lastLine: `published ${published}, replies ${replies}` };
}

export async function playBadInputs(stage: Stage): Promise<Ending> {
  const isRight = await runBadInputs(stage);
  const inits = stage.tiktok.calls.filter(({ path }) => path.endsWith('/init/')).length;
  return { isRight: isRight && inits === 0, lastLine: `TikTok inits ${inits}` };
}
