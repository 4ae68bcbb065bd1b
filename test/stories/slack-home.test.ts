/** The Home tab on Slack: what one member may see, drawn when it is opened and after changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import type { Name } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const page = (who: Name = 'mia'): string => {
  const home = slackOf(stage).home(who);
  return home ? slackOf(stage).renderView(home) : '';
};
const shows = (expected: string | RegExp, who: Name = 'mia') =>
  stage.until(
    () => (typeof expected === 'string' ? page(who).includes(expected) : expected.test(page(who))),
    `${expected}`,
  );
const open = (who: Name = 'mia') => slackOf(stage).as(who).openHome();
const press = async (label: string, who: Name = 'mia') => {
  const viewId = slackOf(stage).home(who)?.id ?? '';
  expect(await slackOf(stage).as(who).click({ viewId }, label)).toMatchObject({ ok: true });
};
/** The window in front of somebody, once it says this. */
const modal = (text: string, who: Name = 'mia') =>
  stage.until(() => {
    const view = slackOf(stage).modal(who);
    return view && slackOf(stage).renderView(view).includes(text) ? view : null;
  }, `a window with ${text}`);

describe('the Home tab', () => {
  it('begins with the first steps, and Connect TikTok answers in a window', async () => {
    await open();
    await shows('First steps:');
    expect(page()).toContain('No TikTok account is connected yet.');
    await press('Connect TikTok');
    await modal('The links are yours alone');
    await stage.connect();
    await shows('@ramenhouse');
    expect(page()).not.toContain('First steps:');
  });

  it('shows what is coming without being opened again, and its buttons work there', async () => {
    const post = await stage.drop('post tomorrow 7pm Ramen');
    await post.shows('scheduled');
    // While its video is read it can only be cancelled.
    await shows(new RegExp(`Coming up[^]*${post.code()}[^]*Ramen[^]*→ Edit {2}→ Post now {2}→ Cancel`));
    await press('Edit');
    const form = await modal(`Edit ${post.code()}`);
    expect(await slackOf(stage).as('mia').submit(form.id, { caption: 'Better ramen' })).toMatchObject({ ok: true });
    await shows('Better ramen');
    await press('Cancel');
    await post.shows('cancelled');
    await shows(/Posted and ended[\s\S]*cancelled[\s\S]*Better ramen/);
  });

  it('shows what needs somebody, and asks there what else there is to say', async () => {
    const post = await stage.drop('post friday 7 Kitchen tour');
    await post.shows(/^draft/);
    await shows(/Needs you[\s\S]*Kitchen tour[\s\S]*→ /);
    await press('Another time');
    const asked = await modal('When shall');
    const [label = ''] = /(?<=→ ).*?(?= {2}→|$)/m.exec(slackOf(stage).renderView(asked)) ?? [];
    expect(await slackOf(stage).as('mia').click({ viewId: asked.id }, label)).toMatchObject({ ok: true });
    await modal('Done.');
    await post.shows(/^scheduled/);
    await shows(/Nothing waits for you\.[\s\S]*Coming up[\s\S]*Kitchen tour/);
  });

  it('shows nobody what was said in private, and others’ posts without their buttons', async () => {
    const secret = await stage.drop('post tomorrow 8pm Secret', { who: 'leo', isDirect: true });
    await secret.shows('scheduled');
    await open('leo');
    await shows(/Secret[\s\S]*→ Edit/, 'leo');
    expect(page('leo')).toContain('Kitchen tour');
    await open();
    await stage.until(() => page().includes('Kitchen tour'), 'the page again');
    expect(page()).not.toContain('Secret');
  });

  it('what waits for approval needs those who may approve it, and its author once changes are asked for', async () => {
    await stage.command('settings approvals on', 'ada');
    for (const who of ['ada', 'mia', 'leo'] as const) await open(who);
    const post = await stage.drop('post tomorrow 9pm Night shift');
    await post.shows(/^waiting for approval/);
    const needs =
      /Needs you[\s\S]*waiting for approval · Night shift[\s\S]*→ Approve {2}→ Ask for changes {2}→ Reject[\s\S]*Coming up/;
    await shows(needs, 'ada');
    await shows(/Coming up[\s\S]*waiting for approval · Night shift[^→]*→ Edit {2}→ Cancel/);
    await shows(/Coming up[\s\S]*waiting for approval · Night shift/, 'leo');
    expect(page()).not.toContain('→ Approve');
    expect(page('leo')).not.toContain('→ Approve');

    await press('Ask for changes', 'ada');
    const form = await modal('What is to be changed', 'ada');
    expect(await slackOf(stage).as('ada').submit(form.id, { reason: 'Name the bar' })).toMatchObject({ ok: true });
    await shows(/Needs you[\s\S]*Night shift[\s\S]*asks for changes: “Name the bar”[\s\S]*Coming up/);
    await shows(/Needs you[\s\S]*Nothing waits for you\.[\s\S]*Coming up[\s\S]*Night shift[\s\S]*→ Approve/, 'ada');

    await post.say('caption: Night shift at the bar');
    await shows(/Needs you[\s\S]*Night shift at the bar[\s\S]*→ Approve[\s\S]*Coming up/, 'ada');
    await press('Approve', 'ada');
    await post.shows(/^scheduled/);
    await shows(/Coming up[\s\S]*scheduled · Night shift at the bar/, 'ada');
    expect(page('ada')).not.toContain('→ Approve');
    await post.press('Cancel');
    await stage.command('settings approvals off', 'ada');
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
