/** Run by descriptors.test.ts with a low `ulimit -n`: takes every file descriptor, asks, gives them back, and asks again. */
import { closeSync, openSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createStore } from '../../../src/core/media/index.ts';
import { createReadiness } from '../../../src/readiness.ts';

const [directory = ''] = process.argv.slice(2);
const store = createStore(`file:${directory}`);
const yes = { isReady: async () => true };
const readiness = createReadiness({
  store: { check: async () => undefined },
  database: yes,
  queue: yes,
  clock: () => true,
  worker: () => true,
  dataDir: directory,
  freeBytes: async () => Number.MAX_SAFE_INTEGER,
});

async function look() {
  const read = await store.open('video').then(
    async (file) => {
      await file.close();
      return 'opened';
    },
    (error: { code?: string; remedy?: { kind: string } }) => `${error.code} ${error.remedy?.kind}`,
  );
  return { read, disk: (await readiness()).disk };
}

await store.write('video', Readable.from([Buffer.from('video')]), { maxBytes: 1000 });
// What is loaded or opened at first use is there now.
await look();
const taken: number[] = [];
try {
  for (;;) taken.push(openSync('/dev/null', 'r'));
} catch {
  // EMFILE: all of them.
}
const during = await look();
for (const descriptor of taken) closeSync(descriptor);
console.log(JSON.stringify({ taken: taken.length, during, after: await look() }));
