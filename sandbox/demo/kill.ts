import { type KillPointName, killPoints } from './kill-points.ts';
import type { Stage } from './stage.ts';

/**
 * Kills the program at the point, once, and starts it again with the same data on the same port.
 * Resolves when it is ready again.
 */
export async function killAndRestart(stage: Stage, name: KillPointName): Promise<void> {
  const { program, transcript } = stage;
  const { arm, when } = killPoints[name];
  await new Promise<void>((resolve, reject) => {
    const disarm = arm(stage, async () => {
      disarm();
      await program.kill().then(resolve, reject);
    });
  });
  transcript.aside(`kill -9: the program is killed ${when}, and started again`);
  await program.start();
}
