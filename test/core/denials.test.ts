/** What somebody had not the right to leaves a line in the log, whichever room they asked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/core/index.ts';
import { hours, openStage, type Stage, type Team } from './posts/stage.ts';

let stage: Stage;
let team: Team;
let leo: Actor;
let ada: Actor;
let postId: string;
beforeAll(async () => {
  stage = await openStage();
  team = await stage.newTeam();
  const [colleague, admin] = [await stage.newPerson(team.workspaceId), await stage.newPerson(team.workspaceId, true)];
  leo = { workspaceId: team.workspaceId, memberId: colleague.id, isAdmin: false };
  ada = { workspaceId: team.workspaceId, memberId: admin.id, isAdmin: true };
  postId = await stage.drop(team.mia, {
    when: { kind: 'at', at: new Date(stage.clock.now().getTime() + 5 * hours), note: null },
  });
});
afterAll(() => stage.stop());

const slot = {
  freq: 'weekly',
  interval: 1,
  phase: 0,
  byday: ['FR'],
  bymonthday: null,
  minute: 1080,
  timeZone: 'Europe/Berlin',
} as const;
const denied = () => stage.lines.filter((line) => line.includes('somebody had not the right'));

test.each([
  ['posts.cancel', () => stage.core.posts.cancel(postId, leo)],
  ['profiles.disconnect', () => stage.core.profiles.disconnect(team.profileId, leo)],
  ['workspaces.changeSettings', () => stage.core.workspaces.changeSettings(leo, { guestsPost: true })],
  ['slots.add', () => stage.core.slots.add(slot, leo)],
])('%s', async (asked, ask) => {
  const before = denied().length;
  await ask();
  expect(denied().slice(before)).toEqual([
    `info somebody had not the right to what they asked for ${JSON.stringify({ asked, memberId: leo.memberId })}`,
  ]);
});

test('and nothing is said of who had it', async () => {
  const before = denied().length;
  expect(await stage.core.posts.cancel(postId, ada)).toMatchObject({ kind: 'done' });
  expect(denied()).toHaveLength(before);
});
