import type { Log } from '../../src/core/index.ts';
import { createLog } from '../../src/log.ts';

export interface RecordingLog {
  readonly log: Log;
  /** What no story may cause: a bug that was met, an interval or a listener that failed. */
  errors(): string[];
  /** What a running Schedy would have written, line by line. */
  written(): Record<string, unknown>[];
}

export function createRecordingLog(): RecordingLog {
  const lines: string[] = [];
  const written: Record<string, unknown>[] = [];
  const json = createLog({ level: 'debug', format: 'json' }, { write: (line) => void written.push(JSON.parse(line)) });
  const at =
    (level: keyof Log): Log['info'] =>
    (facts, message) => {
      lines.push(`${level} ${message} ${JSON.stringify(facts)}`);
      json[level](facts, message);
    };
  return {
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    written: () => written,
    errors: () => lines.filter((line) => line.startsWith('error ')),
  };
}
