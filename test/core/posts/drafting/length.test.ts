/** Two limits for the length of a video: the operator's before anything is asked, TikTok's for the account. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDesk } from '../../../../src/bots/desk/index.ts';
import { drawCard, drawReply } from '../../../../src/bots/desk/view/index.ts';
import { plainText } from '../../../bots/desk/plain-text.ts';
import { hours, openStage, type Stage, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;
beforeAll(async () => {
  stage = await openStage({ maxVideoSeconds: 1800 });
  team = await stage.newTeam();
});
afterAll(() => stage.stop());

async function told(): Promise<{ state: string; reply: string }> {
  const when = { kind: 'at', at: new Date(stage.clock.now().getTime() + hours), note: null } as const;
  const postId = await stage.drop(team.mia, { video: 'eleven-minutes.mp4', when });
  await stage.ring();
  const { state, thread } = await stage.read(postId);
  const replies = stage.chat.replies(thread.channel, thread.root).map((one) => plainText(drawReply(one, 'slack')));
  return { state, reply: replies.at(-1) ?? '' };
}

test('longer than ten minutes is taken where the operator says so, as far as TikTok takes it from the account', async () => {
  expect(await told()).toMatchObject({ state: 'scheduled' });
  stage.standIn.accounts.change(team.handle, { maxVideoSeconds: 300 });
  stage.clock.pass(hours);
  const { state, reply } = await told();
  expect(state).toBe('failed');
  expect(reply).toContain(`11:00 long; TikTok takes 3 s to 5:00 from @${team.handle}.`);
  expect(reply).not.toContain('MAX_VIDEO_MINUTES');
});

const in1h = () => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + hours), note: null }) as const;

const cardOf = async (postId: string) => {
  const card = drawCard(await stage.read(postId), 'slack');
  return { text: plainText(card), buttons: card.buttons?.map(({ label }) => label) ?? [] };
};

async function press(postId: string, label: string): Promise<void> {
  const { core, clock } = stage;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const button = drawCard(await stage.read(postId), 'slack').buttons?.find((one) => one.label === label);
  if (!button || !('action' in button)) throw new Error(`There is no ${label}.`);
  const { id: memberId, workspaceId, externalId } = team.mia;
  const zone = { timeZone: 'Europe/Berlin', isZoneKnown: true, locale: null, usualHour: { hour: 18, minute: 0 } };
  const rights = { isAdmin: false, isGuest: false, guestsPost: false };
  const sender = { workspaceId, workspaceName: 'Ramen House', memberId, externalId, ...zone, ...rights };
  await createDesk({ core, clock, log, platform: 'slack' }).press({
    sender,
    action: button.action,
    value: button.value,
  });
  await stage.ring();
}

/** Its creator trims it in the TikTok app ("Media Transfer Guide"), which takes ten minutes of everybody. */
describe('a draft', () => {
  test('longer than its creator may post goes to the inbox, where it is trimmed', async () => {
    team = await stage.newTeam();
    stage.standIn.accounts.change(team.handle, { maxVideoSeconds: 4 });
    stage.clock.pass(hours);
    expect(await stage.read(await stage.drop(team.mia, { way: 'inbox', when: in1h() }))).toMatchObject({
      state: 'scheduled',
      way: 'inbox',
    });
  });

  test('longer than TikTok takes as one is refused when it is planned, and its author may post it by hand at its time', async () => {
    const postId = await stage.drop(team.mia, { video: 'eleven-minutes.mp4', way: 'inbox', when: in1h() });
    const { text, buttons } = await cardOf(postId);
    expect(text).toContain(`11:00 long; TikTok takes 3 s to 10:00 from @${team.handle}.`);
    expect(text).toContain('Or trim it in the TikTok app: press By hand.');
    expect(buttons).toEqual(['By hand']);
    await press(postId, 'By hand');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', way: 'by_hand' });
    await stage.pass(hours);
    expect((await stage.read(postId)).state).toBe('handed_over');
  });

  test('is offered for a video that is too long to be published by itself, and keeps its time', async () => {
    const postId = await stage.drop(team.mia, { way: 'direct', when: in1h() });
    const { text, buttons } = await cardOf(postId);
    expect(text).toContain('Or trim it in the TikTok app: press As a draft or By hand.');
    expect(buttons).toEqual(['As a draft', 'By hand']);
    const { dueAt } = await stage.read(postId);
    await press(postId, 'As a draft');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', way: 'inbox', dueAt });
  });

  test('is not offered for a video that TikTok does not take as one either', async () => {
    const postId = await stage.drop(team.mia, { video: 'eleven-minutes.mp4', way: 'direct', when: in1h() });
    expect((await cardOf(postId)).buttons).toEqual(['By hand']);
  });
});
