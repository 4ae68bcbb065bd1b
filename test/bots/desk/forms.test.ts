/** What becomes of a form that was filled in and cannot stand: one clear answer, and everything that was typed. */
import { describe, expect, test } from 'vitest';
import { createDesk, type Message } from '../../../src/bots/desk/index.ts';
import { silentLog } from '../../../src/core/index.ts';
import { hours } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk } from './stage.ts';

const at = useDesk({ platform: 'discord' });

/** The same desk in another process. */
const elsewhere = () =>
  createDesk({ core: at.stage.other, clock: at.stage.clock, log: silentLog, platform: 'discord' });
const mia = () => at.senderOf(at.team.mia, { isAdmin: true });
const later = (ms: number) => ({ kind: 'at', at: new Date(at.stage.clock.now().getTime() + ms), note: null }) as const;

function buttonOf(message: Message, label: string) {
  const button = message.buttons?.find((one) => one.label === label);
  if (!button || !('action' in button)) throw new Error(`There is no ${label} in: ${plainText(message)}`);
  return { action: button.action, value: button.value };
}

const standsIn = (message: Message | null) =>
  Object.fromEntries((message?.form?.fields ?? []).map(({ name, value }) => [name, value]));

describe('what was typed', () => {
  test('into a form that could not stand is there again in any process, for its writer alone', async () => {
    const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
    const opened = await at.desk.press({ sender: mia(), action: 'edit', value: postId });
    const values = { ...standsIn(opened), caption: 'Typed in the first process', when: 'yesterday at noon-ish' };
    const refused = await at.desk.submit({
      sender: mia(),
      name: 'edit',
      value: opened?.form?.value ?? '',
      values: values as Record<string, string>,
    });
    expect(plainText(refused)).toContain('Nothing of');
    const again = buttonOf(refused, 'Open the form again');

    expect(standsIn(await elsewhere().press({ sender: mia(), ...again }))).toMatchObject({
      caption: 'Typed in the first process',
      when: 'yesterday at noon-ish',
    });
    const leo = at.senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true });
    expect(standsIn(await elsewhere().press({ sender: leo, ...again })).caption).not.toContain('Typed');
  });

  test('is kept for a day, twenty times of each member, and goes with them', async () => {
    const { shownForms } = at.stage.core;
    const { id: memberId } = at.team.mia;
    const keys: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      keys.push(await shownForms.keepTyped(memberId, { caption: `words ${count}` }));
      at.stage.clock.pass(1000);
    }
    const found = await Promise.all(keys.map((key) => shownForms.findTyped(memberId, key)));
    expect(found.map((typed) => typed?.caption ?? null)).toEqual([
      null,
      null,
      ...keys.slice(2).map((_, index) => `words ${index + 2}`),
    ]);
    at.stage.clock.pass(25 * hours);
    await at.stage.core.tidy();
    expect(await at.stage.prisma.typedForm.count({ where: { memberId } })).toBe(0);

    await shownForms.keepTyped(memberId, { caption: 'gone with me' });
    await at.stage.core.erasure.forgetMember({ platform: 'slack', externalId: at.team.mia.externalId });
    at.stage.clock.pass(2 * hours);
    await at.stage.core.erasure.erase();
    expect(await at.stage.prisma.typedForm.count({ where: { memberId } })).toBe(0);
  });

  test('about a post that is gone is given back', async () => {
    const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
    const opened = await at.desk.press({ sender: mia(), action: 'edit', value: postId });
    await at.stage.prisma.post.delete({ where: { id: postId } });
    const value = opened?.form?.value ?? '';
    const answer = await at.desk.submit({ sender: mia(), name: 'edit', value, values: { caption: 'Long words' } });
    expect(answer).toMatchObject({ copy: 'Long words', isSaid: true });
  });

  test('too fast stays in the form where it can, and is there to copy where it cannot', async () => {
    const desk = elsewhere();
    const form = {
      sender: mia(),
      name: 'edit',
      value: 'x',
      values: { caption: 'Typed in a hurry', when: '' },
    } as const;
    for (let sent = 0; sent < 40; sent += 1) await desk.submit(form);
    const answer = await desk.submit(form);
    expect(plainText(answer)).toContain('That was a lot in one minute');
    expect(answer).toMatchObject({ copy: 'Typed in a hurry', isSaid: true });
    expect(answer.errors).toEqual({ caption: expect.stringContaining('Wait a moment') });
  });

  test('into the settings stands in them again', async () => {
    const opened = await at.desk.press({ sender: mia(), action: 'workspace_settings', value: '' });
    const values = { ...standsIn(opened), hour: 'soonish', rules: 'ask,approvals', undo: '30' };
    const refused = await at.desk.submit({
      sender: mia(),
      name: 'workspace_settings',
      value: opened?.form?.value ?? '',
      values: values as Record<string, string>,
    });
    expect(plainText(refused)).toContain('Nothing was changed.');
    const again = await elsewhere().press({ sender: mia(), ...buttonOf(refused, 'Open the form again') });
    expect(standsIn(again)).toMatchObject({ hour: 'soonish', rules: 'ask,approvals', undo: '30' });

    const mine = await at.desk.press({ sender: mia(), action: 'member_settings', value: '' });
    const typed = { hour: '25:99', told: 'problems', zone: 'Berlin' };
    const own = await at.desk.submit({
      sender: mia(),
      name: 'member_settings',
      value: mine?.form?.value ?? '',
      values: typed,
    });
    expect(standsIn(await elsewhere().press({ sender: mia(), ...buttonOf(own, 'Open the form again') }))).toMatchObject(
      typed,
    );
  });

  test('as a reason that is too long stands in its form again, to be shortened', async () => {
    const { core } = at.stage;
    const ada = at.senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true, isApprover: true });
    const actor = { workspaceId: ada.workspaceId, memberId: ada.memberId, isAdmin: true };
    await core.workspaces.changeSettings(actor, { approvals: true });
    const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
    const round = (await at.stage.read(postId)).approval?.round;
    const opened = await at.desk.press({ sender: ada, action: 'reject', value: `${postId}|${round}` });
    const reason = 'The broth is too dark. '.repeat(40);
    const value = opened?.form?.value ?? '';
    const refused = await at.desk.submit({ sender: ada, name: 'approval', value, values: { reason } });
    expect(plainText(refused)).toContain('its author reads up to 500');
    const again = await elsewhere().press({ sender: ada, ...buttonOf(refused, 'Open the form again') });
    expect(standsIn(again).reason).toBe(reason);
    expect(await at.stage.read(postId)).toMatchObject({ state: 'scheduled', approval: { round } });
  });
});

test('a reason in which nobody would see anything is none, in the form and in words', async () => {
  const { core } = at.stage;
  const ada = at.senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true, isApprover: true });
  const actor = { workspaceId: ada.workspaceId, memberId: ada.memberId, isAdmin: true };
  await core.workspaces.changeSettings(actor, { approvals: true });
  const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
  const { code, approval } = await at.stage.read(postId);
  const value = `rejected|${postId}|${approval?.round}`;
  for (const reason of ['', ' \n\t', '\u200b\u200d\ufe0f', '\u202e \u2066\u2069', '\u3164', '\u2800']) {
    const refused = await at.desk.submit({ sender: ada, name: 'approval', value, values: { reason } });
    expect(refused.errors).toEqual({ reason: 'Write at least a word, so that its author knows what to do.' });
  }
  const said = await at.desk.command({ sender: ada, text: `reject ${code} \u200b\u2060`, channel: 'CPLAN' });
  expect(plainText(said)).toContain('Why? Write it with it');
  expect(await at.stage.read(postId)).toMatchObject({ state: 'scheduled', approval: { round: approval?.round } });

  // Whatever else stands in it is read as it was written, in one line.
  const hostile = '@everyone <!channel>\n```code``` *bold* <@U0MIA> ||spoiler|| [a](https://example.com)';
  await at.desk.submit({ sender: ada, name: 'approval', value, values: { reason: hostile } });
  expect(await at.stage.read(postId)).toMatchObject({
    state: 'cancelled',
    problem: { code: 'rejected', facts: { reason: hostile.replace('\n', ' ') } },
  });
});

test('a decision of any length that names its post is read outside of its thread', async () => {
  const { core } = at.stage;
  const ada = at.senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true, isApprover: true });
  const actor = { workspaceId: ada.workspaceId, memberId: ada.memberId, isAdmin: true };
  await core.workspaces.changeSettings(actor, { approvals: true });
  const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
  const { code } = await at.stage.read(postId);
  const say = async (text: string): Promise<string> => {
    const message = at.said(ada, text, { place: 'direct', channel: ada.externalId, isPrivate: true });
    await at.desk.receive(message);
    await at.stage.ring();
    const told = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
    return told.join('\n');
  };
  const long = 'The broth is too dark, and the bowl stands in the shade. '.repeat(16);
  expect(await say(`reject ${code}: ${long}`)).toMatch(/its author reads up to 500\. Shorten it by \d+/);
  expect(await say(`${code} reject: ${long} ${long} ${long}`)).toContain('its author reads up to 500');
  const spaced = `reject${' '.repeat(3000)}${code}: `;
  const begun = performance.now();
  await say(`${spaced}too dark`);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(await at.stage.read(postId)).toMatchObject({ state: 'cancelled' });
});

describe('another account in the form', () => {
  test('takes the audience that stands in the form, not its own default', async () => {
    const second = `second${at.team.handle}`;
    at.stage.standIn.accounts.add({ handle: second });
    await at.stage.connect(at.team.mia, second);
    const postId = await at.stage.drop(at.team.mia, {
      when: later(2 * hours),
      profile: at.team.handle,
      settings: { privacyLevel: 'SELF_ONLY', disableComment: true },
    });
    const slack = createDesk({ core: at.stage.core, clock: at.stage.clock, log: silentLog, platform: 'slack' });
    const opened = await slack.press({ sender: mia(), action: 'edit', value: postId });
    const shown = standsIn(opened) as Record<string, string>;
    expect(shown.audience).toBe('SELF_ONLY');
    const sent = { sender: mia(), name: 'edit', value: opened?.form?.value ?? '' } as const;

    const tooLong = await slack.submit({
      ...sent,
      values: { ...shown, profile: `@${second}`, caption: 'x'.repeat(2201) },
    });
    expect(tooLong.errors?.caption).toContain('2201 characters');
    expect((await at.stage.read(postId)).profile?.handle).toBe(at.team.handle);

    await slack.submit({ ...sent, values: { ...shown, profile: `@${second}` } });
    expect(await at.stage.read(postId)).toMatchObject({
      state: 'scheduled',
      profile: { handle: second },
      settings: { privacyLevel: 'SELF_ONLY', disableComment: true },
    });
    await at.stage.pass(3 * hours);
    expect(at.stage.videosOf(second)).toMatchObject([{ postInfo: { privacy_level: 'SELF_ONLY' } }]);
  }, 60_000);
});
