/** Posts that need an approval: asked for in the thread, given by button, form, words and command, on both platforms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { type Name, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { TIKTOK_CLIENT_AUDITED: 'true' }, tiktok: { audited: true } });
    await stage.connect();
    // Who was never met is known to nobody.
    await stage.command('queue', 'ada');
    await stage.command('queue', 'leo');
  });
  afterAll(() => stage.close());

  const idOf = (who: Name): string => (platform === 'slack' ? slackOf(stage) : discordOf(stage)).users.get(who).id;
  const drop = async (words: string): Promise<Dropped> => {
    const post = await stage.drop(words);
    await post.shows(/^waiting for approval/);
    await post.isTold('waits for approval');
    return post;
  };
  /** Fills in the form in front of somebody; answers what stands beside its fields where it stayed open. */
  const send = async (who: Name, values: Record<string, unknown>): Promise<Record<string, string>> => {
    if (platform === 'discord') {
      expect(await discordOf(stage).as(who).submit(values)).toMatchObject({ ok: true });
      return {};
    }
    const slack = slackOf(stage);
    const view = await stage.chat.waitFor(() => slack.modal(who), { what: 'the form' });
    const outcome = await slack.as(who).submit(view.id, values);
    return outcome.ok ? (outcome.errors ?? {}) : {};
  };
  /** On Slack the app is told; on Discord it looks for itself. */
  const leaves = async (who: Name): Promise<void> => {
    const id = idOf(who);
    if (platform === 'slack') return void slackOf(stage).users.change(who, { deleted: true });
    const { guilds } = discordOf(stage);
    await guilds.leave(guilds.home().id, who);
    const isMember = async (guild: { externalId: string }, member: string) =>
      guilds.get(guild.externalId).members.has(member);
    await stage.core().departures.checkApprovers(isMember);
    expect(guilds.home().members.has(id)).toBe(false);
  };
  const privately = (who: Name, act: () => Promise<unknown>) => stage.answerTo(act, who).then(({ text }) => text);

  it('an admin turns them on, and from then on posts of others wait for an admin', async () => {
    expect(await stage.command('settings approvals on')).toContain('Only admins of this workspace');
    const said = await stage.command('settings approvals on', 'ada');
    expect(said).toContain('Posts wait until an admin approves them; those of admins do not.');

    const post = await drop('post tomorrow 7pm New ramen drop #cooking');
    expect(post.card()).toContain('Only an approver decides, and nothing goes out before');
    expect(post.replies().join('\n')).toContain('@ada: ');

    expect(await privately('leo', () => post.press('Approve', 'leo'))).toContain('Only approvers decide');
    expect(await privately('mia', () => post.press('Approve'))).toContain('Only approvers decide');
    await post.press('Approve', 'ada');
    await post.shows(/^scheduled/);
    expect(await post.isTold('approved')).toMatch(/It goes out [\s\S]*(?:19:00|7:00 PM)/);
    expect(post.replies().filter((text) => text.includes('waits for approval'))).toHaveLength(1);
    await post.press('Cancel');
  });

  it('a change asks again; changes and rejections say why', async () => {
    const post = await drop('post tomorrow 8pm Kitchen tour');
    await post.press('Ask for changes', 'ada');
    await send('ada', { reason: 'Shorten the caption,\nplease' });
    expect(await post.shows(/asks for changes/)).toContain('“Shorten the caption, please”');
    expect(await post.isTold('asks for a change before it goes out')).toContain('@mia');

    const asked = () => post.replies().filter((text) => text.includes('waits for approval')).length;
    await post.say('caption: Kitchen');
    await stage.until(() => asked() === 2, 'the approvers to be asked again');
    expect(post.card()).not.toContain('asks for changes');

    await post.press('Reject', 'ada');
    await send('ada', { reason: 'We filmed it anew' });
    expect(await post.shows(/^cancelled · rejected/)).toContain('We filmed it anew');
    expect(await post.isTold('rejected')).toContain('It is cancelled and does not go out.');
  });

  it('the form names the approvers, and theirs is the word from then on', async () => {
    const shown = await stage.answerTo(() => stage.chat.command('ada', 'settings'), 'ada');
    await stage.chat.click('ada', shown, 'Workspace');
    const said = await privately('ada', () => send('ada', { approvers: [idOf('leo')] }));
    expect(said).toContain('Approvers: @leo.');

    const post = await drop('post tomorrow 9pm Night shift');
    expect(post.replies().join('\n')).toContain('@leo');
    expect(await privately('ada', () => post.press('Approve', 'ada'))).toContain('Only approvers decide');
    expect(await stage.command(`approve ${post.code()}`, 'ada')).toContain('Only approvers decide');

    await post.say('reject', 'leo');
    await post.isTold('Why? Write it with it');
    await post.say('approved: well done', 'leo');
    await post.shows(/^scheduled/);
    expect(await post.isTold('well done')).toContain('is approved by @leo');

    await post.say('move to tomorrow 10pm');
    await post.shows(/^waiting for approval/);
    expect(await stage.command('queue', 'leo')).toMatch(/Wait for your approval: .*approves one/s);
    expect(await stage.command('queue', 'ada')).not.toContain('Wait for your approval');
    expect(await stage.command(`approve ${post.code()} fine`, 'leo')).toContain('scheduled');

    const life = await stage.command(`show ${post.code()}`, 'ada');
    expect(life).toMatch(/leo approved it: “well done”/i);
    expect(life).toMatch(/leo approved it: “fine”/i);
    await post.press('Cancel');
  });

  it('an approver’s own post does not wait, and old buttons answer in private', async () => {
    const own = await stage.drop('post tomorrow 6pm By leo', { who: 'leo' });
    await own.shows(/^scheduled/);
    const post = await drop('post tomorrow 5pm Steam');
    const code = post.code();
    const [asked] = stage.chat.under(post.root).filter(({ isCard, text }) => !isCard && text.includes('waits for'));
    if (!asked) throw new Error('Nobody was asked.');
    await post.press('Cancel');
    await post.shows(/^cancelled/);
    expect(await stage.command(`approve ${code}`, 'leo')).toContain('does not wait for approval any more');
    await stage.until(
      () => stage.chat.under(post.root).find(({ id, labels }) => id === asked.id && labels.length === 0),
      'the buttons to be gone',
    );
  });

  it('what was to go out at once goes out when it is approved; what nobody approves is held and said', async () => {
    const now = await drop('post now Bowl of the day');
    expect(now.card()).toContain('it goes out as soon as it is approved');
    await now.press('Approve', 'leo');
    await now.shows(/^scheduled/);
    await stage.passUndo();
    await stage.goesOut(now);

    const late = await drop('post in 2 hours Late lunch');
    await stage.advanceUntil(() => late.card().startsWith('on hold · it waits for approval'), 20 * 60_000);
    expect(await late.isTold('was not approved by its time')).toContain('@leo');
    expect(late.replies().join('\n')).toContain('Nobody approved this post by its time');
    await late.press('Approve', 'leo');
    await late.isTold('When shall it go out?');
    await late.press('Post now');
    await stage.passUndo();
    await stage.goesOut(late);
    expect(stage.videos()).toHaveLength(2);
  });

  it('when all who are named leave, the admins are told, decide meanwhile, and name others', async () => {
    const post = await drop('post tomorrow 11am Early bird');
    await leaves('leo');
    const told = () => stage.direct('ada').find((text) => text.includes('All approvers of'));
    expect(await stage.until(told, 'what ada is told')).toContain('1 post waits for that');
    await post.isTold(/@ada: \w+ waits for approval\. All approvers have left or are guests now, so admins decide\./);
    expect(await stage.command('queue', 'ada')).toContain('Wait for your approval');
    await post.press('Approve', 'ada');
    await post.shows(/^scheduled/);
    await post.press('Cancel');

    // The button in her direct messages opens the settings of this workspace.
    const [said] = stage.chat.directs('ada').filter(({ labels }) => labels.includes('Name approvers'));
    if (!said) throw new Error('There is no button.');
    await stage.chat.click('ada', said, 'Name approvers');
    expect(await privately('ada', () => send('ada', { approvers: [idOf('ada')] }))).toContain('Approvers: @ada.');
  });

  it('turned off, what waits goes on as it was planned', async () => {
    const post = await drop('post tomorrow noon Lunch');
    expect(await stage.command('settings approvals off', 'ada')).toContain('Posts need no approval.');
    await post.shows(/^scheduled/);
    await post.isTold('Posts need no approval here any more');
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
