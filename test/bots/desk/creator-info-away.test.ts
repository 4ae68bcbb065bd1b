/** Creator info cannot be had: one clear answer while a form is opened, filled in, or a post goes out, and nothing typed is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDesk, type Desk } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { hours, minutes, openStage, type Stage, type Team } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';

const path = '/v2/post/publish/creator_info/query/';
let stage: Stage;
let team: Team;
let desk: Desk;

beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
  const { core, clock } = stage;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  desk = createDesk({ core, clock, log, platform: 'slack' });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});
afterEach(() => stage.standIn.faults.reset());

const sender = (): Sender => ({
  ...{ workspaceId: team.workspaceId, workspaceName: 'Ramen House', memberId: team.mia.id, timeZone: 'Europe/Berlin' },
  ...{ externalId: team.mia.externalId, isZoneKnown: true, locale: 'en-GB', isAdmin: true, isGuest: false },
  ...{ guestsPost: false, usualHour: { hour: 18, minute: 0 } },
});
const later = (ms: number) => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + ms), note: null }) as const;

/** TikTok is away, and nothing recent is known of the account. */
async function lose(): Promise<void> {
  const action = { kind: 'answer', status: 503 } as const;
  stage.standIn.faults.plan({ path, times: Number.POSITIVE_INFINITY, action });
  await stage.prisma.profile.update({ where: { id: team.profileId }, data: { creatorInfoAt: null } });
}

async function toChoose(): Promise<string> {
  await stage.prisma.profile.update({ where: { id: team.profileId }, data: { askEveryTime: true } });
  const postId = await stage.drop(team.mia, { when: later(hours) });
  expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });
  return postId;
}

test('while a form is to be opened it is said, the draft stays, and the same button opens it afterwards', async () => {
  const postId = await toChoose();
  await lose();
  const answer = await desk.press({ sender: sender(), action: 'choose', value: postId });
  expect(answer?.form).toBeUndefined();
  expect(answer && plainText(answer)).toMatch(
    /TikTok cannot be asked just now [\s\S]* stays a draft[\s\S]*→ Try again$/,
  );
  expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });

  stage.standIn.faults.reset();
  expect(await desk.press({ sender: sender(), action: 'choose', value: postId })).toHaveProperty('form');
});

test('while a form is filled in nothing is changed, and what was typed stands in the form that is opened again', async () => {
  const postId = await toChoose();
  const opened = await desk.press({ sender: sender(), action: 'choose', value: postId });
  await lose();
  const values = { caption: 'Typed while TikTok was away', audience: 'PUBLIC_TO_EVERYONE', interactions: 'comments' };
  const answer = await desk.submit({ sender: sender(), name: 'choose', value: opened?.form?.value ?? '', values });
  expect(answer.errors?.caption).toContain('TikTok cannot be asked just now');
  expect(answer).toMatchObject({ copy: values.caption, buttons: [{ action: 'choose', label: 'Open the form again' }] });
  expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });

  stage.standIn.faults.reset();
  const [again] = answer.buttons ?? [];
  const value = again && 'value' in again ? again.value : '';
  const { form } = (await desk.press({ sender: sender(), action: 'choose', value })) ?? {};
  const shown = Object.fromEntries((form?.fields ?? []).map((field) => [field.name, field.value]));
  expect(shown).toMatchObject(values);
});

test('while a post is to go out it waits and goes out by itself, told at most once', async () => {
  const postId = await stage.drop(team.mia, { when: later(hours) });
  await lose();
  await stage.pass(hours + 5 * minutes);
  expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
  stage.standIn.faults.reset();
  await stage.pass(20 * minutes);
  expect(await stage.read(postId)).toMatchObject({ state: 'published' });
  const kinds = (await stage.told(postId)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'waiting').length).toBeLessThanOrEqual(1);
  expect(kinds.at(-1)).toBe('published');
});
