/** No process that was started from here outlives this one. */
import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Kills `child` when this process ends before it. */
export function endWithUs<Child extends ChildProcess>(child: Child): Child {
  if (!process.listeners('exit').includes(killAll)) process.once('exit', killAll);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
