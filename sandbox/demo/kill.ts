import { type KillPointName, killPoints } from './kill-points.ts';
import type { Stage } from './stage.ts';

export interface Killing {
  /** Once the program has been killed and is ready again. */
  restarted: Promise<void>;
  hasStruck(): boolean;
}

/** Waits for the point, kills the program there, once, and starts it with the same data and port. */
export function killAndRestart(stage: Stage, name: KillPointName): Killing {
  const { program, transcript } = stage;
  const { arm, when } = killPoints[name];
  let hasStruck = false;
  const killed = new Promise<void>((resolve, reject) => {
    const disarm = arm(stage, async () => {
      disarm();
      hasStruck = true;
      await program.kill().then(resolve, reject);
    });
  });
  const restart = async (): Promise<void> => {
    await killed;
    transcript.aside(`kill -9: the program is killed ${when}, and started again`);
    await program.start();
  };
  return { restarted: restart(), hasStruck: () => hasStruck };
}
