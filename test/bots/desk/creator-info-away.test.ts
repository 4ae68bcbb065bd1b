/** Creator info cannot be had: one clear answer while a form is opened, filled in, or a post goes out, and nothing typed is lost. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/bots/desk/index.ts';
import { hours, minutes } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk } from './stage.ts';

const path = '/v2/post/publish/creator_info/query/';
const at = useDesk({ undoWindowMs: 0 });
afterEach(() => at.stage.standIn.faults.reset());

const sender = () => at.senderOf(at.team.mia, { isAdmin: true });
const later = (ms: number) => ({ kind: 'at', at: new Date(at.stage.clock.now().getTime() + ms), note: null }) as const;

/** TikTok is away, and nothing recent is known of the account. */
async function lose(): Promise<void> {
  const action = { kind: 'answer', status: 503 } as const;
  at.stage.standIn.faults.plan({ path, times: Number.POSITIVE_INFINITY, action });
  await at.stage.prisma.profile.update({ where: { id: at.team.profileId }, data: { creatorInfoAt: null } });
}

async function toChoose(): Promise<string> {
  await at.stage.prisma.profile.update({ where: { id: at.team.profileId }, data: { askEveryTime: true } });
  const postId = await at.stage.drop(at.team.mia, { when: later(hours) });
  expect(await at.stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });
  return postId;
}

test('while a form is to be opened it is said, the draft stays, and the same button opens it afterwards', async () => {
  const postId = await toChoose();
  await lose();
  const answer = await at.desk.press({ sender: sender(), action: 'choose', value: postId });
  expect(answer?.form).toBeUndefined();
  expect(answer && plainText(answer)).toMatch(
    /TikTok cannot be asked just now [\s\S]* stays a draft[\s\S]*→ Try again$/,
  );
  expect(await at.stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });

  at.stage.standIn.faults.reset();
  expect(await at.desk.press({ sender: sender(), action: 'choose', value: postId })).toHaveProperty('form');
});

test('while a form is filled in nothing is changed, and what was typed stands in the form that is opened again', async () => {
  const postId = await toChoose();
  const opened = await at.desk.press({ sender: sender(), action: 'choose', value: postId });
  await lose();
  const values = { caption: 'Typed while TikTok was away', audience: 'PUBLIC_TO_EVERYONE', interactions: 'comments' };
  const answer = await at.desk.submit({ sender: sender(), name: 'choose', value: opened?.form?.value ?? '', values });
  expect(answer.errors?.caption).toContain('TikTok cannot be asked just now');
  expect(answer).toMatchObject({ copy: values.caption, buttons: [{ action: 'choose', label: 'Open the form again' }] });
  expect(await at.stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });

  at.stage.standIn.faults.reset();
  const [again] = answer.buttons ?? [];
  const value = again && 'value' in again ? again.value : '';
  const { form } = (await at.desk.press({ sender: sender(), action: 'choose', value })) ?? {};
  const shown = Object.fromEntries((form?.fields ?? []).map((field) => [field.name, field.value]));
  expect(shown).toMatchObject(values);
});

describe('where TikTok takes longer than a chat lets a form wait', () => {
  const callsOf = () => at.stage.standIn.calls.filter((call) => call.path === path).length;
  /** Something else was told an hour ago, and the next answer takes its time. */
  async function slowly(): Promise<void> {
    const { handle, profileId } = at.team;
    at.stage.standIn.accounts.change(handle, { private: true });
    await at.stage.core.profiles.creatorInfo(profileId, { maxAgeMs: 0 });
    at.stage.standIn.accounts.change(handle, { private: false });
    at.stage.clock.pass(hours / 2);
    at.stage.standIn.faults.plan({ path, action: { kind: 'delay', delayMs: 1_500 } });
  }
  const audiences = (answer: Message | null) =>
    answer?.form?.fields.find(({ name }) => name === 'audience')?.options?.map(({ value }) => value);

  test('the form holds what it says, and the next press opens it without asking again', async () => {
    const postId = await toChoose();
    await slowly();
    const before = callsOf();
    const press = () => at.desk.press({ sender: sender(), action: 'choose', value: postId });
    const first = await press();
    expect(audiences(first)).toContain('PUBLIC_TO_EVERYONE');
    expect(first && plainText(first)).toMatch(/is ready: press Choose audience and settings to open it/);
    expect(audiences(await press())).toContain('PUBLIC_TO_EVERYONE');
    expect(callsOf()).toBe(before + 1);
    at.stage.clock.pass(2 * minutes);
    await press();
    expect(callsOf()).toBe(before + 2);
  });

  test('a creator who may not post is told so, in place of the form', async () => {
    const postId = await toChoose();
    await slowly();
    at.stage.standIn.accounts.change(at.team.handle, { postsToday: 15 });
    const answer = await at.desk.press({ sender: sender(), action: 'choose', value: postId });
    expect(answer?.form).toBeUndefined();
    expect(answer && plainText(answer)).toContain('TikTok takes no more posts from this account today');
    // That is over, and nobody is refused by what was said before.
    at.stage.standIn.accounts.change(at.team.handle, { postsToday: 0 });
    expect(await at.desk.press({ sender: sender(), action: 'choose', value: postId })).toHaveProperty('form');
  });

  test('the form of a planned post holds what it says too, and names why nothing goes out now', async () => {
    const postId = await at.stage.drop(at.team.mia, { when: later(hours) });
    await slowly();
    const edit = () => at.desk.press({ sender: sender(), action: 'edit', value: postId });
    expect(audiences(await edit())).toContain('PUBLIC_TO_EVERYONE');
    at.stage.clock.pass(2 * minutes);
    at.stage.standIn.accounts.change(at.team.handle, { postsToday: 15 });
    const { form } = (await edit()) ?? {};
    expect(form?.notes.flat().join('\n')).toContain('TikTok takes no more posts from this account today');
    expect(form?.fields.map(({ name }) => name)).toContain('date');
  });
});

test('an app that is full opens the form of an account that has posted today, as it lets its posts go on', async () => {
  const first = await at.stage.drop(at.team.mia);
  await at.stage.pass(hours);
  expect(await at.stage.read(first)).toMatchObject({ state: 'published' });
  const postId = await toChoose();
  const full = { code: 'reached_active_user_cap', message: '', log_id: 'L' };
  const body = JSON.stringify({ data: {}, error: full });
  at.stage.standIn.faults.plan({ path, times: 99, action: { kind: 'answer', status: 200, body } });
  at.stage.clock.pass(minutes);
  const press = () => at.desk.press({ sender: sender(), action: 'choose', value: postId });
  expect(await press()).toHaveProperty('form');
  at.stage.clock.pass(23 * hours);
  expect(plainText((await press()) ?? { lines: [] })).toContain('the number of accounts that TikTok lets it serve');
});

test('while a post is to go out it waits and goes out by itself, told at most once', async () => {
  const postId = await at.stage.drop(at.team.mia, { when: later(hours) });
  await lose();
  await at.stage.pass(hours + 5 * minutes);
  expect(await at.stage.read(postId)).toMatchObject({ state: 'scheduled' });
  at.stage.standIn.faults.reset();
  await at.stage.pass(20 * minutes);
  expect(await at.stage.read(postId)).toMatchObject({ state: 'published' });
  const kinds = (await at.stage.told(postId)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'waiting').length).toBeLessThanOrEqual(1);
  expect(kinds.at(-1)).toBe('published');
});
