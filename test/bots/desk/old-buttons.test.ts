import { describe, expect, test } from 'vitest';
import type { ActionName } from '../../../src/bots/desk/index.ts';
import { hours } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();

const mia = () => at.senderOf(at.team.mia);
const read = (id: string) => at.stage.read(id);
const planned = (dueInMs = 5 * hours) =>
  at.stage.drop(at.team.mia, {
    when: { kind: 'at', at: new Date(at.stage.clock.now().getTime() + dueInMs), note: null },
  });

/** A button as it stands now, to be pressed whenever its message is found again. */
async function buttonOf(id: string, action: ActionName, label = /./) {
  const shown = (at.desk.card(await read(id)).buttons ?? []).flatMap((one) => ('value' in one ? [one] : []));
  const value = shown.find((one) => one.action === action && label.test(one.label))?.value;
  if (value === undefined) throw new Error(`There is no button ${action}.`);
  return async () => {
    const answer = await at.desk.press({ sender: mia(), action, value });
    return answer ? plainText(answer) : '';
  };
}

async function drop(text: string): Promise<string> {
  const message = at.said(mia(), text, { files: [video('F1')] });
  await at.desk.receive(message);
  await at.stage.ring();
  const [post] = await at.postsOf(message);
  if (!post) throw new Error('Nothing was drafted.');
  return post.id;
}
const say = async (id: string, text: string) => {
  const { channel, root } = (await read(id)).thread;
  await at.desk.receive(at.said(mia(), text, { channel, root, inThread: true }));
  await at.stage.ring();
};

const settled = 'That question is settled by now, so nothing was changed.';

describe('a button of a question that is answered or overtaken says so and changes nothing', () => {
  test('one of two times, after another one was named in the thread', async () => {
    const id = await drop('post friday 7 Ramen');
    const press = await buttonOf(id, 'choose_time');
    await say(id, 'saturday 8pm');
    const before = await read(id);
    expect(before.state).toBe('scheduled');
    expect(await press()).toContain(settled);
    expect(await read(id)).toEqual(before);
  });

  test('one of two times, after the other one was pressed and the post moved', async () => {
    const id = await drop('post friday 7 Ramen');
    const [seven, nineteen] = [await buttonOf(id, 'choose_time', /07:00/), await buttonOf(id, 'choose_time', /19:00/)];
    expect(await nineteen()).toBe('');
    const { dueAt } = await read(id);
    expect(await seven()).toContain(settled);
    expect(await nineteen()).toContain(settled);
    expect((await read(id)).dueAt).toEqual(dueAt);
  });

  test('one of the times that were offered by Pick another time', async () => {
    const id = await planned();
    const offered = await at.desk.press({ sender: mia(), action: 'pick_time', value: id });
    const [first, second] = (offered?.buttons ?? []).flatMap((one) => ('value' in one ? [one] : []));
    if (!first || !second) throw new Error('No times are offered.');
    const press = ({ value }: typeof first) => at.desk.press({ sender: mia(), action: 'choose_time', value });
    expect(await press(first)).toBeNull();
    const { dueAt } = await read(id);
    const answer = await press(second);
    expect(answer && plainText(answer)).toContain(settled);
    expect((await read(id)).dueAt).toEqual(dueAt);
  });

  test('a caption that is changed meanwhile is no other time', async () => {
    const id = await drop('post friday 7 Ramen');
    const press = await buttonOf(id, 'choose_time');
    await say(id, 'caption: Udon');
    expect(await press()).toBe('');
    expect(await read(id)).toMatchObject({ state: 'scheduled', caption: 'Udon' });
  });

  test('the next slot, once the post has its time', async () => {
    const id = await at.stage.drop(at.team.mia, { when: { kind: 'unsaid' } });
    const press = await buttonOf(id, 'next_slot');
    await say(id, 'saturday 8pm');
    const before = await read(id);
    expect(before.state).toBe('scheduled');
    expect(await press()).toContain(settled);
    expect(await read(id)).toEqual(before);
  });

  test('another account, another audience, another way, once it is planned', async () => {
    at.stage.standIn.accounts.add({ handle: 'other' });
    await at.stage.connect(at.team.mia, 'other');
    const id = await planned();
    const before = await read(id);
    const values: Partial<Record<ActionName, string>> = {
      choose_profile: `${id}|other`,
      choose_audience: `${id}|SELF_ONLY`,
      by_hand: id,
      as_draft: id,
    };
    for (const [action, value] of Object.entries(values)) {
      const answer = await at.desk.press({ sender: mia(), action: action as ActionName, value });
      expect(answer && plainText(answer), action).toContain(settled);
      expect(await read(id), action).toEqual(before);
    }
  });
});
