/** What happens to a form while somebody fills it in: each time one clear answer, and nothing that was typed is lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Said } from '../../sandbox/chats/chat.ts';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { channelName, handle, type Name, platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

const creatorInfo = '/v2/post/publish/creator_info/query/';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { TIKTOK_CLIENT_AUDITED: 'true' }, tiktok: { audited: true } });
    // On a server a second process hears the same people: what one has shown or kept, the other one has to know.
    if (process.env.DATABASE_URL) await stage.programs.start({ ROLES: 'bots', PORT: String(await findFreePort()) });
    await stage.connect();
    for (const who of ['ada', 'leo'] as const) await stage.command('queue', who);
  });
  // 40060: a question is answered by both processes, and Discord takes the first answer.
  afterAll(() => stage.close(/creator_info|channel_not_found|is_archived|10003|40060/));

  const openForm = async (about: string, who: Name = 'mia') =>
    stage.until(() => stage.chat.form(who)?.includes(about), `the form about ${about}`);
  /** Sends the form and answers all that its sender is told: beside the fields, or in private. */
  const told = async (values: Record<string, unknown>, who: Name = 'mia'): Promise<Pick<Said, 'text'>> => {
    const known = new Set(stage.chat.ephemerals(who).map(({ id }) => id));
    const errors = await stage.chat.send(who, values);
    const beside = Object.values(errors).join('\n');
    if (beside !== '') return { text: beside };
    return stage.until(() => stage.chat.ephemerals(who).find(({ id }) => !known.has(id)), 'the answer');
  };
  /** On Slack the form stays open as it is; on Discord it is there to copy, with a way back into the form. */
  const isKept = (typed: string, { text }: Pick<Said, 'text'>): void => {
    if (platform === 'slack') expect(stage.chat.form('mia')).not.toBeNull();
    else expect(text).toContain(typed);
  };

  it('its post begins to go out meanwhile: nothing changes, and what was typed is given back', async () => {
    const post = await stage.drop('post tomorrow 7pm Ramen in the morning');
    await post.shows(/^scheduled/);
    await post.press('Edit');
    await openForm(post.code());
    await post.press('Post now');
    await stage.passUndo();
    await stage.goesOut(post);

    const answer = await told({ caption: 'Typed too late' });
    expect(answer.text).toContain(post.code() || 'published');
    expect(answer.text).toMatch(/can no longer be changed|nothing (?:can|of it)|is on TikTok|published/);
    isKept('Typed too late', answer);
    expect(stage.videos().at(-1)).toMatchObject({ postInfo: { title: 'Ramen in the morning' } });
  });

  it('its caption is 3,000 characters long: the sentence counts them, and all of it is still there', async () => {
    const post = await stage.drop('post tomorrow 8pm Short');
    await post.shows(/^scheduled/);
    await post.press('Edit');
    await openForm(post.code());
    const long = 'Long ramen '.repeat(273).slice(0, 3000);
    if (platform === 'discord') {
      // Discord lets nobody send more than the field takes.
      await expect(stage.chat.send('mia', { caption: long })).rejects.toThrow(/2200/);
    } else {
      const answer = await told({ caption: long });
      expect(answer.text).toMatch(/3000 characters long; TikTok takes 2200.*Shorten it by 800/);
      isKept(long, answer);
    }
    await stage.chat.send('mia', { caption: 'Short again' });
    await post.shows('Short again');
    await post.press('Cancel');
  });

  it('a caption of 3,000 characters in a message, and in its edit, is told and can be mended', async () => {
    // Discord takes 2,000 characters of most people, and 4,000 of those who pay.
    const long = `Ramen ${'x'.repeat(2990)}`;
    const post = await stage.drop(`post tomorrow 6pm ${long}`);
    expect(await post.isTold('2200')).toMatch(/is 2996 characters long.*Shorten it by 796.*Nothing was posted/s);

    const other = await stage.drop('post tomorrow 5pm Udon');
    await other.shows(/^scheduled/);
    await stage.chat.edit('mia', other.root, `post tomorrow 5pm ${long}`);
    expect(await other.isTold('2200')).toContain('2996');
    expect(other.card()).toMatch(/^scheduled[\s\S]*Udon/);
    await other.press('Cancel');
  });

  it('TikTok cannot be reached meanwhile: what it said within the last day is good enough for a choice', async () => {
    await stage.command(`settings ask on @${handle}`);
    const post = await stage.drop('post tomorrow 9pm Steam');
    await post.shows(/^draft[\s\S]*Choose audience and settings/);
    await post.press('Choose audience and settings');
    await openForm(post.code());
    const action = { kind: 'answer', status: 503 } as const;
    stage.tiktok.faults.plan({ path: creatorInfo, times: Number.POSITIVE_INFINITY, action });
    await stage.chat.send('mia', { caption: 'More steam', audience: 'PUBLIC_TO_EVERYONE', interactions: ['comments'] });
    expect(await post.shows(/^scheduled/)).toContain('More steam');
    stage.tiktok.faults.reset();
    await post.press('Cancel');
    await stage.command(`settings ask off @${handle}`);
  });

  it('TikTok answers after the time in which a form may open: a button opens it with that answer', async () => {
    await stage.command(`settings ask on @${handle}`);
    const post = await stage.drop('post tomorrow 9:30pm Slow broth');
    await post.shows(/^draft[\s\S]*Choose audience and settings/);
    await stage.advance(60_000);
    stage.tiktok.accounts.change(handle, { duetDisabled: true });
    stage.tiktok.faults.plan({ path: creatorInfo, action: { kind: 'delay', delayMs: 2_900 } });
    const said = await stage.answerTo(() => post.press('Choose audience and settings'));
    expect(said.text).toContain(`The form of ${post.code()} is ready: press Choose audience and settings to open it.`);
    expect(stage.chat.form('mia')?.includes(post.code()) ?? false).toBe(false);
    await stage.chat.click('mia', said, 'Choose audience and settings');
    await openForm(post.code());
    expect(stage.chat.form('mia')).toContain(
      'Duet: off, because it is switched off in the account’s settings in the TikTok app',
    );
    await stage.chat.send('mia', { audience: 'PUBLIC_TO_EVERYONE' });
    await post.shows(/^scheduled/);
    stage.tiktok.accounts.change(handle, { duetDisabled: false });
    await post.press('Cancel');
    await stage.command(`settings ask off @${handle}`);
  });

  it('whoever rejects is no approver any more: told so, and the reason is given back', async () => {
    await stage.command('settings approvals on', 'ada');
    const shown = await stage.answerTo(() => stage.chat.command('ada', 'settings'), 'ada');
    await stage.chat.click('ada', shown, 'Workspace');
    const leo = (platform === 'slack' ? slackOf(stage) : discordOf(stage)).users.get('leo').id;
    await stage.until(() => stage.chat.form('ada'), 'the settings');
    await told({ approvers: [leo] }, 'ada');
    const post = await stage.drop('post tomorrow 10pm Night shift');
    await post.isTold('waits for approval');
    await post.press('Reject', 'leo');
    await openForm('Reject the post', 'leo');

    const again = await stage.answerTo(() => stage.chat.command('ada', 'settings'), 'ada');
    await stage.chat.click('ada', again, 'Workspace');
    await stage.until(() => stage.chat.form('ada'), 'the settings');
    await told({ approvers: [] }, 'ada');

    const answer = await told({ reason: 'The broth is missing' }, 'leo');
    expect(answer.text).toContain('Only approvers decide');
    expect(answer.text).toContain('The broth is missing');
    expect(post.card()).toMatch(/^waiting for approval/);
    await stage.command('settings approvals off', 'ada');
    await post.shows(/^scheduled/);
    await post.press('Cancel');
  });

  it('its account is disconnected meanwhile: the settings say so, and the post keeps what was typed', async () => {
    const post = await stage.drop('post tomorrow 11pm Last order');
    await post.shows(/^scheduled/);
    await post.press('Edit');
    await openForm(post.code());
    const list = await stage.answerTo(() => stage.chat.command('ada', 'profiles'), 'ada');
    await stage.chat.click('ada', list, 'Settings');
    await openForm('How posts reach TikTok', 'ada');
    const profiles = await stage.answerTo(() => stage.chat.command('mia', 'profiles'));
    const pressed = await stage.answerTo(() => stage.chat.click('mia', profiles, 'Disconnect'));
    // Discord asks in a message of its own whether it is meant.
    if (platform === 'discord') await stage.chat.click('mia', pressed, 'Disconnect');
    await post.shows(/^on hold/);

    expect((await told({ way: 'by_hand' }, 'ada')).text).toContain('not connected here any more');
    if (platform === 'slack') {
      // The same form is drawn again, about the post as it is by now, with what was typed.
      expect(await stage.chat.send('mia', { caption: 'Typed before it was gone' })).toEqual({});
      const again = await openForm('was changed since this form was opened');
      expect(again).toBe(true);
      expect(stage.chat.form('mia')).toContain('Typed before it was gone');
    } else {
      const { text } = await told({ caption: 'Typed before it was gone' });
      expect(text).toContain('was changed since this form was opened');
      expect(text).toContain('Typed before it was gone');
    }
  });

  it('a digest is promised where I can write alone, and the place that vanishes is told', async () => {
    await stage.connect();
    const open = async () => {
      const shown = await stage.answerTo(() => stage.chat.command('ada', 'settings'), 'ada');
      await stage.chat.click('ada', shown, 'Workspace');
      await openForm('Weekly digest', 'ada');
    };
    const { channels } = platform === 'slack' ? slackOf(stage) : discordOf(stage);
    const [digests, closed] =
      platform === 'slack'
        ? [
            slackOf(stage).channels.add({ name: 'digests', kind: 'channel', members: ['ada'] }),
            slackOf(stage).channels.add({ name: 'closed', kind: 'channel', members: ['ada'], botIsMember: false }),
          ]
        : [discordOf(stage).channels.add({ name: 'digests' }), discordOf(stage).channels.add({ name: 'closed' })];
    if (platform === 'discord') discordOf(stage).channels.deny('closed', 'schedy', ['SendMessages']);
    const pick = ({ id }: { id: string }) => ({ digest: [id] });

    await open();
    expect((await told(pick(closed), 'ada')).text).toContain('I cannot write in that channel');
    if (platform === 'discord') await open();
    const { text } = await told(pick(digests), 'ada');
    expect(text).toContain('A digest comes each Monday at 09:00 in #digests');

    // Its channel is gone while the form is open: the answer finds its way.
    await open();
    if (platform === 'slack') slackOf(stage).channels.archive(channelName);
    await stage.chat.send('ada', { hour: platform === 'slack' ? '09:30' : '9:30' });
    const heard = () => [...stage.direct('ada'), ...stage.chat.ephemerals('ada').map((said) => said.text)];
    await stage.until(() => heard().find((said) => said.includes('means 09:30')), 'the answer');
    expect(channels.get('digests').id).toBe(digests.id);

    if (platform === 'slack') slackOf(stage).channels.archive('digests');
    else await discordOf(stage).channels.delete('digests');
    await stage.advanceTo('2026-11-30T09:01:00-05:00');
    await stage.until(() => stage.direct('ada').find((said) => said.includes('so the digest is off')), 'what is told');
  });
});
