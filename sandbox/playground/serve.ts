/** Opens the playground, says where it is, and closes it when it is interrupted. */
import { openPlayground } from './index.ts';
import { createWorld } from './world.ts';

const shownLogLines = 40;

/** Rejects when the program cannot start or ends by itself; what it wrote last is printed then. */
export async function servePlayground(print: (line: string) => void, interrupted: Promise<void>): Promise<void> {
  print('\nNow you: a page with Slack, Discord and TikTok is being opened …');
  const world = await Promise.race([createWorld(), interrupted]);
  if (!world) return;
  try {
    const playground = await openPlayground(world);
    print(`The playground is at ${playground.url}\nCtrl-C ends it.`);
    const running = world.started.then(() => world.program.death);
    await Promise.race([interrupted.then(() => world.program.expectEnd()), running]);
    await playground.close();
  } catch (error) {
    print(world.program.output().trimEnd().split('\n').slice(-shownLogLines).join('\n'));
    throw error;
  } finally {
    await world.close();
  }
}
