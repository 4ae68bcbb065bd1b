import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../core/index.ts';
import { describeError, redact } from '../chat/redact.ts';

const source = { source: 'slack' };

/**
 * Bolt's and the Web API client's logger, handed on to ours. Their debug lines hold whole messages
 * and are dropped; their `info` is chatter. Objects are dropped too: they may carry anything.
 */
export function createBoltLogger(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...said) => log.debug(source, wordsOf(said)),
    warn: (...said) => log.warn(source, wordsOf(said)),
    error: (...said) => log.error(source, wordsOf(said)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function wordsOf(said: readonly unknown[]): string {
  return said
    .filter((item) => typeof item === 'string' || item instanceof Error)
    .map((item) => (typeof item === 'string' ? redact(item) : describeError(item)))
    .join(' ');
}
