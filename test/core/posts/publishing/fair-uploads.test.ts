import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage as openQueue, type Stage as Queue } from '../../../jobs/stage.ts';
import { hours, openStage, type Stage } from '../stage.ts';

/** The chunks of these videos wait until they may go on. */
const held = { isOn: true, begun: 0, goOn: [] as (() => void)[] };
let stage: Stage;
let queue: Queue;

beforeAll(async () => {
  stage = await openStage({
    wrap: (tiktok) => ({
      ...tiktok,
      uploadChunk: async (upload) => {
        if (held.isOn) {
          held.begun += 1;
          await new Promise<void>((resolve) => held.goOn.push(resolve));
        }
        return tiktok.uploadChunk(upload);
      },
    }),
  });
  queue = await openQueue();
});
afterAll(async () => {
  await queue.stop();
  await stage.stop();
});

const stateOf = async (postId: string) => (await stage.read(postId)).state;
const patience = { timeout: 60_000 };

test('long uploads of one workspace hold up its own posts, and no one else’s', async () => {
  const many = await stage.newTeam();
  const one = await stage.newTeam();
  const at = new Date(stage.clock.now().getTime() + hours);
  const drop = ({ mia }: typeof many, profile: string) =>
    stage.drop(mia, { profile, when: { kind: 'at', at, note: null } });
  // TikTok lets one account begin six a minute.
  stage.standIn.accounts.add({ handle: 'secondbrand' });
  await stage.connect(many.mia, 'secondbrand');
  const theirs: string[] = [];
  for (let dropped = 0; dropped < 10; dropped += 1)
    theirs.push(await drop(many, dropped % 2 ? many.handle : 'secondbrand'));
  const ours = await drop(one, one.handle);
  stage.clock.pass(hours);
  const ring = async (postId: string): Promise<void> => {
    const { scheduleVersion } = await stage.row(postId);
    queue.alarm.publishPost({ id: postId, scheduleVersion, wakeAt: queue.clock.now() });
  };
  queue.startWorkers({ posts: stage.core.posts }, { roles: ['worker'] });
  for (const postId of theirs) await ring(postId);
  await expect.poll(() => held.begun, patience).toBe(8);

  held.isOn = false;
  await ring(ours);
  await expect.poll(() => stateOf(ours), patience).toBe('processing');
  expect((await Promise.all(theirs.map(stateOf))).filter((state) => state === 'scheduled')).toHaveLength(2);

  for (const goOn of held.goOn) goOn();
  await expect.poll(async () => [...new Set(await Promise.all(theirs.map(stateOf)))], patience).toEqual(['processing']);
}, 300_000);
