import type { Log } from '../../src/core/index.ts';

/** A log whose lines are kept: the level, the message and its facts. */
export function recordLog(): { lines: string[]; log: Log } {
  const lines: string[] = [];
  const write =
    (level: string): Log['info'] =>
    (facts, message) =>
      void lines.push(`${level} ${message} ${JSON.stringify(facts)}`);
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { lines, log };
}
