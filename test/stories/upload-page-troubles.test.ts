/** The upload page when somebody changes their mind, leaves, or wants to be forgotten: nothing half-stored stays. */
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { type Name, platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink, createUploadClient, type UploadClient } from './upload-page.ts';

const video = new URL('../fixtures/videos/ok.mp4', import.meta.url);

describe.each(platforms)('on %s, through the upload page', (platform) => {
  let stage: Stage;
  let bytes: Uint8Array;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
    bytes = anotherTake(await readFile(video), 7);
  });
  // Whether somebody is still there, Discord is asked, and it knows them no more.
  afterAll(() => stage.close(/Unknown Member/));

  const kept = () => readdir(stage.home.mediaDir).catch(() => []);
  const half = () => bytes.subarray(0, bytes.length / 2);
  const rest = () => bytes.subarray(half().length);

  /** A page on which half of a video has arrived. */
  const beginHalf = async (url: string): Promise<{ page: UploadClient; at: string }> => {
    const page = createUploadClient(url);
    expect((await page.open()).status).toBe(200);
    const { at } = await page.begin({ name: 'clip.mp4', sizeBytes: bytes.length, when: 'tomorrow 7pm' });
    expect((await page.send(at, 0, half())).status).toBe(204);
    expect(await kept()).toHaveLength(1);
    return { page, at };
  };

  const verdictOf = async (page: UploadClient): Promise<string> => {
    await expect.poll(async () => (await page.open()).uploads[0]?.kind, { timeout: 30_000 }).toBe('bad');
    return (await page.open()).uploads[0]?.text ?? '';
  };

  const change = async (who: Name, to: 'guest' | 'left'): Promise<void> => {
    if (platform === 'discord') await discordOf(stage).guilds.leave(discordOf(stage).guilds.home().id, who);
    else slackOf(stage).users.change(who, to === 'left' ? { deleted: true } : { guest: 'multi-channel' });
    // What is known of a member's rights is of the last second.
    await stage.advance(2_000);
  };

  it('a link that is revoked by its button takes no byte more, and what had come is deleted', async () => {
    const answer = await stage.answerTo(() => stage.chat.command('mia', 'upload'));
    const { url = '' } = await stage.chat.click('mia', answer, 'Open the upload page');
    const { page, at } = await beginHalf(url);
    const told = await stage.answerTo(() => stage.chat.click('mia', answer, 'Revoke the link'));
    expect(told.text).toContain('The link works no more, and what had not arrived is deleted.');
    expect(await kept()).toEqual([]);
    const refused = await page.send(at, half().length, rest());
    expect([refused.status, refused.text]).toEqual([404, expect.stringContaining('/schedy upload in chat')]);
    const begun = await page.begin({ name: 'clip.mp4', sizeBytes: 10 });
    expect([begun.status, begun.text]).toEqual([410, expect.stringContaining('The link has been revoked.')]);
    expect(await (await fetch(url)).text()).toContain('This link has been revoked');
  });

  it('whoever is forgotten takes the half of a video and the link along', async () => {
    const { page, at } = await beginHalf(await askForUploadLink(stage));
    const question = await stage.answerTo(() => stage.chat.command('mia', 'forget me'));
    await stage.answerTo(() => stage.chat.click('mia', question, 'Delete my data'));
    const left = async () => {
      await stage.core().sweep();
      return kept();
    };
    await expect.poll(left, { timeout: 30_000 }).toEqual([]);
    const refused = await page.send(at, half().length, rest());
    expect([refused.status, refused.text]).toEqual([404, expect.stringContaining('not known here')]);
    const opened = await page.open();
    expect([opened.status, opened.text]).toEqual([410, expect.stringContaining('/schedy upload in chat')]);
  });

  // Discord has no guests.
  if (platform === 'slack') {
    it('who has become a guest meanwhile posts nothing', async () => {
      const { page, at } = await beginHalf(await askForUploadLink(stage, 'leo'));
      await change('leo', 'guest');
      expect((await page.send(at, half().length, rest())).status).toBe(204);
      expect(await verdictOf(page)).toContain('Nothing was scheduled. Schedy says why in chat');
      const why = () => stage.chat.inChannel().flatMap((said) => stage.chat.under(said));
      await stage.until(() => why().some(({ text }) => text.includes('Guests do not post here')), 'the reason in chat');
      expect(await kept()).toEqual([]);
      slackOf(stage).users.change('leo', { guest: false });
      await stage.advance(2_000);
    });
  }

  it('who has left meanwhile posts nothing, and the page says whom to ask', async () => {
    const { page, at } = await beginHalf(await askForUploadLink(stage, 'leo'));
    await change('leo', 'left');
    expect((await page.send(at, half().length, rest())).status).toBe(204);
    expect(await verdictOf(page)).toContain('If you have left that workspace, ask somebody who is still there.');
    expect(await kept()).toEqual([]);
  });
});
