/** Several videos with a rhythm in words, on the whole core and a real database. */
import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../../src/bots/desk/index.ts';
import { hours } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();
const { senderOf, said, within, postsOf, plansIn, planIn, pressPlan: press } = at;

const three = [video('F1'), video('F2'), video('F3')];

const times = async (message: InboundMessage) =>
  (await postsOf(message)).map(({ state, dueAt }) => `${state} ${dueAt?.toISOString() ?? ''}`);

const day = (ahead: number, clock: string) => {
  const date = new Date(at.stage.clock.now().getTime() + ahead * 24 * hours);
  return new Date(`${date.toISOString().slice(0, 10)}T${clock}:00+01:00`).toISOString();
};

test('a rhythm shows every video with its time, and schedules nothing before Confirm', async () => {
  const sender = senderOf(at.team.mia);
  const text = 'post 2 a day at 10:00 and 18:00 from tomorrow\na: Ramen night #ramen\nb: Sushi\nc: Udon';
  const message = said(sender, text, { files: three });
  await at.desk.receive(message);
  expect(await plansIn(message)).toHaveLength(1);
  const plan = plainText(await planIn(message));
  expect(plan).toContain('Nothing goes out before you press Confirm.');
  expect(plan).toMatch(
    /a · .* · F1\.mp4 · \w+\n“Ramen night #ramen”\nb · .* · F2\.mp4 · \w+\n“Sushi”\nc · .* · F3\.mp4/,
  );
  const [first, second, third] = [day(1, '10:00'), day(1, '18:00'), day(2, '10:00')];
  expect(await times(message)).toEqual([`draft ${first}`, `draft ${second}`, `draft ${third}`]);

  const leo = await at.stage.newPerson(sender.workspaceId);
  expect(await press(message, 'Confirm', senderOf(leo))).toContain('belongs to somebody else');
  expect(await times(message)).toEqual([`draft ${first}`, `draft ${second}`, `draft ${third}`]);
  const old = await planIn(message);
  expect(await press(message, 'Confirm')).toBe('');
  expect(await times(message)).toEqual([`scheduled ${first}`, `scheduled ${second}`, `scheduled ${third}`]);
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen night #ramen', 'Sushi', 'Udon']);
  const confirm = old.buttons?.find((one) => one.label === 'Confirm');
  if (!confirm || !('action' in confirm)) throw new Error('There was no Confirm.');
  const again = await at.desk.press({ sender, action: confirm.action, value: confirm.value });
  expect(again && plainText(again)).toContain('This plan is confirmed already.');

  expect(plainText(await planIn(message))).toContain('plan confirmed');
  expect(await press(message, 'Undo')).toBe('');
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(plainText(await planIn(message))).toContain('plan undone');
});

test('worked on once more, a message has one plan', async () => {
  const message = said(senderOf(at.team.mia), 'post one a day at 7pm from tomorrow Ramen', { files: three });
  await at.desk.receive(message);
  await at.desk.receive(message);
  expect(await plansIn(message)).toHaveLength(1);
  expect(await postsOf(message)).toHaveLength(3);
});

test('one is changed by its letter, and all of them by one word', async () => {
  const message = said(senderOf(at.team.mia), 'post one a day at 7pm from tomorrow: Ramen week', { files: three });
  await at.desk.receive(message);
  await at.desk.receive({ ...within(message), text: 'move b to 8pm' });
  await at.desk.receive({ ...within(message), text: 'caption c: The last one' });
  await at.desk.receive({ ...within(message), text: 'cancel a' });
  expect(await times(message)).toEqual([
    `cancelled ${day(1, '19:00')}`,
    `draft ${day(2, '20:00')}`,
    `draft ${day(3, '19:00')}`,
  ]);
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen week', 'Ramen week', 'The last one']);
  await press(message, 'Confirm');
  await at.desk.receive({ ...within(message), text: 'move all to 9am' });
  expect((await times(message)).slice(1)).toEqual([`scheduled ${day(2, '09:00')}`, `scheduled ${day(3, '09:00')}`]);
  await at.desk.receive({ ...within(message), text: 'cancel all' });
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

test('some of them are named by their place, together or one by one, and a plan is confirmed with yes', async () => {
  const message = said(senderOf(at.team.mia), 'post one a day at 7pm from tomorrow: Ramen week', { files: three });
  await at.desk.receive(message);
  await at.desk.receive({ ...within(message), text: 'the second one at 8pm, the last one at 9pm' });
  await at.desk.receive({ ...within(message), text: 'yes, confirm' });
  expect(await times(message)).toEqual([
    `scheduled ${day(1, '19:00')}`,
    `scheduled ${day(2, '20:00')}`,
    `scheduled ${day(3, '21:00')}`,
  ]);
  await at.desk.receive({ ...within(message), text: 'cancel all but the first' });
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['scheduled', 'cancelled', 'cancelled']);
});

describe('one word for all of them', () => {
  const answersTo = async (message: InboundMessage, text: string, sender = message.sender) => {
    await at.stage.ring();
    const before = new Set(at.stage.chat.replies(message.channel, message.root).map(({ id }) => id));
    await at.desk.receive({ ...within(message, sender), text });
    await at.stage.ring();
    const said = at.stage.chat.replies(message.channel, message.root).filter(({ id }) => !before.has(id));
    return said.filter(({ body }) => body.kind === 'answer').map((one) => plainText(at.desk.reply(one)));
  };
  const confirmed = async (captions = 'Ramen week') => {
    const text = `post one a day at 7pm from tomorrow: ${captions}`;
    const message = said(senderOf(at.team.mia), text, { files: three });
    await at.desk.receive(message);
    await press(message, 'Confirm');
    return message;
  };

  test.each(['cancel all', 'move all to 8pm', 'make them all private'])(
    '%s says of each that cannot be changed why, in one answer, and changes the others',
    async (words) => {
      const message = await confirmed();
      const [first, second, third] = await postsOf(message);
      for (const { id } of [first, second].filter((post) => post !== undefined)) {
        await at.stage.prisma.post.update({ where: { id }, data: { state: 'processing' } });
      }
      const [told = '', ...more] = await answersTo(message, words);
      expect(more).toEqual([]);
      expect(told).toContain(`${first?.code} is at TikTok, which is preparing it: that can no longer be changed.`);
      expect(told).toContain(`${second?.code} is at TikTok, which is preparing it: that can no longer be changed.`);
      expect(told).not.toContain(third?.code);
      expect((await postsOf(message))[2]?.version).toBeGreaterThan(third?.version ?? 0);
    },
  );

  test('what is the same of all is said once', async () => {
    const message = await confirmed();
    const [past = '', ...more] = await answersTo(message, 'move all to yesterday 7pm');
    expect(more).toEqual([]);
    expect(past.match(/Nothing was changed/g)).toHaveLength(1);
  });
});

describe('a rhythm that comes to no times', () => {
  test('is asked for, without a time for anybody, and said again in the thread', async () => {
    const message = said(senderOf(at.team.mia), 'post 2 a day at 10:00: Ramen', { files: three });
    await at.desk.receive(message);
    const asked = await planIn(message);
    expect(plainText(asked)).toContain('I could not read “2 a day at 10:00” as a rhythm.');
    expect(asked.buttons?.map(({ label }) => label)).toEqual(['Undo']);
    expect(await times(message)).toEqual(['draft ', 'draft ', 'draft ']);
    await at.desk.receive({ ...within(message), text: 'every 3 hours from tomorrow 9am' });
    expect(plainText((await plansIn(message))[0] ?? { lines: [] })).toContain('plan undone');
    await press(message, 'Confirm');
    expect(await times(message)).toEqual(['09:00', '12:00', '15:00'].map((clock) => `scheduled ${day(1, clock)}`));
  });

  test('in a zone that is not known waits for the zone', async () => {
    const sender = senderOf(at.team.mia, { isZoneKnown: false });
    const message = said(sender, 'post one a day at 7pm from tomorrow Ramen', { files: three });
    await at.desk.receive(message);
    expect(plainText(await planIn(message))).toContain('I do not know your time zone yet');
    expect(await times(message)).toEqual(['draft ', 'draft ', 'draft ']);
  });
});

test('posts that have their times keep them until Confirm, and Undo gives them back', async () => {
  const message = said(senderOf(at.team.mia), 'post tomorrow 9am Ramen', { files: three });
  await at.desk.receive(message);
  const before = ['09:00', '09:10', '09:20'].map((clock) => `scheduled ${day(1, clock)}`);
  expect(await times(message)).toEqual(before);
  await at.desk.receive({ ...within(message), text: 'one a day at 20:00 from tomorrow' });
  expect(await times(message)).toEqual(before);
  await press(message, 'Confirm');
  expect(await times(message)).toEqual([1, 2, 3].map((ahead) => `scheduled ${day(ahead, '20:00')}`));
  await press(message, 'Undo');
  expect(await times(message)).toEqual(before);
});

test('a plan whose first time is over is not confirmed', async () => {
  const message = said(senderOf(at.team.mia), 'post every 2 hours Ramen', { files: three });
  await at.desk.receive(message);
  await at.stage.pass(3 * hours);
  expect(await press(message, 'Confirm')).toContain('is over, so nothing was confirmed');
  expect((await postsOf(message)).every(({ state }) => state === 'draft')).toBe(true);
});

test('what a process that died had confirmed is scheduled by the sweep', async () => {
  const message = said(senderOf(at.team.mia), 'post one a day at 7pm from tomorrow Ramen', { files: three });
  await at.desk.receive(message);
  const [{ planId } = { planId: null }] = await postsOf(message);
  await at.stage.prisma.plan.update({ where: { id: planId ?? '' }, data: { state: 'confirmed' } });
  await at.stage.core.posts.settlePlans();
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled']);
});

describe('a process that dies in the midst of', () => {
  const proposed = 'post one a day at 7pm from tomorrow Ramen';
  const planIdOf = async (message: InboundMessage) => (await postsOf(message))[0]?.planId ?? '';
  /** What was written before the posts were looked at, and nothing after it. */
  const dieAfter = async (message: InboundMessage, state: 'confirmed' | 'undone') => {
    at.stage.clock.pass(60_000);
    const instant = at.stage.clock.now();
    const data = state === 'confirmed' ? { state, confirmedAt: instant } : { state, undoneAt: instant };
    await at.stage.prisma.plan.update({ where: { id: await planIdOf(message) }, data });
    at.stage.clock.pass(60_000);
    await at.stage.core.sweep();
    await at.stage.core.sweep();
  };
  const states = async (message: InboundMessage) => (await postsOf(message)).map(({ state }) => state);

  test('undoing what was only proposed has all of it cancelled, and nothing goes out', async () => {
    const message = said(senderOf(at.team.mia), proposed, { files: three });
    await at.desk.receive(message);
    await dieAfter(message, 'undone');
    expect(await states(message)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('undoing what was confirmed has the rest cancelled', async () => {
    const message = said(senderOf(at.team.mia), proposed, { files: three });
    await at.desk.receive(message);
    await press(message, 'Confirm');
    await dieAfter(message, 'undone');
    expect(await states(message)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('confirming or undoing other times gives each post the time that was decided, and leaves it alone then', async () => {
    const message = said(senderOf(at.team.mia), 'post tomorrow 9am Ramen', { files: three });
    await at.desk.receive(message);
    const before = await times(message);
    await at.desk.receive({ ...within(message), text: 'one a day at 20:00 from tomorrow' });
    await dieAfter(message, 'confirmed');
    const decided = [1, 2, 3].map((ahead) => `scheduled ${day(ahead, '20:00')}`);
    expect(await times(message)).toEqual(decided);
    await dieAfter(message, 'undone');
    expect(await times(message)).toEqual(before);
    await at.desk.receive({ ...within(message), text: 'move all to 8am' });
    const moved = await times(message);
    expect(moved).not.toEqual(before);
    await at.stage.core.sweep();
    expect(await times(message)).toEqual(moved);
  });

  test('undoing other times that were only proposed leaves the posts where they were', async () => {
    const message = said(senderOf(at.team.mia), 'post tomorrow 9am Ramen', { files: three });
    await at.desk.receive(message);
    const before = await times(message);
    await at.desk.receive({ ...within(message), text: 'one a day at 20:00 from tomorrow' });
    await dieAfter(message, 'undone');
    expect(await times(message)).toEqual(before);
  });
});

test('without a rhythm several videos follow one another, and labelled lines give each its caption', async () => {
  const message = said(senderOf(at.team.mia), 'post tomorrow 9am:\na: Ramen\nb: Sushi\nc: Udon', { files: three });
  await at.desk.receive(message);
  expect(await plansIn(message)).toHaveLength(0);
  expect(await times(message)).toEqual(['09:00', '09:10', '09:20'].map((clock) => `scheduled ${day(1, clock)}`));
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen', 'Sushi', 'Udon']);
});
