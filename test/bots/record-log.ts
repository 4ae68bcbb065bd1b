import type { Log } from '../../src/core/index.ts';

export interface LogLine {
  readonly level: keyof Log;
  readonly text: string;
}

export function recordLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (facts: object, message: string) =>
    void lines.push({ level, text: `${message} ${JSON.stringify(facts)}` });
  return {
    lines,
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  };
}
