/** Strangers take every connection that the web server has to give: what is planned goes out all the same. */
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
const sockets: Socket[] = [];
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await stage.close(/EMFILE|unreachable|media_store_failed/);
});

/** More than are let in, each with a request that never ends. */
function flood(): void {
  const { hostname, port } = new URL(stage.publicUrl);
  for (let count = 0; count < 600; count += 1) {
    const socket = connect(Number(port), hostname, () => socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n'));
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
  }
}

const prlimit = '/usr/bin/prlimit';

/** Takes every file descriptor that this process, and so the program in it, may have; answers what gives them back. */
function takeDescriptors(): () => void {
  const [usual = ''] = execFileSync(prlimit, ['--pid', String(process.pid), '--nofile', '-o', 'SOFT', '--noheadings'])
    .toString()
    .trim()
    .split(/\s/);
  const allow = (soft: string) => execFileSync(prlimit, ['--pid', String(process.pid), `--nofile=${soft}:`]);
  // What was closed has left room below the highest one.
  const highest = Math.max(...readdirSync('/proc/self/fd').map(Number));
  allow(String(highest + 20));
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch (error) {
    expect(String(error)).toContain('EMFILE');
  }
  return () => {
    for (const descriptor of taken) closeSync(descriptor);
    allow(usual);
  };
}

const readiness = async (): Promise<number | null> =>
  (await fetch(`${stage.publicUrl}/readyz`).catch(() => null))?.status ?? null;

it('a post goes out during the flood and one after it, and /readyz answers as soon as it is over', async () => {
  const during = await stage.drop('post tomorrow 7pm In the flood');
  const after = await stage.drop('post tomorrow 9pm After the flood');
  await during.shows('scheduled');
  await after.shows('scheduled');
  flood();
  await stage.until(() => sockets.filter(({ destroyed }) => destroyed).length > 300, 'strangers who are not let in');
  await stage.advanceTo('2026-11-25T19:00:06+01:00');
  await stage.goesOut(during);

  for (const socket of sockets) socket.destroy();
  for (let tries = 0; (await readiness()) !== 200 && tries < 100; tries += 1) await pause(100);
  expect(await readiness()).toBe(200);
  await stage.advanceTo('2026-11-25T21:00:06+01:00');
  await stage.goesOut(after);
  expect(stage.videos()).toHaveLength(2);
});

it.runIf(existsSync(prlimit))(
  'a post whose minute passes without a single file descriptor goes out after it',
  async () => {
    const dropped = await stage.drop('post friday 7pm Without descriptors');
    await dropped.shows('scheduled');
    await stage.clock.untilUnasked();
    const before = stage.videos().length;
    const giveBack = takeDescriptors();
    await stage.advanceTo('2026-11-27T19:00:02+01:00');
    await pause(500);
    expect(stage.videos()).toHaveLength(before);

    giveBack();
    await stage.advance(30_000);
    await stage.goesOut(dropped);
    expect(stage.videos()).toHaveLength(before + 1);
    expect(await readiness()).toBe(200);
  },
);
