/** The disk on which everything is kept fills up: what is told, what waits, and what goes on when there is room. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFullDisk } from '../../sandbox/full-disk.ts';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink, createUploadClient } from './upload-page.ts';

// All that stories keep lies here, and from here on this process meets that disk; the database writes by another way.
const state = mkdtempSync(join(tmpdir(), 'schedy-full-'));
const disk = createFullDisk(state, tmpdir());
Object.assign(process.env, { FULL_DISK_STATE: disk.env.FULL_DISK_STATE, FULL_DISK_OF: disk.env.FULL_DISK_OF });
createRequire(import.meta.url)('../../sandbox/full-disk-preload.mjs');
afterAll(() => rmSync(state, { recursive: true }));

describe.each(platforms)('on %s, when the disk is full', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(async () => {
    await disk.makeRoom();
    await stage.close();
  });

  const ready = async () => {
    const answer = await fetch(`${stage.publicUrl}/readyz`);
    return { status: answer.status, disk: ((await answer.json()) as { disk?: boolean }).disk };
  };

  it('a new video is refused in words before anything breaks, and what is planned stays', async () => {
    const planned = await stage.drop('post tomorrow 7pm Before the flood');
    await planned.shows('scheduled');
    expect(await ready()).toMatchObject({ status: 200 });

    await disk.fill('told');
    expect(await ready()).toMatchObject({ status: 503, disk: false });
    const refused = await stage.drop('post tomorrow 8pm No room');
    expect(await refused.isTold('no room')).toMatch(/again/);
    await refused.shows('failed');
    expect(planned.card()).toContain('scheduled');
    await planned.say('move to 9pm');
    await planned.shows(stage.chat.moment('2026-11-25T21:00+01:00'));

    await disk.makeRoom();
    expect(await ready()).toMatchObject({ status: 200 });
    await stage.advanceTo('2026-11-25T21:00:06+01:00');
    await stage.goesOut(planned);
  });

  it('an upload is told before its first byte, or ends in the middle and leaves nothing behind', async () => {
    const arriving = async () => (await readdir(stage.home.mediaDir)).filter((name) => name.includes('.'));
    const page = createUploadClient(await askForUploadLink(stage));
    await page.open();
    const bytes = new Uint8Array(3_000_000);
    const begin = () => page.begin({ name: 'clip.mp4', sizeBytes: bytes.length, when: 'friday 9pm' });

    await disk.fill('told');
    const told = await begin();
    expect([told.status, told.text]).toEqual([507, expect.stringContaining('There is no room for that video')]);
    await disk.makeRoom();

    const { at } = await begin();
    expect((await page.send(at, 0, bytes.subarray(0, 1_000_000))).status).toBe(204);
    await disk.fill('untold');
    const ended = await page.send(at, 1_000_000, bytes.subarray(1_000_000));
    expect([ended.status, ended.text]).toEqual([507, expect.stringContaining('again')]);
    expect((await page.open()).uploads).toEqual([]);
    expect(await arriving()).toEqual([]);
    await disk.makeRoom();
    expect((await begin()).status).toBe(201);
    await page.close();
    expect(await arriving()).toEqual([]);
  });

  it('a disk that shows it only at the write is told as well, or goes on once there is room', async () => {
    await disk.fill('untold');
    const post = await stage.drop('post friday 7pm Patience');
    await post.shows('reading your video');
    await disk.makeRoom();
    await stage.advanceUntil(() => /^scheduled/.test(post.card()), 11_000);
    expect(post.replies()).toEqual([]);

    await disk.fill('untold');
    const given = await stage.drop('post friday 8pm In vain');
    await stage.advanceUntil(() => given.replies().length > 0, 11_000);
    expect(given.card()).toMatch(/^failed/);
    expect(given.replies()).toHaveLength(1);
  });
});
