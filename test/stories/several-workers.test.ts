import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { openStage, type Stage } from './stage.ts';

const { DATABASE_URL, REDIS_URL } = process.env;

describe.skipIf(!DATABASE_URL)('two processes on one server (not run without DATABASE_URL)', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.programs.start({ ROLES: 'worker', PORT: String(await findFreePort()) });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('publish each post once', async () => {
    const captions = ['One', 'Two', 'Three', 'Four'];
    const posts = await Promise.all(captions.map((caption) => stage.drop(`post tomorrow 7pm ${caption}`)));
    for (const post of posts) await post.shows('scheduled');

    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    for (const post of posts) {
      await stage.goesOut(post);
      // The card may show it before the reply is there.
      await stage.until(() => post.replies().length > 0, 'its reply');
    }

    expect(stage.inits()).toBe(4);
    const titles = stage.videos().map(({ postInfo }) => postInfo?.title);
    expect(titles.sort()).toEqual([...captions].sort());
    expect(posts.map((post) => post.replies().length)).toEqual([1, 1, 1, 1]);
  });

  it.skipIf(!REDIS_URL)('publish also what Redis has forgotten', async () => {
    const post = await stage.drop('post tomorrow 9pm Forgotten');
    await post.shows('scheduled');
    const before = stage.inits();

    await stage.home.emptyRedis();
    await stage.advanceTo('2026-11-26T21:00:06+01:00');
    await stage.goesOut(post);

    expect(stage.inits()).toBe(before + 1);
  });
});
