/** The three things the demo can play, each with what it must come to. */
import { runBadInputs } from './bad-inputs.ts';
import { checkCalls, checkStory, countResults } from './checks.ts';
import { killAndRestart } from './kill.ts';
import type { KillPointName } from './kill-points.ts';
import { reportChecks } from './report.ts';
import { serveCommands } from './serve.ts';
import type { Stage } from './stage.ts';
import { tellStory } from './story.ts';

export interface Ending {
  isRight: boolean;
  /** Printed when everything else is said. */
  lastLine?: string;
}

/** The story; then, unless `once`, whatever is typed, until somebody says that it is enough. */
export async function playStory(stage: Stage, once: boolean): Promise<Ending> {
  const told = await tellStory(stage);
  const isRight = reportChecks(stage.print, [...checkStory(stage, told), ...checkCalls(stage)]);
  if (!once) await serveCommands(stage, told.root);
  return { isRight };
}

/** The story with the program killed in the middle of it and started again. */
export async function playKill(stage: Stage, point: KillPointName): Promise<Ending> {
  const killed = killAndRestart(stage, point);
  const [told] = await Promise.all([tellStory(stage), killed]);
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
