/** A week as a picture: for whoever asks, with what they may see, and the same in words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { type Name, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

/** What describes the last picture that somebody got, and its bytes. */
function pictureOf(stage: Stage, who: Name, isDirect = false) {
  if (stage.chat.platform === 'slack') {
    const slack = slackOf(stage);
    const files = slack.messages(slack.channels.directMessage(who).id).flatMap((message) => message.files);
    const file = files.filter(({ mimetype }) => mimetype === 'image/png').at(-1);
    return { alt: file?.altText ?? '', content: file?.content, count: files.length };
  }
  const discord = discordOf(stage);
  const shown = isDirect ? discord.messages(discord.channels.directMessage(who).id) : discord.ephemerals(who);
  const files = shown.flatMap(({ attachments }) => attachments);
  const file = files.at(-1);
  return { alt: file?.description ?? '', content: file?.content, count: files.length };
}

const isPng = (content: unknown): boolean =>
  typeof content === 'object' &&
  content !== null &&
  'bytes' in content &&
  content.bytes instanceof Uint8Array &&
  Buffer.from(content.bytes).toString('latin1', 1, 4) === 'PNG';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  let first: Dropped;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('shows the week as a picture that is described, and in words', async () => {
    first = await stage.drop('post tomorrow 7pm New ramen <drop> 🍜 @everyone');
    await first.shows('scheduled');
    const said = await stage.answerTo(() => stage.chat.command('mia', 'calendar'));
    expect(said.text).toContain('Calendar Mon 23 Nov – Sun 29 Nov 2026 · times in Europe/Berlin');
    expect(said.text).toContain('Tue 24 Nov (today): nothing planned');
    expect(said.text).toContain(`• 19:00 · ${first.code()} · @ramenhouse · scheduled · New ramen <drop> 🍜 @everyone`);
    const { alt, content } = pictureOf(stage, 'mia');
    expect(alt).toContain('Calendar of Mon 23 Nov – Sun 29 Nov 2026, times in Europe/Berlin.');
    expect(alt).toContain(`• 19:00 · ${first.code()} · @ramenhouse · scheduled · New ramen <drop> 🍜 @everyone`);
    expect(isPng(content)).toBe(true);
  });

  it('turns to other weeks by a button, in words, and by a date', async () => {
    const later = await stage.drop('post on 2 December 9am Night market');
    await later.shows('scheduled');
    const week = await stage.answerTo(() => stage.chat.command('mia', 'calendar'));
    const next = await stage.answerTo(() => stage.chat.click('mia', week, 'Week after'));
    expect(next.text).toContain('Calendar Mon 30 Nov – Sun 6 Dec 2026');
    expect(next.text).toContain(`• 09:00 · ${later.code()}`);
    expect(await stage.command('calendar next week')).toContain('Calendar Mon 30 Nov');
    expect(await stage.command('calendar 24 dec')).toContain('Calendar Mon 21 Dec – Sun 27 Dec 2026');
    expect(await stage.command('calendar gibberish')).toContain('I cannot read “gibberish” as a week.');
  });

  it('shows the times that are kept and still free', async () => {
    const weekly = await stage.drop('post every thursday 8am Soup of the week');
    await weekly.shows('scheduled');
    await weekly.press('Keep Thursdays 08:00');
    const said = await stage.command('calendar next week');
    expect(said).toContain('• 08:00 · free slot (a good hour)');
  });

  it('is answered in a direct message, and directly to whoever asks in a channel', async () => {
    const before = pictureOf(stage, 'mia', true).count;
    await stage.chat.say('mia', { text: 'calendar next week', isDirect: true });
    await stage.until(() => pictureOf(stage, 'mia', true).count > before, 'the picture');
    expect(stage.direct().at(platform === 'slack' ? -2 : -1)).toContain('Calendar Mon 30 Nov – Sun 6 Dec 2026');

    const asked = await stage.say('@schedy what is planned this week?');
    await asked.isTold('I have sent you the calendar directly');
    await stage.until(() => pictureOf(stage, 'mia', true).count > before + 1, 'the second picture');
    expect(pictureOf(stage, 'mia', true).alt).toContain('Calendar of Mon 23 Nov');
  });

  it('shows what was posted in private to its author alone', async () => {
    const own = await stage.drop('post friday 7pm Secret menu', { who: 'leo', isDirect: true });
    // In private with the bot Discord knows nothing of the server and its account.
    await own.shows(platform === 'slack' ? 'scheduled' : 'draft');
    expect(await stage.command('calendar')).not.toContain('Secret menu');
    expect(pictureOf(stage, 'mia').alt).not.toContain('Secret menu');
    if (platform === 'slack') expect(await stage.command('calendar', 'leo')).toContain('Secret menu');
  });

  it('shows the state of what went out', async () => {
    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await stage.goesOut(first);
    const said = await stage.command('calendar');
    expect(said).toContain('Wed 25 Nov (today)');
    expect(said).toContain(`• 19:00 · ${first.code()} · @ramenhouse · published · New ramen`);
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
