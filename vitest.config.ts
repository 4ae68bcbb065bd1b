import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/template-directory.ts', 'test/what-ran.ts'],
    // Nothing here lives in a module, and loading the libraries anew for each file is a third of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // The embedded database needs some hundred MiB for each worker.
    maxWorkers: 2,
    // Stories wait for real sockets and real queues; a busy machine may be late once, not twice.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
