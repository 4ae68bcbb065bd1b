import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Milliseconds each: no database, no server, no other process. */
const units = [
  'test/bots/desk/**/*.test.ts',
  'test/core/schedules/**/*.test.ts',
  'test/core/understanding/!(lines).test.ts',
  'test/core/posts/lifecycle/*.test.ts',
  'test/sandbox/*/{render,coverage}.test.ts',
  'test/sandbox/{faults,in-turn}.test.ts',
  'test/{config,log}.test.ts',
];

/**
 * Minutes: planted mistakes, the whole fault matrix, floods of text, a process for each question. `npm run test:all` has
 * them, and every story on both chats; `npm test` has neither.
 */
const thorough = [
  'test/house/{*-can-fail,help}.test.ts',
  'test/reliability/**/*.test.ts',
  'test/growth/*.test.ts',
  'test/core/media/large-video.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/template-directory.ts', 'test/what-ran.ts'],
    sequence: { sequencer: LongestFirst },
    // Nothing here lives in a module, and loading the libraries anew for each file is a third of the time.
    isolate: false,
    // The embedded database needs some hundred MiB for each worker.
    maxWorkers: 2,
    // Stories wait for real sockets and real queues; a busy machine may be late once, not twice.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'units', include: units } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...units, ...thorough] } },
      { extends: true, test: { name: 'thorough', include: thorough } },
    ],
  },
});
