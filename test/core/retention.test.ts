/** What is kept for a time is kept for just that time, as it is configured and as the privacy page says. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLeases } from '../../src/core/database/index.ts';
import { privacyPage } from '../../src/web/legal-pages.ts';
import { hours, minutes, openStage, type Person, type Stage } from './posts/stage.ts';

const days = 24 * hours;
const retention = { inboxDays: 8, historyDays: 30, changeLogDays: 60 };

let stage: Stage;
let mia: Person;
beforeAll(async () => {
  stage = await openStage({ retention });
  ({ mia } = await stage.newTeam());
});
afterAll(() => stage.stop());

const tidyAfter = async (ms: number) => {
  stage.clock.pass(ms);
  await stage.core.tidy();
};
const counts = async () => ({
  inbox: await stage.prisma.inboxEvent.count({ where: { doneAt: { not: null } } }),
  posts: await stage.prisma.post.count({ where: { authorId: mia.id } }),
  steps: await stage.prisma.history.count(),
  consents: await stage.prisma.consent.count(),
  changes: await stage.prisma.changeLog.count(),
});

it('ended posts, what came in and the log of changes go when their time is over; what is planned stays', async () => {
  await stage.drop(mia);
  await stage.pass(2 * minutes);
  const at = new Date(stage.clock.now().getTime() + 200 * days);
  const planned = await stage.drop(mia, { when: { kind: 'at', at, note: null } });
  const { id } = await stage.core.inbox.keep({ platform: 'slack', externalId: 'T:C:9', body: {} });
  await stage.core.inbox.take(id, async () => undefined);
  await stage.ring();
  const first = await counts();
  expect(first).toMatchObject({ inbox: 1, posts: 2 });
  expect(first.consents).toBe(2);
  expect(first.changes).toBeGreaterThan(0);

  await tidyAfter(7 * days);
  expect(await counts()).toEqual(first);
  await tidyAfter(1.1 * days);
  expect(await counts()).toEqual({ ...first, inbox: 0 });
  await tidyAfter(21 * days);
  expect(await counts()).toMatchObject({ posts: 2 });
  await tidyAfter(1 * days);
  const after = await counts();
  expect(after).toMatchObject({ posts: 1, consents: 1, changes: first.changes });
  expect(after.steps).toBeLessThan(first.steps);
  expect(await stage.read(planned)).toMatchObject({ state: 'scheduled' });
  await tidyAfter(30 * days);
  expect(await counts()).toMatchObject({ posts: 1, changes: 0 });
});

it('answers to words that brought no post go with their threads, and what is still to be said or belongs to a post stays', async () => {
  const { prisma, core } = stage;
  const { mia: leo } = await stage.newTeam();
  const postId = await stage.drop(leo, {
    when: { kind: 'at', at: new Date(stage.clock.now().getTime() + 90 * days), note: null },
  });
  const { workspaceId } = leo;
  const answer = async (place: { channel: string; root: string }, key: string) => {
    const threadId = await core.notices.openThread({ workspaceId, ...place });
    const body = { kind: 'answer', data: { answer: 'not_understood', facts: {} } } as const;
    await core.notices.enqueue({ threadId, mention: leo.externalId, dedupeKey: `answer:${key}`, body });
    return threadId;
  };
  const { thread } = await stage.read(postId);
  const talk = await answer({ channel: 'CTALK', root: '1.1' }, 'talk');
  await answer({ channel: thread.channel, root: thread.root }, 'under the post');
  await stage.ring();
  const unsaid = await answer({ channel: 'CLATER', root: '1.2' }, 'unsaid');
  stage.alarms.lose();
  const threads = async () => (await prisma.thread.findMany({ where: { workspaceId } })).map(({ id }) => id);
  await tidyAfter(29 * days);
  expect(await threads()).toContain(talk);
  await tidyAfter(2 * days);
  expect(await threads()).not.toContain(talk);
  expect(await threads()).toEqual(expect.arrayContaining([thread.id, unsaid]));
  expect(await prisma.notice.count({ where: { dedupeKey: { in: ['answer:under the post', 'answer:unsaid'] } } })).toBe(
    2,
  );
});

it('a lease that a process has left goes when nobody has wanted it for a day, and one that is held stays', async () => {
  const { prisma, clock } = stage;
  const leases = createLeases(prisma, clock);
  await leases.take('thread:left');
  clock.pass(days);
  const held = await leases.take('thread:held');
  await tidyAfter(0);
  const names = async () => (await prisma.lease.findMany()).map(({ name }) => name);
  expect(await names()).toEqual(expect.arrayContaining(['thread:held', 'thread:left']));
  await tidyAfter(60_000);
  expect(await names()).not.toContain('thread:left');
  expect(await held?.renew()).toBe(true);
});

it('the privacy page says these figures, and nothing of an end where there is none', async () => {
  const pageWith = async (kept: typeof retention | undefined) => {
    const operator = { name: 'Ramen House', mediaRetentionDays: 7, ...(kept && { retention: kept }) };
    return String(await privacyPage({ publicUrl: 'https://schedy.example', operator }).body);
  };
  const page = await pageWith(retention);
  expect(page).toContain('that something came, for 8 days');
  expect(page).toContain('Kept for 30 days after it has ended');
  expect(page).toContain('is deleted 30 days after that');
  expect(page).toContain('Kept for 60 days, or until the account');
  const usual = await pageWith(undefined);
  expect(usual).toContain('that something came, for 7 days');
  expect(usual).not.toMatch(/after it has ended|is deleted \d+ days after that/);
});
