/** The desk on the whole core and a real database: who sees what, and what a press does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDesk, type Desk, type InboundMessage } from '../../../src/bots/desk/index.ts';
import { actorOf, type Sender, silentLog } from '../../../src/core/index.ts';
import { hours, openStage, type Person, type Stage, seconds, type Team } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { senderOf } from './sender.ts';
import { inboundMessage, video } from './stage.ts';

let stage: Stage;
let team: Team;
let desk: Desk;

beforeAll(async () => {
  stage = await openStage();
  const { core, clock } = stage;
  desk = createDesk({ core, clock, log: silentLog, platform: 'slack' });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});

const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (person: Person, ms = hours, caption = 'Ramen') =>
  stage.drop(person, { when: { kind: 'at', at: later(ms), note: null }, caption });
const command = async (sender: Sender, text: string, channel?: string) =>
  plainText(await desk.command({ sender, text, channel }));

const said = (sender: Sender, text: string, more?: Partial<InboundMessage>) =>
  inboundMessage(stage, sender, text, more);

const say = async (postId: string, text: string) => {
  const { channel, root } = (await stage.read(postId)).thread;
  await desk.receive(said(senderOf(team.mia), text, { channel, root, inThread: true }));
};
const answersTo = async (postId: string) => {
  const { thread } = await stage.read(postId);
  const rows = await stage.prisma.notice.findMany({ where: { threadId: thread.id, kind: 'answer' } });
  return rows.map(({ data }) => data);
};

describe('a post that is starting', () => {
  const startNow = async (at: 'creator-info' | 'chunk', act: (postId: string) => Promise<unknown>) => {
    const postId = await planned(team.mia);
    let isDone = false;
    const remove = stage.standIn.on(at, async () => {
      if (isDone) return;
      isDone = true;
      await act(postId);
    });
    await stage.pass(hours + 10 * seconds);
    remove();
    return stage.read(postId);
  };
  test('is stopped by the word and by the button', async () => {
    expect(await startNow('creator-info', (postId) => say(postId, 'cancel'))).toMatchObject({ state: 'cancelled' });
    const press = (value: string) => desk.press({ sender: senderOf(team.mia), action: 'cancel', value });
    expect(await startNow('creator-info', press)).toMatchObject({ state: 'cancelled' });
  });

  test('says what still can be done about it, and from its first byte on that nothing can', async () => {
    const sender = senderOf(team.mia);
    const answered: string[] = [];
    await startNow('creator-info', async (value) => {
      const answer = await desk.press({ sender, action: 'post_now', value });
      answered.push(answer ? plainText(answer) : '');
    });
    const sent = await startNow('chunk', async (value) => {
      const answer = await desk.press({ sender, action: 'cancel', value });
      answered.push(answer ? plainText(answer) : '');
      await say(value, 'cancel');
    });
    expect(answered[0]).toMatch(/is just starting\. Until its first byte has gone to TikTok, “cancel” stops it/);
    expect(answered[1]).toContain(`${sent.code} is on its way to TikTok: that can no longer be changed.`);
    expect(answered[1]).toContain('delete it in the TikTok app');
    expect(sent.state).toBe('published');
    const facts = { code: sent.code, state: 'publishing', isSending: true };
    expect(await answersTo(sent.id)).toMatchObject([{ answer: 'cannot_change', facts }]);
  });
});

describe('a press that comes too late for what it was about', () => {
  test.each([
    ['undo', 'scheduled'],
    ['its_there', 'scheduled'],
    ['post_again', 'scheduled'],
    ['in_an_hour', 'scheduled'],
    ['posted_it', 'scheduled'],
    ['its_there', 'on_hold'],
    ['in_an_hour', 'failed'],
  ] as const)('is told how the post stands, not that nothing can change: %s, %s', async (action, state) => {
    const sender = senderOf(team.mia);
    const value = await planned(team.mia);
    await stage.prisma.post.update({ where: { id: value }, data: { state } });
    const answer = await desk.press({ sender, action, value });
    const { code } = await stage.read(value);
    expect(answer && plainText(answer)).toBe(
      `${code} ${state === 'failed' ? 'has failed' : `is ${state.replace('_', ' ')}`} by now, so that changes nothing. Its card shows what can be done with it.`,
    );
  });

  test('a time with two readings under a post that failed is asked for in full', async () => {
    const postId = await planned(team.mia);
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'failed' } });
    await say(postId, 'move to friday 7');
    expect(await answersTo(postId)).toMatchObject([
      { answer: 'time_unread_in_thread', facts: { words: 'move to friday 7', isAmbiguous: true } },
    ]);
  });
});

describe('Check token', () => {
  test('pressed again and again asks TikTok once a minute, and is held back like every other button', async () => {
    const sender = senderOf(team.mia);
    const asked = () => stage.standIn.calls.filter(({ path }) => path === '/v2/user/info/').length;
    const before = asked();
    const check = async () => {
      const answer = await desk.press({ sender, action: 'check_token', value: team.profileId });
      return answer ? plainText(answer) : '';
    };
    const answers: string[] = [];
    for (let press = 0; press < 50; press += 1) answers.push(await check());
    expect(answers.filter((text) => text.includes('TikTok accepts the login'))).toHaveLength(40);
    expect(answers.at(-1)).toContain('Wait a moment');
    expect(asked()).toBe(before + 1);
  });
});

describe('/schedy queue', () => {
  test('shows a page and leads to the others', async () => {
    for (let hour = 1; hour <= 11; hour += 1) await planned(team.mia, hour * hours, `Number ${hour}.`);
    const sender = senderOf(team.mia);
    const first = await command(sender, 'queue');
    expect(first).toMatch(/^Planned \(1–10 of 11\)/);
    expect(first).toContain('Number 10.');
    expect(first.split('\n').at(-1)).toBe('→ Later');
    const second = await desk.press({ sender, action: 'show_queue', value: '1' });
    expect(second && plainText(second)).toMatch(/^Planned \(11–11 of 11\)\n.*Number 11\..*\n→ Earlier$/);
  });

  test('has one page for as many as fit on it, and another for one more', async () => {
    const sender = senderOf(team.mia);
    for (let hour = 1; hour <= 10; hour += 1) await planned(team.mia, hour * hours, `Number ${hour}.`);
    expect(await command(sender, 'queue')).toMatch(/^Planned\n[^→]*Number 10\.$/);
    await planned(team.mia, 11 * hours, 'Number 11.');
    expect((await command(sender, 'queue')).split('\n').at(-1)).toBe('→ Later');
  });

  test('leaves out nothing when posts have gone out between two pages', async () => {
    const sender = senderOf(team.mia);
    for (let hour = 1; hour <= 22; hour += 1) await planned(team.mia, hour * hours, `Number ${hour}.`);
    const read = async (value: string) => {
      const message = await desk.press({ sender, action: 'show_queue', value });
      return { text: message ? plainText(message) : '', buttons: message?.buttons ?? [] };
    };
    const buttonOf = (page: Awaited<ReturnType<typeof read>>, label: string): string => {
      const button = page.buttons.find((one) => one.label === label);
      return button && 'value' in button ? button.value : '';
    };
    const later = buttonOf(await read('0'), 'Later');
    await stage.pass(3 * hours + 30 * seconds);
    const second = await read(later);
    expect(second.text).toMatch(/^Planned \(8–17 of 19\)\n.*Number 11\./);
    const third = await read(buttonOf(second, 'Later'));
    expect(third.text).toMatch(/^Planned \(18–19 of 19\)\n.*Number 21\..*\n.*Number 22\.\n→ Earlier$/);
    const back = await read(buttonOf(third, 'Earlier'));
    expect(back.text).toMatch(/^Planned \(8–17 of 19\)/);
    expect((await read(buttonOf(back, 'Earlier'))).text).toMatch(/^Planned \(1–10 of 19\)\n.*Number 4\./);
    // What is left fits on one page.
    await stage.pass(16 * hours);
    expect((await read('18:19')).text).toMatch(/^Planned\n[^→]*Number 20\.[^→]*$/);
  });

  test('says how many wait for an approver beside those that it names', async () => {
    const ada = await stage.newPerson(team.workspaceId, true);
    const { workspaceId } = team;
    await stage.prisma.workspace.update({ where: { id: workspaceId }, data: { approvals: true } });
    for (let hour = 1; hour <= 12; hour += 1) await planned(team.mia, hour * hours, `Number ${hour}.`);
    const sender = senderOf(ada, { isAdmin: true, isApprover: true });
    expect(await command(sender, 'queue')).toMatch(/^Wait for your approval: (?:\w+, ){9}\w+ and 2 more\. /);
  });

  test('shows what was posted in private to its author, to admins and to those who are there', async () => {
    const postId = await planned(team.mia, hours, 'A secret.');
    const { thread } = await stage.read(postId);
    await stage.prisma.thread.update({ where: { id: thread.id }, data: { isPrivate: true } });
    const leo = await stage.newPerson(team.workspaceId);
    expect(await command(senderOf(team.mia), 'queue')).toContain('A secret.');
    expect(await command(senderOf(leo), 'queue')).not.toContain('A secret.');
    expect(await command(senderOf(leo), 'queue', thread.channel)).toContain('A secret.');
    expect(await command(senderOf(leo, { isAdmin: true }), 'queue')).toContain('A secret.');
    expect(await desk.suggest({ sender: senderOf(leo), what: 'posts', typed: '' })).toEqual([]);
  });

  test('shows guests their own posts alone', async () => {
    await planned(team.mia, hours, 'Not for guests.');
    const guest = await stage.newPerson(team.workspaceId);
    expect(await command(senderOf(guest, { isGuest: true }), 'queue')).toMatch(/^Nothing is planned/);
  });
});

describe('looking back', () => {
  const publish = async (caption: string) => {
    const postId = await planned(team.mia, hours, caption);
    await stage.pass(hours + 30 * seconds);
    return stage.read(postId);
  };

  test('/schedy history lists what is over, the last one first, each with its link or what became of it', async () => {
    const sender = senderOf(team.mia);
    expect(await command(sender, 'history')).toMatch(/^Nothing has gone out yet/);
    const out = await publish('Went out.');
    const gone = await stage.read(await planned(team.mia, hours, 'Was stopped.'));
    await command(sender, `cancel ${gone.code}`);
    const list = (await command(sender, 'history')).split('\n');
    expect(list[1]).toMatch(new RegExp(`^${gone.code} · <moment .*> · cancelled · @.* · Was stopped\\.$`));
    expect(list[2]).toMatch(new RegExp(`^${out.code} · .* · published · https://www.tiktok.com/@.*Went out\\.$`));
    expect(await command(senderOf((await stage.newTeam()).mia), 'history')).toMatch(/^Nothing has gone out yet/);
  });

  test('is paged, and shows guests their own posts alone and private ones to those who are there', async () => {
    for (let index = 0; index < 11; index += 1) {
      const { code } = await stage.read(await planned(team.mia, hours, `Number ${index}.`));
      await command(senderOf(team.mia), `cancel ${code}`);
    }
    const first = await command(senderOf(team.mia), 'history');
    expect(first).toMatch(/^Posted and ended \(1–10 of 11\)/);
    const second = await desk.press({ sender: senderOf(team.mia), action: 'show_history', value: '1' });
    expect(second && plainText(second)).toContain('Number 0.');
    const guest = await stage.newPerson(team.workspaceId);
    expect(await command(senderOf(guest, { isGuest: true }), 'history')).toMatch(/^Nothing/);
    await stage.prisma.thread.updateMany({ where: { workspaceId: team.workspaceId }, data: { isPrivate: true } });
    expect(await command(senderOf(guest), 'history')).toMatch(/^Nothing/);
  });

  test('/schedy show tells a whole life with names, and `history` with a code the same', async () => {
    const sender = senderOf(team.mia);
    const post = await stage.read(await planned(team.mia, 3 * hours, 'A long story.'));
    await command(sender, `move ${post.code} in 4 hours`);
    await desk.receive(
      said(sender, 'caption: Another story.', { channel: post.thread.channel, root: post.thread.root, inThread: true }),
    );
    await stage.pass(4 * hours + 30 * seconds);
    const life = await command(sender, `show ${post.code}`);
    const { displayName } = await stage.prisma.member.findUniqueOrThrow({ where: { id: team.mia.id } });
    expect(life).toMatch(new RegExp(`^${post.code} · published · https://www.tiktok.com/@.* · by ${displayName}\n`));
    for (const told of [
      `the video was dropped by ${displayName}`,
      'it was planned for <moment',
      'it was moved to <moment',
      `it was changed by ${displayName}: new caption`,
      'sending to TikTok began',
      'all of the video had reached TikTok',
      'it was on TikTok: ',
    ]) {
      expect(life).toContain(told);
    }
    expect(life).not.toMatch(/undefined|null|[0-9a-f]{8}-/);
    expect(await command(sender, `history ${post.code}`)).toBe(life);
  });

  test('tells why a post failed, in words', async () => {
    const postId = await planned(team.mia);
    stage.standIn.failNext('spam_risk_text');
    await stage.pass(2 * hours);
    const { code } = await stage.read(postId);
    expect(await command(senderOf(team.mia), `show ${code}`)).toMatch(/it failed: TikTok .*\./);
  });

  test('a code that is unknown, of another workspace or out of sight is no code, for every command', async () => {
    const post = await stage.read(await planned(team.mia));
    await stage.prisma.thread.update({ where: { id: post.thread.id }, data: { isPrivate: true } });
    const stranger = senderOf((await stage.newTeam()).mia);
    const leo = senderOf(await stage.newPerson(team.workspaceId));
    for (const word of ['show', 'history', 'move', 'now', 'retry', 'cancel']) {
      const text = `${word} ${post.code} fri 9am`.replace(/(?<!^move .*) fri 9am/, '');
      for (const sender of [stranger, leo]) {
        expect(await command(sender, text)).toContain(`There is no post ${post.code} here.`);
      }
      expect(await command(leo, `${word} zzzz`)).toContain('There is no post zzzz here.');
    }
    expect((await stage.read(post.id)).state).toBe('scheduled');
  });
});

describe('a post named by its code', () => {
  test('is moved, and told when it goes out; words that cannot be read change nothing', async () => {
    const sender = senderOf(team.mia);
    const { id, code } = await stage.read(await planned(team.mia));
    const at = async () => (await stage.read(id)).dueAt?.toISOString();
    expect(await command(sender, `move ${code} 2026-12-24T18:00`)).toContain(`${code}: scheduled · <moment 2026-12-24`);
    expect(await at()).toBe('2026-12-24T17:00:00.000Z');
    await command(sender, `move ${code} to 9am`);
    expect(await at()).toBe('2026-12-24T08:00:00.000Z');
    expect(await command(sender, `move ${code} blursday`)).toContain('I could not read “blursday” as a time');
    expect(await command(sender, `move ${code} yesterday`)).toContain('already over');
    expect(await command(sender, `move ${code}`)).toContain('When shall');
    expect(await command(sender, `move ${code} next slot`)).toContain('slot');
    expect(await at()).toBe('2026-12-24T08:00:00.000Z');
    const leo = senderOf(await stage.newPerson(team.workspaceId));
    expect(await command(leo, `move ${code} fri 9am`)).toContain('belongs to somebody else');
  });

  test('is tried again only where something failed', async () => {
    const sender = senderOf(team.mia);
    const postId = await planned(team.mia, 2 * hours);
    const { code, dueAt } = await stage.read(postId);
    expect(await command(sender, `retry ${code}`)).toContain('there is nothing to try again');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', dueAt, undoUntil: null });
    stage.standIn.failNext('spam_risk_text');
    await stage.pass(3 * hours);
    expect((await stage.read(postId)).state).toBe('failed');
    expect(await command(sender, `retry ${code}`)).toContain(`${code}: scheduled`);
    await stage.pass(hours);
    expect((await stage.read(postId)).state).toBe('published');
    expect(await command(sender, `retry ${code}`)).toContain('can no longer be changed');
    expect(await command(sender, `move ${code} fri 9am`)).toContain('can no longer be changed');
  });

  test('that may be public already is planned anew by no words, and its card is pointed at', async () => {
    const sender = senderOf(team.mia);
    const { id, code, thread } = await stage.read(await planned(team.mia));
    await stage.prisma.post.update({ where: { id }, data: { state: 'unconfirmed', wakeAt: null } });
    for (const text of [`move ${code} fri 9am`, `now ${code}`, `retry ${code}`]) {
      expect(await command(sender, text)).toContain('press on its card what you find');
    }
    for (const text of ['move to 8pm', 'post now', 'tomorrow instead', 'next slot']) {
      await desk.receive(said(sender, text, { channel: thread.channel, root: thread.root, inThread: true }));
    }
    expect((await stage.read(id)).state).toBe('unconfirmed');
    const again = await desk.press({ sender, action: 'post_again', value: id });
    expect(again).toBeNull();
    expect((await stage.read(id)).state).toBe('scheduled');
  });

  const answersTo = async (message: InboundMessage) => {
    await desk.receive(message);
    await stage.ring();
    return stage.chat.replies(message.channel, message.root).map((one) => plainText(desk.reply(one)));
  };

  test('is changed and shown by words in private and with a mention', async () => {
    const sender = senderOf(team.mia);
    const { id, code } = await stage.read(await planned(team.mia));
    const direct = { place: 'direct', channel: 'DMIA' } as const;
    expect(await answersTo(said(sender, `move ${code} to 2026-12-24 18:00`, direct))).toEqual([
      expect.stringMatching(new RegExp(`${code}: scheduled · Thu 24 Dec.*18:00`)),
    ]);
    expect((await answersTo(said(sender, `show ${code}`)))[0]).toMatch(/ it was moved to Thu 24 Dec/);
    expect((await answersTo(said(sender, `cancel ${code}`)))[0]).toContain(`${code}: cancelled`);
    expect((await stage.read(id)).state).toBe('cancelled');
    expect((await answersTo(said(sender, 'what went out?', direct)))[0]).toContain(`${code} · `);
    expect((await answersTo(said(sender, 'cancel zz99')))[0]).toContain('There is no post zz99 here');
    expect((await answersTo(said(sender, 'post this tomorrow 7pm')))[0]).toContain('I need the video too');
  });

  test('of a private channel is not told where others read', async () => {
    const sender = senderOf(team.mia);
    const { code, thread } = await stage.read(await planned(team.mia, hours, 'A secret.'));
    await stage.prisma.thread.update({ where: { id: thread.id }, data: { isPrivate: true } });
    const [answer] = await answersTo(said(sender, `show ${code}`));
    expect(answer).toContain(`/schedy show ${code} shows that, to you alone`);
  });
});

test('autocomplete proposes what can be changed to whoever may change it, and what is over to whoever may see it', async () => {
  const open = await stage.read(await planned(team.mia, hours, 'Open.'));
  const gone = await stage.read(await planned(team.mia, hours, 'Gone.'));
  await command(senderOf(team.mia), `cancel ${gone.code}`);
  const leo = senderOf(await stage.newPerson(team.workspaceId));
  const codes = async (sender: Sender, what: 'posts' | 'failed posts' | 'all posts') =>
    (await desk.suggest({ sender, what, typed: '' })).map(({ value }) => value);
  expect(await codes(senderOf(team.mia), 'posts')).toEqual([open.code]);
  expect(await codes(leo, 'posts')).toEqual([]);
  expect(await codes(leo, 'all posts')).toEqual([open.code, gone.code]);
  expect(await codes(senderOf(team.mia), 'failed posts')).toEqual([]);
});

test('several videos in the next slots are told with the times that these are', async () => {
  const sender = senderOf(team.mia, { isAdmin: true });
  expect(await command(sender, 'slots add daily at 9:00 and 20:00')).toContain('Kept');
  const message = said(sender, 'post next slot Ramen', { files: [video('F1'), video('F2')] });
  await desk.receive(message);
  await stage.ring();
  const told = stage.chat.replies(message.channel, message.root).map((one) => plainText(desk.reply(one)));
  const lines = told.find((one) => one.includes('2 videos, one post each'))?.split('\n') ?? [];
  const times = lines.flatMap((line) => /^• \w+ · <moment \S+T(\d\d):00:00.000Z/.exec(line)?.[1] ?? []);
  expect(times.toSorted()).toEqual(['08', '19']);
});

test('what was posted in private is kept as that', async () => {
  const sender = senderOf(team.mia);
  await desk.receive(said(sender, 'post in 3 hours A secret.', { isPrivate: true, files: [video('F1')] }));
  const leo = senderOf(await stage.newPerson(team.workspaceId));
  expect(await command(sender, 'queue')).toContain('A secret.');
  expect(await command(leo, 'queue')).not.toContain('A secret.');
});

describe('/schedy profiles', () => {
  test('gives each account its own buttons, and only those that the sender may press', async () => {
    stage.standIn.accounts.add({ handle: `${team.handle}b` });
    const leo = await stage.newPerson(team.workspaceId);
    await stage.connect(leo, `${team.handle}b`);
    const { parts = [] } = await desk.command({ sender: senderOf(team.mia), text: 'profiles' });
    expect(parts.map(({ buttons }) => buttons.map(({ label }) => label))).toEqual([
      ['Check token', 'Reconnect', 'Only me', 'Settings', 'Disconnect'],
      [],
    ]);
    const admin = await desk.command({ sender: senderOf(team.mia, { isAdmin: true }), text: 'profiles' });
    expect(admin.parts?.map(({ buttons }) => buttons.length)).toEqual([5, 6]);
  });

  test('gives a login that was granted drafts alone the right to publish by Reconnect', async () => {
    const handle = `${team.handle}d`;
    const grant = ['user.info.basic', 'video.upload'];
    stage.standIn.accounts.add({ handle, grant });
    await stage.connect(team.mia, handle);
    const sender = senderOf(team.mia);
    const { parts = [] } = await desk.command({ sender, text: 'profiles' });
    const button = parts.at(-1)?.buttons.find(({ label }) => label === 'Reconnect');
    if (!button) throw new Error('There is no Reconnect.');
    const answer = await desk.press({ sender, action: button.action, value: button.value });
    expect(answer?.buttons).toMatchObject([{ label: 'Connect TikTok', url: expect.stringContaining('ticket=') }]);
  });

  test('offers admins an account whose owner has left', async () => {
    const { profileId, mia } = team;
    const ada = await stage.newPerson(team.workspaceId, true);
    const listed = async (isAdmin: boolean) => {
      const { parts = [] } = await desk.command({ sender: senderOf(ada, { isAdmin }), text: 'profiles' });
      return parts[0];
    };
    await stage.core.departures.checkOwners(async (_workspace, member) => member !== mia.externalId);
    expect((await listed(false))?.buttons).toEqual([]);
    const part = await listed(true);
    expect(part?.lines.flat().join('')).toContain('who has left');
    const [button] = part?.buttons ?? [];
    if (button?.action !== 'take_over') throw new Error('There is no button to own it.');
    const answer = await desk.press({
      sender: senderOf(ada, { isAdmin: true }),
      action: button.action,
      value: button.value,
    });
    expect(answer && plainText(answer)).toContain('is yours now');
    expect(await stage.prisma.profile.findUnique({ where: { id: profileId } })).toMatchObject({ ownerId: ada.id });
    expect((await listed(true))?.buttons.map(({ action }) => action)).not.toContain('take_over');
  });

  test('offers guests nothing to press, and no link', async () => {
    const guest = senderOf(await stage.newPerson(team.workspaceId), { isGuest: true });
    const { parts = [] } = await desk.command({ sender: guest, text: 'profiles' });
    expect(parts.flatMap(({ buttons }) => buttons)).toEqual([]);
    expect((await desk.command({ sender: guest, text: 'connect' })).buttons).toBeUndefined();
    const renewed = await desk.press({ sender: guest, action: 'reconnect', value: team.profileId });
    expect(renewed?.buttons).toBeUndefined();
  });

  test('checks a login for whoever may change the account, and for nobody of another workspace', async () => {
    const press = async (person: Person) => {
      const answer = await desk.press({ sender: senderOf(person), action: 'check_token', value: team.profileId });
      return answer && plainText(answer);
    };
    expect(await press(team.mia)).toContain('TikTok accepts');
    expect(await press(await stage.newPerson(team.workspaceId))).toContain('Only its owner');
    expect(await press((await stage.newTeam()).mia)).toContain('is not connected here any more');
  });
});

test('help on Discord says that other words cannot be read only where that is so', async () => {
  const { core, clock } = stage;
  const helpWhere = async (hearsAll: boolean) => {
    const there = createDesk({ core, clock, log: silentLog, platform: 'discord', hearsAll });
    return plainText(await there.command({ sender: senderOf(team.mia), text: 'help' }));
  };
  expect(await helpWhere(false)).toContain('other words in a server I cannot read');
  const all = await helpWhere(true);
  expect(all).not.toContain('cannot read');
  expect(all).toContain('In the thread of a post, plain words change it:');
});

describe('an unknown word', () => {
  test.each([
    ['queu', 'queue'],
    ['qeue', 'queue'],
    ['Profile', 'profiles'],
    ['planned', 'queue'],
    ['delete', 'cancel'],
    ['schedule', 'post'],
  ])('%s leads to %s, in one line', async (word, meant) => {
    expect(await command(senderOf(team.mia), word)).toBe(`I do not know ${word}. Did you mean /schedy ${meant}?`);
  });

  test('that is like nothing leads to help', async () => {
    const answer = await command(senderOf(team.mia), 'xylophone');
    expect(answer).toBe('I do not know xylophone. /schedy help shows all that I can do.');
    expect((await command(senderOf(team.mia), 'x'.repeat(100_000))).length).toBeLessThan(200);
  });
});

test('several videos are told in one answer, and undone with one press', async () => {
  const sender = senderOf(team.mia);
  const message = said(sender, 'post in 3 hours Ramen', { files: [video('F1'), video('F2'), video('F3')] });
  await desk.receive(message);
  await stage.ring();
  const told = stage.chat.replies('CFOOD', message.root).map((one) => desk.reply(one));
  const several = told.filter((one) => plainText(one).includes('3 videos, one post each:'));
  expect(several).toHaveLength(1);
  const [answer] = several;
  expect(answer && plainText(answer)).toMatch(/move \w+ to 8pm/);
  const [undo] = answer?.buttons ?? [];
  if (!undo || !('action' in undo)) throw new Error('There is no Undo.');
  const done = await desk.press({ sender, action: undo.action, value: undo.value });
  expect(done && plainText(done)).toMatch(/^Cancelled: \w+, \w+, \w+\.$/);
  expect(await command(sender, 'queue')).toMatch(/^Nothing is planned/);
});

test('a command in the thread of a post that is out is told that nothing can change', async () => {
  const sender = senderOf(team.mia);
  const postId = await planned(team.mia);
  const { thread } = await stage.read(postId);
  await stage.pass(hours + 30 * seconds);
  expect((await stage.read(postId)).state).toBe('published');
  const { channel, root } = thread;
  const inThread = { channel, root, inThread: true, place: 'channel' } as const;
  await desk.receive(said(sender, 'nice work everybody', inThread));
  await desk.receive(said(sender, 'move to 8pm', inThread));
  await stage.ring();
  const told = stage.chat.replies(channel, root).map((one) => plainText(desk.reply(one)));
  expect(told.filter((text) => text.includes('can no longer be changed'))).toHaveLength(1);
});

test('words in a thread that were read hours late post nothing at once, and are asked about', async () => {
  const sender = senderOf(team.mia);
  const postId = await planned(team.mia, 20 * hours);
  const { thread, dueAt } = await stage.read(postId);
  const { channel, root } = thread;
  const sentAt = new Date(stage.clock.now().getTime() - 5 * hours);
  const late = { channel, root, inThread: true, place: 'channel', sentAt, isStale: true, isReadBack: true } as const;
  await desk.receive(said(sender, 'post now', late));
  await desk.receive(said(sender, 'move to now', late));
  await stage.ring();
  expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', dueAt, undoUntil: null });
  const told = stage.chat.replies(channel, root).map((one) => plainText(desk.reply(one)));
  expect(told.filter((text) => text.includes('so I have not posted'))).not.toHaveLength(0);
  expect(told.some((text) => text.includes('I was away when you wrote this'))).toBe(true);

  await desk.receive(said(sender, 'cancel', late));
  expect((await stage.read(postId)).state).toBe('cancelled');
});

test.each([
  'post tomorrow 7pm Forwarded',
  'post now Forwarded',
  'tomorrow 19:00: Forwarded',
  'post next slot Forwarded',
])('a forwarded “%s” was said to somebody else, and is asked about', async (text) => {
  const message = said(senderOf(team.mia), text, { isForward: true, isStale: true, files: [video('F7')] });
  await desk.receive({ ...message, place: 'direct', channel: 'DMIA' });
  await stage.ring();
  const [post] = await stage.prisma.post.findMany({ where: { workspaceId: team.workspaceId } });
  expect(post).toMatchObject({ state: 'draft', missing: 'time', caption: 'Forwarded' });
  expect(post?.choices).toHaveLength(/7pm|19/.test(text) ? 1 : 0);
  const [time] = post?.choices ?? [];
  if (!post || !time) return;
  const value = `${post.id}|${time.toISOString()}`;
  expect(await desk.press({ sender: senderOf(team.mia), action: 'choose_time', value })).toBeNull();
  expect(await stage.read(post.id)).toMatchObject({ state: 'scheduled', dueAt: time });
});

test('a guest who drops a video is told that guests do not post', async () => {
  const guest = senderOf(await stage.newPerson(team.workspaceId), { isGuest: true });
  const message = said(guest, 'post now Ramen', { files: [video('F9')] });
  await desk.receive(message);
  await stage.ring();
  const told = stage.chat.replies('CFOOD', message.root).map((one) => plainText(desk.reply(one)));
  expect(told.join()).toContain('Guests do not post here');
  expect(await stage.prisma.post.count({ where: { authorId: guest.memberId } })).toBe(0);
});

test('words in the thread of a video that is being worked on wait for it', async () => {
  const sender = senderOf(team.mia);
  const dropped = said(sender, 'post in 3 hours Ramen', { files: [video('F7')] });
  let isTaken = false;
  const isRootWaiting = async () => !isTaken;
  const words = said(sender, 'cancel', { root: dropped.root, inThread: true, isRootWaiting });
  const taken = desk.receive(dropped).then(() => {
    isTaken = true;
  });
  await desk.receive(words);
  await taken;
  const where = { authorId: team.mia.id, caption: 'Ramen' };
  expect(await stage.prisma.post.findFirst({ where })).toMatchObject({ state: 'cancelled' });
});

test('words in the thread of a video that takes longer are tried again', { timeout: 30_000 }, async () => {
  const words = said(senderOf(team.mia), 'cancel', { inThread: true, isRootWaiting: async () => true });
  await expect(desk.receive(words)).rejects.toMatchObject({ code: 'thread_not_read_yet', remedy: { kind: 'retry' } });
});

test('an admin lets guests post and no longer, and nobody else does', async () => {
  const { workspaceId } = team;
  const isOn = async () => (await stage.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).guestsPost;
  const ada = senderOf(await stage.newPerson(workspaceId), { isAdmin: true });
  expect(await command(senderOf(team.mia), 'guests on')).toMatch(/^Only admins/);
  expect(await command(senderOf(team.mia, { isGuest: true }), 'guests on')).toMatch(/^Only admins/);
  expect(await isOn()).toBe(false);
  expect(await command(ada, 'guests')).toMatch(/^Guests may not post here\..*guests on/);
  expect(await command(ada, 'guests ON')).toMatch(/^Guests may post/);
  expect(await isOn()).toBe(true);
  expect(await command(ada, 'guests off')).toMatch(/^Guests may not post/);
  expect(await isOn()).toBe(false);
});

describe('where the workspace lets guests post', () => {
  const guestHere = async () => senderOf(await stage.newPerson(team.workspaceId), { isGuest: true, guestsPost: true });

  test('a guest posts to a shared account, and changes their own post', async () => {
    const guest = await guestHere();
    const message = said(guest, 'post in 3 hours Ramen', { files: [video('G1')] });
    await desk.receive(message);
    const post = await stage.prisma.post.findFirstOrThrow({ where: { authorId: guest.memberId } });
    expect(post).toMatchObject({ state: 'scheduled', profileId: team.profileId });
    expect(await command(guest, 'queue')).toContain(post.code);
    await desk.press({ sender: guest, action: 'cancel', value: post.id });
    expect((await stage.read(post.id)).state).toBe('cancelled');
  });

  test('a guest posts to nobody’s private account', async () => {
    await stage.core.profiles.setShared(team.profileId, false, { ...actorOf(senderOf(team.mia)), isAdmin: true });
    const guest = await guestHere();
    await desk.receive(said(guest, `post in 3 hours on @${team.handle} Ramen`, { files: [video('G2')] }));
    const post = await stage.prisma.post.findFirstOrThrow({ where: { authorId: guest.memberId } });
    expect(post).toMatchObject({ state: 'draft', missing: 'profile' });
  });

  test.each([
    ...(['post_now', 'cancel', 'undo', 'retry', 'its_there', 'next_slot', 'pick_time', 'edit_caption'] as const),
    'keep_slot' as const,
  ])('%s on the card of somebody else is refused', async (action) => {
    const guest = await guestHere();
    const postId = await planned(team.mia);
    const { state, dueAt, code } = await stage.read(postId);
    const told = await desk.press({ sender: guest, action, value: postId });
    expect(plainText(told ?? { lines: [] })).toMatch(/belongs to somebody else|Only its author|cannot|no slot/);
    expect(told?.buttons ?? []).toEqual([]);
    expect(await stage.read(postId)).toMatchObject({ state, dueAt, code });
  });
});

test('another time is picked from likely ones', async () => {
  const sender = senderOf(team.mia);
  const postId = await planned(team.mia);
  const offered = await desk.press({ sender, action: 'pick_time', value: postId });
  const [first, ...rest] = offered?.buttons ?? [];
  if (!first || !('action' in first)) throw new Error('No time is offered.');
  expect(rest.length).toBeGreaterThan(2);
  expect(await desk.press({ sender, action: first.action, value: first.value })).toBeNull();
  expect((await stage.read(postId)).dueAt?.toISOString()).toBe(first.value.split('|')[1]);
});

test('a failed post is given other words and another time by its buttons', async () => {
  const sender = senderOf(team.mia);
  const postId = await planned(team.mia);
  stage.standIn.failNext('spam_risk_text');
  await stage.pass(2 * hours);
  const failed = await stage.read(postId);
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'spam_risk_text' } });
  const card = plainText(desk.card(failed));
  expect(card).toContain('→ Edit  → Retry  → Pick another time');

  const how = await desk.press({ sender, action: 'edit_caption', value: postId });
  expect(how?.form?.title).toBe(`Edit ${failed.code}`);
  const { channel, root } = failed.thread;
  await desk.receive(said(sender, 'caption: Other words', { channel, root, inThread: true, place: 'channel' }));
  expect((await stage.read(postId)).caption).toBe('Other words');

  const offered = await desk.press({ sender, action: 'pick_time', value: postId });
  const [first] = offered?.buttons ?? [];
  if (!first || !('action' in first)) throw new Error('No time is offered.');
  expect(await desk.press({ sender, action: first.action, value: first.value })).toBeNull();
  expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', caption: 'Other words', problem: null });
});

describe('"Only me" on an account on which others have planned posts', () => {
  const keepPrivate = async () => {
    const leo = await stage.newPerson(team.workspaceId);
    const postId = await planned(leo);
    const owner = senderOf(team.mia);
    const asked = await desk.press({ sender: owner, action: 'keep_private', value: team.profileId });
    const isShared = async () => {
      const [profile] = await stage.core.profiles.listProfiles(team.workspaceId);
      return profile?.shared;
    };
    return { leo, postId, owner, asked, isShared };
  };
  const answersTo = async (postId: string) => {
    await stage.ring();
    const { thread } = await stage.read(postId);
    return stage.chat.replies(thread.channel, thread.root).map((one) => plainText(desk.reply(one)));
  };

  test('asks what becomes of them, and stays shared until that is said', async () => {
    const { postId, asked, isShared, leo } = await keepPrivate();
    const { code } = await stage.read(postId);
    expect(asked && plainText(asked)).toContain('1 post is planned');
    expect(asked && plainText(asked)).toContain(`${code} by @${leo.externalId}`);
    expect(asked?.buttons?.map(({ label }) => label)).toEqual(['Let them go out', 'Put them on hold']);
    expect(await isShared()).toBe(true);
  });

  test('lets them go out, and tells their authors', async () => {
    const { postId, owner, isShared, leo } = await keepPrivate();
    await desk.press({ sender: owner, action: 'private_keep_posts', value: team.profileId });
    expect([await isShared(), (await stage.read(postId)).state]).toEqual([false, 'scheduled']);
    expect(await answersTo(postId)).toEqual([expect.stringMatching(`^@${leo.externalId} .*still goes out`)]);
  });

  test('holds them, tells their authors, and lets them go on once it is shared again', async () => {
    const { postId, owner } = await keepPrivate();
    await desk.press({ sender: owner, action: 'private_hold_posts', value: team.profileId });
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'profile_private' } });
    expect((await answersTo(postId)).join()).toContain('keeps this account for themselves');
    await desk.press({ sender: owner, action: 'share', value: team.profileId });
    expect((await stage.read(postId)).state).toBe('scheduled');
  });

  test('lets nothing go out that is to be held, also where the process dies as soon as the account is private', async () => {
    const { postId, owner, isShared } = await keepPrivate();
    const { core, clock } = stage;
    const setShared: typeof core.profiles.setShared = async (...change) => {
      await core.profiles.setShared(...change);
      throw new Error('died');
    };
    const dying = createDesk({
      core: { ...core, profiles: { ...core.profiles, setShared } },
      clock,
      log: silentLog,
      platform: 'slack',
    });
    const pressed = { sender: owner, action: 'private_hold_posts', value: team.profileId } as const;
    await expect(dying.press(pressed)).rejects.toThrow('died');
    expect([await isShared(), (await stage.read(postId)).state]).toEqual([false, 'on_hold']);
  });

  test('asks nobody who may not change the account', async () => {
    const { leo, postId, isShared } = await keepPrivate();
    const sender = senderOf(leo);
    const answer = await desk.press({ sender, action: 'private_hold_posts', value: team.profileId });
    expect(answer && plainText(answer)).toContain('Only its owner');
    expect([await isShared(), (await stage.read(postId)).state]).toEqual([true, 'scheduled']);
  });
});

describe('/schedy forget', () => {
  test('names what goes and what stays, and deletes nothing before a button is pressed', async () => {
    const postId = await planned(team.mia);
    const sender = senderOf(team.mia);
    const question = await desk.command({ sender, text: 'forget me' });
    expect(plainText(question)).toContain(`the connected accounts ${team.handle}`);
    expect(question.buttons).toMatchObject([{ action: 'forget_me' }]);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    await desk.press({ sender, action: 'forget_me', value: '' });
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled' });
  });

  test('lets whoever presses forget themselves, whoever asked', async () => {
    const postId = await planned(team.mia);
    const leo = await stage.newPerson(team.workspaceId);
    await desk.press({ sender: senderOf(leo), action: 'forget_me', value: '' });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
  });

  test('gives a whole workspace to admins alone, by the command and by the button', async () => {
    const postId = await planned(team.mia);
    const sender = senderOf(team.mia);
    expect(await command(sender, 'forget workspace')).toContain('Only admins');
    const value = team.workspaceId;
    const refused = await desk.press({ sender, action: 'forget_workspace', value });
    expect(refused && plainText(refused)).toContain('Only admins');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    await desk.press({ sender: { ...sender, isAdmin: true }, action: 'forget_workspace', value });
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('“queue” in private', () => {
  test('lists ten of them, and says how many more there are', async () => {
    for (let count = 1; count <= 12; count += 1) await planned(team.mia, count * hours, `Ramen ${count}`);
    const message = said(senderOf(team.mia), 'queue', { place: 'direct', channel: 'DQUEUE' });
    await desk.receive(message);
    await stage.ring();
    const [answer] = stage.chat.replies('DQUEUE', message.root);
    const lines = (answer ? plainText(desk.reply(answer)) : '').split('\n');
    expect(lines.filter((line) => line.includes('Ramen'))).toHaveLength(10);
    expect(lines[0]).toContain('Planned (1–10 of 12)');
  });
});
