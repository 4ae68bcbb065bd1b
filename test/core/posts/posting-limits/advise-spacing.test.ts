/** What a plan is advised of: by the limit that this installation has, and in its words. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adviseTogether as sayTogether } from '../../../../src/bots/desk/view/words/media-words.ts';
import { adviseTogether } from '../../../../src/core/posts/posting-limits/index.ts';
import { openTestDatabase } from '../../../database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const minutes = 60_000;
const from = Date.UTC(2026, 10, 25, 18);
const profileId = '0192f0c1-0000-7000-8000-000000000003';

/** So many posts of one account, 15 minutes apart. */
async function advised(posts: number, uploadsPerHour: number): Promise<string> {
  const going = Array.from({ length: posts }, (_none, at) => ({
    profileId,
    at: new Date(from + at * 15 * minutes),
    timeZone: 'Europe/Berlin',
  }));
  const { prisma } = database.database;
  const advice = await adviseTogether(prisma, going, { ids: [], uploadsPerHour });
  return sayTogether(advice) ?? '';
}

it('more than this installation sends in an hour wait for one another, and that is not put on TikTok', async () => {
  const said = await advised(3, 2);
  expect(said).toContain('more than 2 in an hour wait for one another, because I send no more to one account');
  expect(said).not.toContain('TikTok');
});

it('as many as it sends wait for nothing, nor do any where it has no limit', async () => {
  expect(await advised(3, 3)).not.toContain('wait for one another');
  expect(await advised(4, 0)).not.toContain('wait for one another');
  expect(await advised(4, 0)).toContain('this account has more than 3 posts that day; 1 to 3 do better');
});
