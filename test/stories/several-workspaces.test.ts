/** One Schedy in two Slack workspaces and a Discord server: each is added by itself, and none reaches into another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser, type Page } from '../../sandbox/browser.ts';
import type { Chat } from '../../sandbox/chats/chat.ts';
import { discordChat } from '../../sandbox/chats/discord-chat.ts';
import { slackChat, slackOf } from '../../sandbox/chats/slack-chat.ts';
import { createDiscord, type DiscordStandIn } from '../../sandbox/discord/index.ts';
import type { SlackStandIn, SlackTeam } from '../../sandbox/slack/index.ts';
import type { PostView } from '../../src/core/index.ts';
import { channelName } from './cast.ts';
import { seconds } from './clock.ts';
import { createPeople, type People } from './people.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(['socket', 'http'] as const)('over %s', (slackMode) => {
  let stage: Stage;
  let slack: SlackStandIn;
  let noodleBar: SlackTeam;
  let noodles: People;
  let noodleChat: Chat;
  let discord: DiscordStandIn;
  let server: People;

  const add = async (workspace: string): Promise<Page> => {
    const browser = createBrowser();
    await browser.open(`${stage.publicUrl}/slack/install`);
    return browser.follow(`Allow in ${workspace}`);
  };
  /** Of the Noodle Bar's posts, by its caption. */
  const theirPost = async (caption: string): Promise<PostView> => {
    const { posts } = stage.core();
    const all = await Promise.all(noodleChat.postIds().map((id) => posts.read(id)));
    const found = all.find((post) => post?.caption === caption);
    if (!found) throw new Error(`Nobody has posted "${caption}".`);
    return found;
  };
  const installedTeams = () => stage.core().installations.list('slack');
  const patience = { timeout: 60_000 };
  const codeIn = (card: string): string => /\b[a-z0-9]{4}(?= ·)/.exec(card.split('\n').at(-1) ?? '')?.[0] ?? card;

  beforeAll(async () => {
    const now = () => (stage as Stage | undefined)?.clock.now() ?? new Date('2026-11-24T15:00:00Z');
    discord = await createDiscord({ now, answerTimeoutMs: 20_000, rateLimits: false });
    for (const name of ['mia', 'leo', 'ada']) discord.users.add({ name });
    discord.channels.add({ name: channelName });
    stage = await openStage({ slackMode, isAddedByOAuth: true, env: { ...discord.env } });
    slack = slackOf(stage);
    noodleBar = slack.addTeam({ id: 'T0NOODLE2', name: 'Noodle Bar' });
    for (const name of ['mia', 'leo', 'ada']) noodleBar.users.add({ name });
    noodleBar.channels.add({ name: channelName, kind: 'channel', members: ['mia', 'leo', 'ada'] });
    const { tiktok, until } = stage;
    for (const one of ['shoyushop', 'noodlebar']) tiktok.accounts.add({ handle: one, nickname: one });
    const peopleOf = (chat: Chat) => createPeople({ chat, tiktok, until, browser: createBrowser() });
    noodleChat = slackChat(noodleBar, { channelName, now });
    noodles = peopleOf(noodleChat);
    server = peopleOf(discordChat(discord, { channelName, now }));
  });
  afterAll(async () => {
    await stage.close(/token_revoked|account_inactive/);
    await discord.close();
  });

  it('runs where nobody has added it yet, and says where that is done', async () => {
    expect((await fetch(`${stage.publicUrl}/readyz`)).status).toBe(200);
    const home = await createBrowser().open(stage.publicUrl);
    expect(home.html).toContain(`href="${stage.publicUrl}/slack/install"`);
  });

  it('is at work from the first installation on, without a restart, and greets who made it', async () => {
    const page = await add('Ramen House');
    expect(page).toMatchObject({ status: 200, heading: 'Schedy is in Ramen House' });
    expect(page.text).toContain('/schedy connect');
    await stage.until(() => stage.direct('mia')[0], 'the greeting');
    expect(await stage.command('help', 'leo')).toContain('/schedy connect');
    expect(noodleBar.isInstalled()).toBe(false);
  });

  it('serves each workspace with its own token', async () => {
    expect(await add('Noodle Bar')).toMatchObject({ status: 200, heading: 'Schedy is in Noodle Bar' });
    await stage.connect('mia', 'shoyushop');
    await noodles.connect('mia', 'noodlebar');
    const ramen = await stage.drop('post tomorrow 7pm Ramen #a');
    const udon = await noodles.drop('post tomorrow 8pm Udon #b');
    expect(await ramen.shows(/^scheduled/)).toContain('@shoyushop');
    expect(await udon.shows(/^scheduled/)).toContain('@noodlebar');
    expect(noodleBar.calls.filter(({ ok }) => !ok)).toEqual([]);
    expect(slack.calls.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('lets no command reach from one into another', async () => {
    const post = await stage.drop('post tomorrow 9pm Gyoza #c');
    const code = codeIn(await post.shows(/^scheduled/));
    await server.command('timezone Europe/Berlin', 'mia');
    for (const elsewhere of [noodles, server]) {
      for (const words of [
        `show ${code}`,
        `move ${code} friday 9am`,
        `cancel ${code}`,
        `now ${code}`,
        `history ${code}`,
      ]) {
        expect(await elsewhere.command(words), words).not.toMatch(/Gyoza|shoyushop/);
      }
      for (const words of ['queue', 'history', 'profiles', 'slots', 'settings']) {
        expect(await elsewhere.command(words), words).not.toMatch(/Gyoza|Ramen #|shoyushop/);
      }
    }
    expect(post.card()).toMatch(/^scheduled/);
  });

  it('lets no word or button of one workspace change a post of another', async () => {
    const post = await stage.drop('post tomorrow 10pm Shio #d');
    const before = await post.shows(/^scheduled/);
    const foreign = await noodles.drop('post tomorrow 10pm Soba #e');
    await foreign.shows(/^scheduled/);
    await foreign.say('cancel');
    await foreign.shows(/^cancelled/);
    expect(post.card()).toBe(before);
  });

  it('that removes it waits, tells the other nothing, and goes on when it is added again', async () => {
    const ours = await stage.drop('post friday 7pm Miso #f');
    const theirs = await noodles.drop('post friday 7pm Kake #g');
    await ours.shows(/^scheduled/);
    await theirs.shows(/^scheduled/);
    noodleBar.uninstall();
    await expect.poll(async () => (await theirPost('Kake #g')).state, patience).toBe('on_hold');
    await expect.poll(installedTeams, patience).toEqual([slack.team.id]);
    expect(ours.card()).toMatch(/^scheduled/);
    expect(await stage.command('queue')).toContain('Miso');

    expect(await add('Noodle Bar')).toMatchObject({ heading: 'Schedy is in Noodle Bar' });
    noodleBar.channels.invite(channelName, 'schedy');
    await expect.poll(async () => (await theirPost('Kake #g')).state, patience).toBe('scheduled');
    await theirs.shows(/^scheduled/);
    expect(await noodles.command('queue')).toContain('Kake');
  });

  it('that removes it while a video is fetched gets one answer, once it is back', async () => {
    const { calls } = noodleBar;
    const before = calls.length;
    const removed = noodleBar.on('message', async ({ metadata }) => {
      if (metadata?.event_type === 'schedy_card') noodleBar.uninstall();
    });
    const theirs = await noodles.drop('post sunday 7pm Tsuyu #i', { files: ['ok.mp4'] });
    await expect.poll(installedTeams, patience).toEqual([slack.team.id]);
    removed();
    expect(calls.length).toBeGreaterThan(before);
    expect(await stage.command('help')).toContain('/schedy');

    await add('Noodle Bar');
    // What failed is tried again after a pause; before somebody invites it, no card can be drawn.
    const isShutOut = () => calls.some(({ method, error }) => method === 'chat.update' && error === 'not_in_channel');
    await stage.advanceUntil(isShutOut, 20 * seconds);
    noodleBar.channels.invite(channelName, 'schedy');
    const isAnswered = () => theirs.cards().some((card) => /^(scheduled|failed)/.test(card));
    await stage.until(isAnswered, 'the card to be drawn anew');
    expect(theirs.card()).toContain('Tsuyu');
    expect(theirs.cards()).toHaveLength(1);
  });

  it('whose token was taken back in silence departs at the next call, and loses nothing that was to be said', async () => {
    const theirs = await noodles.drop('post saturday 7pm Zaru #h');
    await theirs.shows(/^scheduled/);
    const { id, author } = await theirPost('Zaru #h');
    const { id: workspaceId = '' } =
      (await stage.core().erasure.listWorkspaces()).find(({ externalId }) => externalId === noodleBar.team.id) ?? {};
    noodleBar.revokeToken({ isSilent: true });
    // Its card is to be drawn anew, and cannot.
    await stage.core().posts.cancel(id, { workspaceId, memberId: author.id, isAdmin: false });
    await expect.poll(installedTeams, patience).toEqual([slack.team.id]);
    expect(await stage.command('help')).toContain('/schedy');

    await add('Noodle Bar');
    await theirs.shows(/^cancelled/);
  });
});
