/** The log: facts first, then what happened, in words that stay the same so that they can be searched. */
import { type DestinationStream, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { redactText, redactValue } from './log/redact.ts';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Absent: pretty on a terminal, JSON otherwise. */
  readonly format?: 'pretty' | 'json' | undefined;
}

type Write = (facts: Readonly<Record<string, unknown>>, message: string) => void;

/** Core's log, which outside core also takes errors and objects among the facts. */
export interface AppLog {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/**
 * Writes to `destination`, or else to standard output at once, so that the last line before an end
 * is there. What looks like a secret is replaced, whoever logs it.
 */
export function createLog(options: LogOptions, destination?: DestinationStream): AppLog {
  const isTerminal = destination === undefined && process.stdout.isTTY === true;
  const isPretty = options.format ? options.format === 'pretty' : isTerminal;
  const stream = destination ?? pino.destination({ sync: true });
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    isPretty ? prettified(stream, isTerminal) : stream,
  );
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (facts, message) => {
      if (logger.isLevelEnabled(level)) {
        logger[level](redactValue(facts), redactText(message));
      }
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function prettified(stream: DestinationStream, colorize: boolean): DestinationStream {
  const options = { translateTime: 'SYS:HH:MM:ss', singleLine: true, colorize };
  const format = prettyFactory(options);
  return { write: (line) => stream.write(format(line)) };
}
