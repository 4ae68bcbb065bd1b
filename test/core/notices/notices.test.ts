import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEASE_MS, transact } from '../../../src/core/database/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import { amend, enqueueNotice } from '../../../src/core/notices/index.ts';
import { touchPost } from '../../../src/core/posts/lifecycle/transition.ts';
import { hours, minutes, openStage, type Person, type Stage, seconds } from '../posts/stage.ts';

let stage: Stage;
let mia: Person;
let serial = 0;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  mia = await stage.newPerson();
});

const gone = () => new Failure('chat_place_gone', { kind: 'ask_operator' });
const unreachable = () => new Failure('chat_unreachable', { kind: 'retry' });
const busy = (forMs: number) => new Failure('chat_busy', { kind: 'wait', forMs });

async function openThread() {
  serial += 1;
  const place = { workspaceId: mia.workspaceId, channel: `D${serial}`, root: `${serial}.1` };
  return { ...place, id: await stage.core.notices.openThread(place) };
}

const say = (threadId: string, answer: string, facts = {}) =>
  stage.core.notices.enqueue({
    threadId,
    mention: mia.externalId,
    dedupeKey: `${threadId}:${answer}`,
    body: { kind: 'answer', data: { answer, facts } },
  });

const drain = (threadId: string, core = stage.core) => core.notices.drain(threadId, stage.chat);
const answers = (channel: string) =>
  stage.chat.replies(channel).map(({ body }) => (body.kind === 'answer' ? body.data.answer : body.kind));
const rowOf = (dedupeKey: string) => stage.prisma.notice.findUniqueOrThrow({ where: { dedupeKey } });
const threadRow = (id: string) => stage.prisma.thread.findUniqueOrThrow({ where: { id } });

/** A draft with its thread, whose card has not been drawn yet. */
async function draft() {
  const postId = await stage.draft(mia);
  const { thread } = await stage.read(postId);
  stage.alarms.lose();
  return { postId, thread };
}

const cardsOf = (postId: string) => stage.chat.said.filter(({ kind, about }) => kind === 'card' && about === postId);

describe('a thread', () => {
  test('is one however many open it at once', async () => {
    const place = { workspaceId: mia.workspaceId, channel: 'C1', root: '1.1' };
    const ids = await Promise.all(Array.from({ length: 8 }, () => stage.core.notices.openThread(place)));
    expect(new Set(ids).size).toBe(1);
  });

  test('wakes its drain when something is told', async () => {
    const thread = await openThread();
    await say(thread.id, 'hello');
    expect(stage.alarms.set).toMatchObject([{ kind: 'drain', id: thread.id }]);
  });
});

describe('a pause of a thread', () => {
  const heard = (place: { workspaceId: string; channel: string; root: string }, of = mia) =>
    stage.core.notices.heardFrom({
      workspaceId: place.workspaceId,
      member: of.externalId,
      channel: place.channel,
      thread: place.root,
    });
  const pausedFor = async (error: Error, times = 1) => {
    const thread = await openThread();
    await say(thread.id, 'hello');
    for (let failed = 0; failed < times; failed += 1) {
      const { nextTryAt } = await threadRow(thread.id);
      if (nextTryAt) stage.clock.set(nextTryAt);
      stage.chat.failNext('send', error);
      await drain(thread.id);
    }
    stage.alarms.lose();
    return thread;
  };

  test('that Schedy makes by itself grows to minutes, and is over when somebody speaks or presses there', async () => {
    const thread = await pausedFor(unreachable(), 5);
    const { nextTryAt } = await threadRow(thread.id);
    expect(nextTryAt?.getTime()).toBe(stage.clock.now().getTime() + 5 * minutes);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual([]);

    await heard({ ...thread, channel: 'C-elsewhere' });
    await heard({ ...thread, root: '7.7' });
    await heard({ ...thread, workspaceId: (await stage.newPerson()).workspaceId });
    expect(stage.alarms.set).toEqual([]);
    await heard(thread);
    expect(stage.alarms.set).toMatchObject([{ kind: 'drain', id: thread.id }]);
    await stage.ring();
    expect(answers(thread.channel)).toEqual(['hello']);
  });

  test('is over where the thread is a channel of its own, and in private', async () => {
    const thread = await pausedFor(unreachable());
    await heard({ ...thread, channel: thread.root, root: '' });
    expect(stage.alarms.set).toHaveLength(1);
    const place = { workspaceId: mia.workspaceId, channel: mia.externalId, root: '' };
    const id = await stage.core.notices.openThread(place);
    await say(id, 'hello');
    stage.chat.failNext('send', unreachable());
    await drain(id);
    stage.alarms.lose();
    await heard({ ...place, channel: 'D0' });
    expect(stage.alarms.set).toMatchObject([{ kind: 'drain', id }]);
  });

  test('that the chat has asked for is kept, whoever speaks', async () => {
    const thread = await pausedFor(busy(30_000));
    await heard(thread);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual([]);
    stage.clock.pass(30_000);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['hello']);
  });
});

describe('notices', () => {
  test('are said in their order, each once, to whom they concern', async () => {
    const thread = await openThread();
    for (const answer of ['one', 'two', 'three']) await say(thread.id, answer);
    await say(thread.id, 'two');
    await drain(thread.id);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['one', 'two', 'three']);
    expect(stage.chat.replies(thread.channel)[0]).toMatchObject({ mention: mia.externalId });
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({
      state: 'sent',
      sentAt: stage.clock.now(),
    });
    expect(await threadRow(thread.id)).toMatchObject({ pending: false, tries: 0, nextTryAt: null });
  });

  test('are said once though two processes drain at once', async () => {
    const thread = await openThread();
    for (const answer of ['one', 'two', 'three', 'four']) await say(thread.id, answer);
    await Promise.all([
      drain(thread.id),
      drain(thread.id, stage.other),
      drain(thread.id),
      drain(thread.id, stage.other),
    ]);
    expect(answers(thread.channel)).toEqual(['one', 'two', 'three', 'four']);
    expect((await threadRow(thread.id)).pending).toBe(false);
  });

  test('that come while others are said are said by the same drain', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.holdNext('send', async () => {
      await say(thread.id, 'two');
      // This one finds the thread taken and leaves it to its holder.
      await drain(thread.id, stage.other);
    });
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['one', 'two']);
    expect((await threadRow(thread.id)).pending).toBe(false);
  });

  test('tell of the post as it stands when they are said', async () => {
    const { postId, thread } = await draft();
    await stage.core.notices.enqueue({
      threadId: thread.id,
      postId,
      dedupeKey: `about:${postId}`,
      body: { kind: 'published', data: {} },
    });
    await stage.core.posts.edit(
      postId,
      { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false },
      { caption: 'newest' },
    );
    await drain(thread.id);
    expect(stage.chat.replies(thread.channel)).toMatchObject([{ post: { caption: 'newest' } }]);
  });
});

describe('a crash', () => {
  test('before a notice reached the chat: it is looked for, not found, and sent', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.failNext('send', new TypeError('killed'));
    await expect(drain(thread.id)).rejects.toThrow('killed');
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({ state: 'sending' });
    stage.clock.pass(2 * seconds);
    const before = stage.chat.calls.length;
    await drain(thread.id);
    expect(stage.chat.calls.slice(before)).toEqual(['findNotice', 'send']);
    expect(answers(thread.channel)).toEqual(['one']);
  });

  test('after a notice reached the chat: it is found and not sent again', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await say(thread.id, 'two');
    stage.chat.failNext('send', new TypeError('killed'), 'after');
    await expect(drain(thread.id)).rejects.toThrow('killed');
    stage.clock.pass(2 * seconds);
    await drain(thread.id, stage.other);
    expect(answers(thread.channel)).toEqual(['one', 'two']);
    const sent = stage.chat.said.find(({ place }) => place.channel === thread.channel);
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({ state: 'sent', messageId: sent?.id });
  });

  test('after a notice reached the chat of which more is known since: it is edited', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.failNext('send', new TypeError('killed'), 'after');
    await expect(drain(thread.id)).rejects.toThrow('killed');
    await transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    stage.clock.pass(2 * seconds);
    await drain(thread.id);
    const [message] = stage.chat.said.filter(({ place }) => place.channel === thread.channel);
    expect(message?.shown).toHaveLength(2);
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({ outdated: false });
  });

  test("of a card's first sending: it is found and edited from then on", async () => {
    const { postId, thread } = await draft();
    stage.chat.failNext('showCard', new TypeError('killed'), 'after');
    await expect(drain(thread.id)).rejects.toThrow('killed');
    stage.clock.pass(2 * seconds);
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
    expect(cardsOf(postId)[0]?.shown).toHaveLength(2);
  });

  test('before a card reached the chat: it is sent', async () => {
    const { postId, thread } = await draft();
    stage.chat.failNext('showCard', new TypeError('killed'));
    await expect(drain(thread.id)).rejects.toThrow('killed');
    stage.clock.pass(2 * seconds);
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
  });

  test('while the lease is held keeps others off until it has run out', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    const lease = `thread:${thread.id}`;
    const holder = {
      name: lease,
      holder: 'dead',
      expiresAt: new Date(stage.clock.now().getTime() + LEASE_MS),
    };
    await stage.prisma.lease.create({ data: holder });
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual([]);
    stage.clock.pass(LEASE_MS);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['one']);
  });
});

describe('a drain that slept past its lease', () => {
  test('stops before its next message, and nothing is said twice', async () => {
    const thread = await openThread();
    for (const answer of ['one', 'two', 'three']) await say(thread.id, answer);
    stage.sleeper.sleep();
    stage.chat.holdNext('send', async () => {
      stage.clock.pass(LEASE_MS);
      // Whoever takes over finds "one" in the middle of being sent, and sends it.
      await drain(thread.id, stage.other);
      stage.sleeper.wake();
      throw unreachable();
    });
    await drain(thread.id, stage.sleeper.core);
    expect(answers(thread.channel)).toEqual(['one', 'two', 'three']);
  });

  test.each([
    ['a notice', 'send'],
    ['a card', 'showCard'],
  ] as const)('does not say %s a second time that it was about to say', async (_what, call) => {
    const { postId, thread } = await draft();
    await say(thread.id, 'one');
    stage.chat.holdNext(
      call,
      async () => {
        stage.clock.pass(5 * minutes);
        await drain(thread.id, stage.other);
      },
      'before',
    );
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
    expect(answers(thread.channel)).toEqual(['one']);
    expect(await threadRow(thread.id)).toMatchObject({ pending: false });
  });

  test('and nobody took over: the next drain looks in the thread first', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.holdNext(
      'send',
      async () => {
        await stage.prisma.lease.deleteMany({ where: { name: `thread:${thread.id}` } });
      },
      'before',
    );
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual([]);
    const before = stage.chat.calls.length;
    await drain(thread.id, stage.other);
    expect(stage.chat.calls.slice(before)).toEqual(['findNotice', 'send']);
    expect(answers(thread.channel)).toEqual(['one']);
  });

  const shownOnce = async () => {
    const { postId, thread } = await draft();
    await drain(thread.id);
    const caption = (text: string) =>
      transact(stage.deps, (tx) => touchPost(tx, postId, {}, { caption: text }, stage.clock.now()));
    return { postId, thread, caption };
  };

  test('does not draw an earlier state over a later one', async () => {
    const { postId, thread, caption } = await shownOnce();
    await caption('earlier');
    stage.chat.holdNext(
      'showCard',
      async () => {
        stage.clock.pass(5 * minutes);
        await caption('later');
        await drain(thread.id, stage.other);
      },
      'before',
    );
    await drain(thread.id);
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'later' });
  });

  test('draws the later state once more where its own call came through after that', async () => {
    const { postId, thread, caption } = await shownOnce();
    await caption('earlier');
    stage.chat.holdNext('showCard', async () => {
      stage.clock.pass(5 * minutes);
      await caption('later');
      await drain(thread.id, stage.other);
    });
    await drain(thread.id);
    await drain(thread.id, stage.other);
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'later' });
    expect(await threadRow(thread.id)).toMatchObject({ pending: false });
  });

  test('does not go on with the rest when its own message came through', async () => {
    const thread = await openThread();
    for (const answer of ['one', 'two', 'three']) await say(thread.id, answer);
    stage.sleeper.sleep();
    stage.chat.holdNext('send', async () => {
      stage.clock.pass(LEASE_MS);
      await stage.prisma.lease.updateMany({
        where: { name: `thread:${thread.id}` },
        data: { holder: 'another' },
      });
      stage.sleeper.wake();
    });
    await drain(thread.id, stage.sleeper.core);
    expect(answers(thread.channel)).toEqual(['one']);
  });
});

describe('a chat that is away', () => {
  test('is tried again later and later, in order, and nothing is lost', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await say(thread.id, 'two');
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      stage.chat.failNext('send', unreachable());
      await drain(thread.id);
      const { nextTryAt } = await threadRow(thread.id);
      const wait = (nextTryAt?.getTime() ?? 0) - stage.clock.now().getTime();
      waits.push(wait / 1000);
      stage.clock.pass(wait);
    }
    expect(waits).toEqual([2, 5, 15, 60, 300, 300, 300]);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['one', 'two']);
    expect(await threadRow(thread.id)).toMatchObject({ pending: false, tries: 0, nextTryAt: null });
  });

  test('and names a pause is left alone for that long, whatever else happens', async () => {
    const { postId, thread } = await draft();
    stage.chat.failNext('showCard', busy(30_000));
    await drain(thread.id);
    stage.clock.pass(29 * seconds);
    await transact(stage.deps, (tx) => touchPost(tx, postId, {}, { caption: 'newer' }, stage.clock.now()));
    const before = stage.chat.calls.length;
    await drain(thread.id);
    expect(stage.chat.calls).toHaveLength(before);
    stage.clock.pass(seconds);
    await drain(thread.id);
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'newer' });
  });

  test('and names a short pause is asked again when that is over, without waiting for the sweep', async () => {
    const { postId, thread } = await draft();
    stage.chat.failNext('showCard', busy(1_000));
    await drain(thread.id);
    const at = new Date(stage.clock.now().getTime() + 1_000);
    expect(stage.alarms.set).toContainEqual({ kind: 'drain', id: thread.id, at });
    stage.clock.pass(seconds);
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
  });
});

test('the time for Undo begins when the card with Undo can be seen', async () => {
  const team = await stage.newTeam();
  const postId = await stage.drop(team.mia);
  const { thread, state } = await stage.read(postId);
  expect(state).toBe('scheduled');
  stage.chat.failNext('showCard', busy(4_000));
  await drain(thread.id);
  stage.clock.pass(4 * seconds);
  await drain(thread.id);
  const { undoUntil, wakeAt } = await stage.read(postId);
  expect(undoUntil?.getTime()).toBe(stage.clock.now().getTime() + 10 * seconds);
  expect(wakeAt).toEqual(undoUntil);
  expect(stage.alarms.set).toContainEqual(expect.objectContaining({ kind: 'publish', id: postId, at: wakeAt }));
});

describe('a chat that is too busy for a card with Undo', () => {
  const publish = async (postId: string) => {
    const { scheduleVersion } = await stage.row(postId);
    await stage.core.posts.publish(postId, scheduleVersion);
    return (await stage.read(postId)).state;
  };

  test.each([
    ['for longer than the window', [12_000]],
    ['for a moment, again and again', [4_000, 4_000, 4_000]],
  ])('%s keeps the post waiting, and then its window begins', async (_how, waits) => {
    const team = await stage.newTeam();
    const postId = await stage.drop(team.mia);
    const { thread } = await stage.read(postId);
    for (const wait of waits) {
      stage.chat.failNext('showCard', busy(wait));
      await drain(thread.id);
      stage.clock.pass(wait);
    }
    expect(await publish(postId)).toBe('scheduled');
    await drain(thread.id);
    expect(stage.chat.card(postId)).toMatchObject({ state: 'scheduled' });
    stage.clock.pass(9 * seconds);
    expect(await publish(postId)).toBe('scheduled');
    stage.clock.pass(seconds);
    expect(await publish(postId)).toBe('processing');
  });

  test('keeps it waiting while the card is being drawn, and on "Post now" of a planned post', async () => {
    const team = await stage.newTeam();
    const postId = await stage.drop(team.mia, {
      when: { kind: 'at', at: new Date(stage.clock.now().getTime() + hours), note: null },
    });
    const { thread } = await stage.read(postId);
    await drain(thread.id);
    const actor = { workspaceId: team.workspaceId, memberId: team.mia.id, isAdmin: false };
    await stage.core.posts.postNow(postId, actor);
    stage.chat.holdNext('showCard', async () => {
      stage.clock.pass(12 * seconds);
      expect(await publish(postId)).toBe('scheduled');
    });
    await drain(thread.id);
    stage.clock.pass(9 * seconds);
    expect(await publish(postId)).toBe('scheduled');
    expect(await stage.core.posts.undo(postId, actor)).toMatchObject({ kind: 'done', post: { undoUntil: null } });
  });

  test.each([
    ['a minute, five times', Array(5).fill(minutes)],
    ['an hour', [hours]],
  ])('keeps nobody waiting for ever: %s', async (_how, waits: readonly number[]) => {
    const team = await stage.newTeam();
    const postId = await stage.drop(team.mia);
    const { thread } = await stage.read(postId);
    for (const wait of waits) {
      stage.chat.failNext('showCard', busy(wait));
      await drain(thread.id);
      stage.clock.pass(Math.min(wait, minutes));
    }
    expect(await publish(postId)).toBe('processing');
  });
});

describe('a place that is gone', () => {
  test('sends its notices to the author directly, at once, and does not hold up the rest', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await say(thread.id, 'two');
    stage.chat.close(thread, gone());
    await drain(thread.id);
    const direct = stage.alarms.set.filter(({ kind, id }) => kind === 'drain' && id !== thread.id);
    expect(direct.length).toBeGreaterThan(0);
    await stage.ring();
    expect(answers(thread.channel)).toEqual([]);
    expect(answers(mia.externalId)).toEqual(['one', 'two']);
    expect(await threadRow(thread.id)).toMatchObject({ pending: false });
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({ state: 'undeliverable' });
  });

  test('has its card and what must be told in direct messages, where only its author sees it', async () => {
    const { postId, thread } = await draft();
    await stage.core.posts.refuse(postId, { code: 'media_gone', facts: {} });
    stage.chat.close(thread, gone());
    await stage.ring();
    expect(cardsOf(postId).map(({ place }) => place)).toMatchObject([{ channel: mia.externalId, root: '' }]);
    expect(answers(mia.externalId)).toEqual(['failed']);
    const direct = await stage.prisma.thread.findFirstOrThrow({ where: { channel: mia.externalId, root: '' } });
    expect(direct).toMatchObject({ isPrivate: true, pending: false });
    const { thread: now } = await stage.read(postId);
    expect(now.id).toBe(direct.id);
  });

  test('keeps the card that stands there: drawn anew with the next change, or once Schedy is let in again', async () => {
    const { postId, thread } = await draft();
    await drain(thread.id);
    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    const change = async (caption: string) => {
      await stage.core.posts.edit(postId, actor, { caption });
      await drain(thread.id);
    };
    stage.chat.close(thread, gone());
    await change('unseen');
    expect(await stage.row(postId)).toMatchObject({ cardState: 'undeliverable' });
    const before = stage.chat.calls.length;
    await say(thread.id, 'one');
    await drain(thread.id);
    expect(stage.chat.calls.slice(before)).not.toContain('showCard');

    stage.chat.openAll();
    await change('seen');
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'seen' });

    stage.chat.close(thread, gone());
    await change('unseen again');
    stage.chat.openAll();
    await stage.core.notices.reopen({ workspace: { id: mia.workspaceId }, channel: 'elsewhere' });
    expect(await threadRow(thread.id)).toMatchObject({ pending: false });
    await stage.core.notices.reopen({ workspace: { id: mia.workspaceId }, channel: thread.channel });
    await drain(thread.id);
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'unseen again' });
    expect(await stage.row(postId)).toMatchObject({ cardState: 'sent' });
    expect(cardsOf(postId)).toHaveLength(1);
  });

  test('and closed direct messages leave a post without a card, and nothing that is tried for ever', async () => {
    const { postId, thread } = await draft();
    stage.chat.close(thread, gone());
    stage.chat.close({ channel: mia.externalId, root: '' }, gone());
    await drain(thread.id);
    await stage.ring();
    expect(cardsOf(postId)).toEqual([]);
    expect(await stage.row(postId)).toMatchObject({ cardState: 'undeliverable' });
    expect(await stage.prisma.thread.count({ where: { pending: true, workspaceId: mia.workspaceId } })).toBe(0);
  });

  test('is told of once when the direct messages are closed too', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.close(thread, gone());
    stage.chat.close({ channel: mia.externalId, root: '' }, gone());
    await drain(thread.id);
    await stage.ring();
    expect(answers(mia.externalId)).toEqual([]);
    const rows = await stage.prisma.notice.findMany({
      where: { dedupeKey: { startsWith: `${thread.id}:one` } },
    });
    expect(rows.map(({ state }) => state)).toEqual(['undeliverable', 'undeliverable']);
    expect(await stage.prisma.thread.count({ where: { pending: true, workspaceId: mia.workspaceId } })).toBe(0);
  });

  test('leaves what was said there, and edits what was said directly', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    stage.chat.close(thread, gone());
    await drain(thread.id);
    await stage.ring();
    await transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    await stage.core.sweep();
    await stage.ring();
    const [message] = stage.chat.said.filter(({ place }) => place.channel === mia.externalId);
    expect(message?.shown).toHaveLength(2);
  });
});

describe('a bug', () => {
  test('in one notice is thrown each time, and the notice given up after five', async () => {
    const thread = await openThread();
    await say(thread.id, 'broken');
    await say(thread.id, 'sound');
    for (let round = 0; round < 4; round += 1) {
      stage.chat.failNext('send', new TypeError('a bug'));
      await expect(drain(thread.id)).rejects.toThrow('a bug');
      stage.clock.pass(5 * minutes);
    }
    stage.chat.failNext('send', new TypeError('a bug'));
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['sound']);
    expect(await rowOf(`${thread.id}:broken`)).toMatchObject({ state: 'undeliverable', tries: 5 });
    expect(stage.lines.join('\n')).toContain('a notice cannot be delivered');
  });

  test('does not count the times at which the chat was away', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    for (let round = 0; round < 6; round += 1) {
      stage.chat.failNext('send', unreachable());
      await drain(thread.id);
      stage.clock.pass(5 * minutes);
    }
    stage.chat.failNext('send', new TypeError('a bug'));
    await expect(drain(thread.id)).rejects.toThrow('a bug');
    stage.clock.pass(5 * minutes);
    await drain(thread.id);
    expect(answers(thread.channel)).toEqual(['one']);
  });

  test('in a card does not hold up what people must be told', async () => {
    const { postId, thread } = await draft();
    await say(thread.id, 'one');
    stage.chat.failNext('showCard', new TypeError('a bug'));
    await expect(drain(thread.id)).rejects.toThrow('a bug');
    expect(answers(thread.channel)).toEqual(['one']);
    stage.clock.pass(minutes);
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
  });
});

describe('a card', () => {
  test('is drawn from the present state, whatever it was when it was asked for', async () => {
    const { postId, thread } = await draft();
    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    await stage.core.posts.edit(postId, actor, { caption: 'second' });
    await stage.core.posts.edit(postId, actor, { caption: 'third' });
    await drain(thread.id);
    await drain(thread.id);
    expect(cardsOf(postId)[0]?.shown).toMatchObject([{ caption: 'third' }]);
    const { version, cardVersion } = await stage.row(postId);
    expect(cardVersion).toBe(version);
  });

  test('that changes while it is drawn is drawn again', async () => {
    const { postId, thread } = await draft();
    stage.chat.holdNext('showCard', async () => {
      await stage.core.posts.edit(
        postId,
        { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false },
        { caption: 'newer' },
      );
    });
    await drain(thread.id);
    expect(cardsOf(postId)).toHaveLength(1);
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'newer' });
  });

  test('that did not change is left alone', async () => {
    const { thread } = await draft();
    await drain(thread.id);
    const before = stage.chat.calls.length;
    await say(thread.id, 'one');
    await drain(thread.id);
    expect(stage.chat.calls.slice(before)).toEqual(['send']);
  });

  test('changes the reaction on the message with the video, and lives without it', async () => {
    const { postId, thread } = await draft();
    await drain(thread.id);
    expect((await stage.row(postId)).reaction).toBe('draft');
    stage.chat.failNext('react', gone());
    await stage.core.posts.cancel(postId, { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false });
    await drain(thread.id);
    expect(stage.chat.card(postId)).toMatchObject({ state: 'cancelled' });
    expect((await stage.row(postId)).reaction).toBe('draft');
  });
});

describe('an amended notice', () => {
  test('is edited where it was said', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await drain(thread.id);
    await transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    await drain(thread.id);
    expect(stage.chat.said.filter(({ place }) => place.channel === thread.channel)).toMatchObject([
      { shown: [{ body: { data: { answer: 'one' } } }, { body: { data: { answer: 'one' } } }] },
    ]);
  });

  test('that is amended while it is edited is edited once more', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await drain(thread.id);
    const amendIt = () => transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    await amendIt();
    stage.chat.holdNext('edit', amendIt);
    const before = stage.chat.calls.length;
    await drain(thread.id);
    expect(stage.chat.calls.slice(before)).toEqual(['edit', 'edit']);
    expect(await rowOf(`${thread.id}:one`)).toMatchObject({ outdated: false });
  });

  test('whose edit failed is edited later', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await drain(thread.id);
    await transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    stage.chat.failNext('edit', unreachable());
    await drain(thread.id);
    stage.clock.pass(2 * seconds);
    await drain(thread.id);
    expect(stage.chat.said.find(({ place }) => place.channel === thread.channel)?.shown).toHaveLength(2);
  });

  test('before it was said is simply said as it stands', async () => {
    const thread = await openThread();
    await say(thread.id, 'one');
    await transact(stage.deps, (tx) => amend(tx, `${thread.id}:one`));
    const before = stage.chat.calls.length;
    await drain(thread.id);
    expect(stage.chat.calls.slice(before)).toEqual(['send']);
  });

  test('that nobody knows is no error', async () => {
    await transact(stage.deps, (tx) => amend(tx, 'unknown'));
  });
});

test('a notice and the change that causes it stand or fall together', async () => {
  const thread = await openThread();
  const telling = transact(stage.deps, async (tx) => {
    const body = { kind: 'answer', data: { answer: 'never', facts: {} } } as const;
    await enqueueNotice(tx, { threadId: thread.id, dedupeKey: `${thread.id}:never`, body }, stage.clock.now());
    throw new Error('undone');
  });
  await expect(telling).rejects.toThrow('undone');
  stage.clock.pass(hours);
  expect(await threadRow(thread.id)).toMatchObject({ pending: false });
  await drain(thread.id);
  expect(answers(thread.channel)).toEqual([]);
});
