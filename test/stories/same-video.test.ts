import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('the same video again on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('is pointed out with the earlier post, and goes out once somebody says so by button or in words', async () => {
    const first = await stage.drop('post tomorrow 7pm Ramen');
    await first.shows('scheduled');

    const again = await stage.drop('post tomorrow 9pm Ramen once more', { isSameAgain: true });
    const card = await again.shows('The very same video is planned for this account already');
    expect(card).toContain(first.code());
    expect(card).toMatch(/→ Post anyway {2}→ Edit {2}→ Cancel/);
    const told = await again.isTold(/^@mia The very same video/);
    expect(told).toContain('Its message');
    expect(told).toMatch(platform === 'slack' ? /\/archives\// : /discord\.com\/channels\//);

    await again.press('Post anyway');
    expect(await again.shows(/^scheduled/)).toContain('Ramen once more');

    const third = await stage.drop('post tomorrow 10pm Ramen thrice', { isSameAgain: true });
    await third.shows('The very same video');
    await third.say('post it anyway');
    await third.shows(/^scheduled/);
  });

  it('after a post that was cancelled is nothing to ask about', async () => {
    const other = await stage.drop('post tomorrow 7pm Noodles', { files: ['ok.mov'] });
    await other.shows(/^scheduled/);
    await other.press('Cancel');
    await other.shows('cancelled');
    const again = await stage.drop('post tomorrow 8pm Noodles', { files: ['ok.mov'], isSameAgain: true });
    await again.shows(/^scheduled/);
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
