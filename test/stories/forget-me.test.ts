/** Somebody wants to be forgotten: they are asked with what there is, and then nothing of it is left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('what is planned is cancelled and told, the account is revoked, and all of it is deleted', async () => {
    const post = await stage.drop('post tomorrow 7pm New ramen drop #cooking');
    await post.shows('scheduled');

    const refused = await stage.command('forget workspace', 'leo');
    expect(refused).toContain('Only admins');
    const question = await stage.answerTo(() => stage.chat.command('mia', 'forget me'));
    expect(question.text).toContain('It cannot be undone.');
    expect(question.text).toContain('1 post with captions, settings and history');
    expect(question.text).toContain('ramenhouse');
    expect(question.text).toContain('1 planned post is cancelled');
    expect(question.text).toContain('delete them in the TikTok app');
    await post.shows('scheduled');

    const done = await stage.answerTo(() => stage.chat.click('mia', question, 'Delete my data'));
    expect(done.text).toContain('The data is being deleted: 1 planned post is cancelled, 1 account is revoked.');
    await post.shows('cancelled');
    await post.isTold(/is cancelled and does not go out: its author has asked me to delete their data/);

    const left = async () => {
      await stage.core().sweep();
      const workspaces = await stage.core().erasure.listWorkspaces();
      return workspaces.reduce((sum, { posts }) => sum + posts, 0);
    };
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    expect(await stage.command('profiles', 'leo')).toContain('No TikTok account is connected yet.');
  });

  it('the words are understood, and answered with a button', async () => {
    const said = await stage.say(platform === 'slack' ? '@schedy please forget me' : 'forget me', 'leo');
    await said.isTold(/I tell you alone what I keep of you/);
    const [answer] = stage.chat.under(said.root).filter(({ labels }) => labels.length > 0);
    if (!answer) throw new Error('There is no button.');
    const question = await stage.answerTo(() => stage.chat.click('leo', answer, 'What is kept of me?'), 'leo');
    expect(question.labels).toContain('Delete my data');
  });
});
