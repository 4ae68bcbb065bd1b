import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage, seconds } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

test('a video that is dropped with "now" goes out after the undo window', async () => {
  const { mia, handle } = await stage.newTeam();
  const postId = await stage.drop(mia);
  await stage.pass(9 * seconds);
  expect((await stage.read(postId)).state).toBe('scheduled');
  await stage.pass(30 * seconds);
  console.log(await stage.moves(postId), await stage.told(postId), stage.lines);
  expect((await stage.read(postId)).state).toBe('published');
  console.log(stage.videosOf(handle));
});
