import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Quick to begin with: no program, no server of its own, no other process. */
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
 * Minutes: planted mistakes, every fault and every failure one by one, floods of text, broken files, hundreds of
 * sentences by their parts, a process for each question, and the stories of rarer days. `npm run test:all` has them, and every story on both chats; `npm test` has
 * neither.
 */
const thorough = [
  'test/house/{*-can-fail,help}.test.ts',
  'test/reliability/**/*.test.ts',
  'test/growth/*.test.ts',
  'test/{main,doctor,doctor-addresses,sandbox/{full-disk,playground}}.test.ts',
  'test/core/database/data-directory.test.ts',
  'test/core/media/{damaged-video,large-video,s3-faults}.test.ts',
  'test/core/posts/publishing/handle-failure.test.ts',
  'test/web/{pages-in-browser,upload-lines}.test.ts',
  'test/house/containers.test.ts',
  'test/bots/desk/{foreign-ids,malformed-ids,odd-characters}.test.ts',
  'test/bots/{slack,discord}/overtaken.test.ts',
  'test/core/understanding/{four-shapes,parts-of-an-instruction}.test.ts',
  'test/core/schedules/every-clock-change.test.ts',
  'test/stories/{asked-too-often,backup,by-hand,changes-of-mind,commands-in-words,digest,disk-is-full}.test.ts',
  'test/stories/{flood-of-connections,foreign-ids,forget-command,forget-me,spoken-to}.test.ts',
  'test/stories/{form-troubles,looking-back}.test.ts',
  'test/stories/{one-laptop,redis-is-away,review-pack,schedy-was-away,setup,several-workspaces,slack-home}.test.ts',
  'test/stories/{slack-over-http,tiktok-is-down,upload-in-browser,videos-in-a-bucket}.test.ts',
  'test/core/{poisoned-row,posts/posting-limits/incident,posts/publishing/takeover,posts/publishing/hand-over}.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/template-directory.ts', 'test/what-ran.ts'],
    sequence: { sequencer: LongestFirst },
    // Nothing here lives in a module, and loading the libraries anew for each file is a third of the time.
    isolate: false,
    experimental: { fsModuleCache: true },
    // Stories wait for real sockets and real queues; a busy machine may be late once, not twice.
    retry: process.env.CI ? 1 : 0,
    // A story has many steps, each of which a busy machine takes its time for.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'units', include: units, exclude: thorough } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...units, ...thorough] } },
      { extends: true, test: { name: 'thorough', include: thorough } },
    ],
  },
});
