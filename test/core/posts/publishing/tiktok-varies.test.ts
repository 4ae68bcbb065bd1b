/** What TikTok does in one app and not in another: the same post gets through all the same. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TikTokOptions } from '../../../../sandbox/tiktok/index.ts';
import { makeLargeVideo } from '../../../fixtures/large-video.ts';
import { hours, openStage } from '../stage.ts';

async function open(tiktok: Partial<TikTokOptions>) {
  const stage = await openStage({ tiktok });
  onTestFinished(() => stage.stop());
  return { stage, team: await stage.newTeam() };
}

async function largeVideo(sizeBytes: number): Promise<string> {
  const path = join(tmpdir(), `schedy-varies-${process.pid}-${sizeBytes}.mp4`);
  onTestFinished(() => rm(path, { force: true }));
  await makeLargeVideo({ path, sizeBytes });
  return path;
}

test('an app that is refused several chunks sends a single one', async () => {
  const { stage, team } = await open({ chunks: 'single' });
  const at = new Date(stage.clock.now().getTime() + hours);
  const video = await largeVideo(17_000_000);
  const postId = await stage.drop(team.mia, { video, when: { kind: 'at', at, note: null } });
  await stage.pass(hours + 60_000);

  expect(await stage.read(postId)).toMatchObject({ state: 'published' });
  expect(stage.videosOf(team.handle).filter(({ sha256 }) => sha256 !== undefined)).toHaveLength(1);
  expect((await stage.row(postId)).attempts).toMatchObject([{ isWhole: true, initCount: 1 }]);
}, 120_000);

test('an account that has posted today goes on when creator info says that the app is full', async () => {
  const { stage, team } = await open({});
  const first = await stage.drop(team.mia);
  await stage.pass(hours);
  expect(await stage.read(first)).toMatchObject({ state: 'published' });
  const full = { code: 'reached_active_user_cap', message: '', log_id: 'L' };
  const body = JSON.stringify({ data: {}, error: full });
  stage.standIn.faults.plan({ path: /creator_info/, times: 99, action: { kind: 'answer', status: 200, body } });

  const at = new Date(stage.clock.now().getTime() + 2 * hours);
  const second = await stage.drop(team.mia, { video: 'no-sound.mp4', when: { kind: 'at', at, note: null } });
  await stage.pass(3 * hours);
  expect(await stage.read(second)).toMatchObject({ state: 'published' });
}, 120_000);
