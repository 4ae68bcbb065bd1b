/** Which threads a bot reads back: on Discord there is none before the card that opens it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, openStage, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

test('the thread of a post that waits is open, and shown once its card stands there', async () => {
  const team = await stage.newTeam();
  const at = new Date(stage.clock.now().getTime() + hours);
  const id = await stage.drop(team.mia, { when: { kind: 'at', at, note: null } });
  const { root } = (await stage.read(id)).thread;
  const shown = async () => {
    const threads = await stage.core.listening.openThreads('slack');
    return threads.filter((thread) => thread.root === root).map(({ isShown }) => isShown);
  };
  for (const [cardState, isShown] of [
    ['pending', false],
    ['sending', false],
    ['undeliverable', undefined],
    ['sent', true],
  ] as const) {
    await stage.prisma.post.update({ where: { id }, data: { cardState } });
    expect(await shown(), cardState).toEqual(isShown === undefined ? [] : [isShown]);
  }
  await stage.core.posts.cancel(id, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
  expect(await shown()).toEqual([]);
});
