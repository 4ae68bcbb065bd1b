/** `npm run playground`: the real program among stand-ins for Slack, Discord and TikTok, to play with in a browser. */
import { openPlayground } from './index.ts';
import { createWorld } from './world.ts';

const shownLogLines = 40;
const world = await createWorld();
const playground = await openPlayground(world);
console.log(`The playground is at ${playground.url}\nCtrl-C ends it.`);
world.program.death.catch((error: unknown) => {
  console.error(world.program.output().trimEnd().split('\n').slice(-shownLogLines).join('\n'));
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
const end = async (): Promise<void> => {
  world.program.expectEnd();
  await playground.close();
  await world.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
