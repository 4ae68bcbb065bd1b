import type { Log } from '../../src/core/index.ts';

export interface RecordingLog {
  readonly log: Log;
  /** What no story may cause: a bug that was met, an interval or a listener that failed. */
  errors(): string[];
}

export function createRecordingLog(): RecordingLog {
  const lines: string[] = [];
  const at =
    (level: keyof Log): Log['info'] =>
    (facts, message) =>
      void lines.push(`${level} ${message} ${JSON.stringify(facts)}`);
  return {
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    errors: () => lines.filter((line) => line.startsWith('error ')),
  };
}
