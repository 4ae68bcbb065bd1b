import { pino } from 'pino';
import type { Log } from './core/index.ts';

export interface LogOptions {
  readonly level: string;
  readonly format: 'pretty' | 'json';
}

export function createLog({ level, format }: LogOptions): Log {
  const transport = format === 'pretty' ? { transport: { target: 'pino-pretty' } } : {};
  return pino({ level, ...transport });
}
