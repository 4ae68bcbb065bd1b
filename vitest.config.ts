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
 * Minutes: every fault and every failure one by one, floods of text, broken files, hundreds of sentences by their parts,
 * and the stories of rarer days. `npm run test:all` has them, and every story on both chats; `npm test` has neither.
 */
const thorough = [
  'test/house/help.test.ts',
  'test/reliability/**/*.test.ts',
  'test/growth/*.test.ts',
  'test/{doctor-addresses,sandbox/full-disk}.test.ts',
  'test/core/database/data-directory.test.ts',
  'test/core/media/{damaged-video,large-video,s3-faults}.test.ts',
  'test/core/posts/publishing/handle-failure.test.ts',
  'test/web/{pages-in-browser,upload-lines}.test.ts',
  'test/bots/desk/{foreign-ids,malformed-ids,odd-characters}.test.ts',
  'test/bots/{slack,discord}/overtaken.test.ts',
  'test/core/understanding/{four-shapes,parts-of-an-instruction}.test.ts',
  'test/core/schedules/every-clock-change.test.ts',
  'test/stories/{asked-too-often,by-hand,changes-of-mind,commands-in-words,digest,disk-is-full}.test.ts',
  'test/stories/{flood-of-connections,foreign-ids,forget-me,spoken-to}.test.ts',
  'test/stories/{form-troubles,looking-back}.test.ts',
  'test/stories/{redis-is-away,review-pack,schedy-was-away,several-workspaces,slack-home}.test.ts',
  'test/stories/{slack-over-http,tiktok-is-down}.test.ts',
  'test/core/{poisoned-row,posts/posting-limits/incident,posts/publishing/takeover,posts/publishing/hand-over}.test.ts',
];

/** What starts processes of its own and waits for them; `--project waiting` plays it alone. */
const waiting = [
  'test/house/{*-can-fail,containers}.test.ts',
  'test/{main,doctor}.test.ts',
  'test/sandbox/playground.test.ts',
  'test/stories/{backup,forget-command,one-laptop,setup,upload-in-browser,videos-in-a-bucket}.test.ts',
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
      { extends: true, test: { name: 'units', include: units, exclude: [...thorough, ...waiting] } },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...units, ...thorough, ...waiting] },
      },
      { extends: true, test: { name: 'thorough', include: thorough } },
      { extends: true, test: { name: 'waiting', include: waiting } },
    ],
  },
});
