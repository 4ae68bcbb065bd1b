import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Failure, type PostView } from '../../../src/core/index.ts';
import { postView } from '../desk/post-view.ts';
import { useDatabase } from '../use-database.ts';
import { type Stage, startStage } from './stage.ts';

const database = useDatabase();

/** Each under an id of its own. */
const post = (changes: Partial<PostView> = {}) => postView({ id: randomUUID(), ...changes });

const notice = (id: string) => ({
  id,
  mention: null,
  post: null,
  body: { kind: 'published', data: {} } as const,
});

/** A thread under what Mia said in #food. */
async function threadIn(stage: Stage) {
  const channel = stage.slack.channels.get('food').id;
  const root = (await stage.slack.as('mia').say({ channel: 'food', text: 'a video' })).ts;
  const place = { platform: 'slack', workspace: stage.team, channel, root } as const;
  return { place, root };
}

function directTo(stage: Stage, user: string) {
  const channel = stage.slack.users.get(user).id;
  return { platform: 'slack', workspace: stage.team, channel, root: '' } as const;
}

const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error)),
  );

describe('a card', () => {
  it('is posted in the thread and edited in place from then on', async () => {
    const stage = await startStage({ database: database() });
    const { slack, bot } = stage;
    const { place, root } = await threadIn(stage);
    const view = post();

    const { message } = await bot.messenger.showCard(place, view, null);
    const again = await bot.messenger.showCard(place, { ...view, state: 'published' }, message);

    expect(again).toEqual({ message });
    const [, card, ...more] = slack.thread('food', root);
    expect(more).toEqual([]);
    expect(card).toMatchObject({ ts: message, text: 'card of k7qm: published' });
    expect(card?.blocks).toBeDefined();
  });

  it('is posted anew when somebody deleted it', async () => {
    const stage = await startStage({ database: database() });
    const { place, root } = await threadIn(stage);

    const shown = await stage.bot.messenger.showCard(place, post(), '1700000000.000001');

    expect(stage.slack.thread('food', root).at(-1)?.ts).toBe(shown.message);
  });

  it('is found again after a crash by what only Schedy sees', async () => {
    const stage = await startStage({ database: database() });
    const { messenger } = stage.bot;
    const { place } = await threadIn(stage);
    const [one, other, never] = [post(), post(), post()];
    await messenger.showCard(place, one, null);
    const { message } = await messenger.showCard(place, other, null);

    expect(await messenger.findCard(place, other.id)).toBe(message);
    expect(await messenger.findCard(place, never.id)).toBeNull();
    expect(await messenger.findNotice(place, other.id)).toBeNull();
  });

  it('is found in a thread of several pages', async () => {
    const stage = await startStage({ database: database() });
    const { slack, bot } = stage;
    const { place, root } = await threadIn(stage);
    for (let said = 0; said < 205; said += 1) {
      await slack.as('leo').say({ channel: 'food', text: `${said}`, threadTs: root });
    }
    const view = post();
    const { message } = await bot.messenger.showCard(place, view, null);

    expect(await bot.messenger.findCard(place, view.id)).toBe(message);
  });
});

describe('a notice', () => {
  it('whose answer was lost is not sent a second time, but found', async () => {
    const stage = await startStage({ database: database() });
    const { slack, bot } = stage;
    const { place, root } = await threadIn(stage);
    slack.faults.plan({
      path: '/api/chat.postMessage',
      action: { kind: 'reset', when: 'after' },
    });

    const failure = await failureOf(bot.messenger.send(place, notice('n-1')));

    expect(failure).toMatchObject({ code: 'chat_unreachable', remedy: { kind: 'retry' } });
    const replies = slack.thread('food', root).slice(1);
    expect(replies).toHaveLength(1);
    expect(await bot.messenger.findNotice(place, 'n-1')).toBe(replies[0]?.ts);
  });

  it('to a member goes into the direct messages, is found and edited there', async () => {
    const stage = await startStage({ database: database() });
    const { slack, bot } = stage;
    const place = directTo(stage, 'mia');

    const { message } = await bot.messenger.send(place, notice('n-2'));
    const found = await bot.messenger.findNotice(place, 'n-2');
    await bot.messenger.edit(place, message, notice('n-2'));

    expect(found).toBe(message);
    const direct = slack.channels.directMessage('mia').id;
    expect(slack.messages(direct)).toMatchObject([{ ts: message, text: 'reply of published' }]);
    expect(slack.messages(direct)[0]?.threadTs).toBeUndefined();
  });
});

describe('a reaction', () => {
  it('replaces the earlier one and does not mind what is there already', async () => {
    const stage = await startStage({ database: database(), desk: { statusIcon: () => 'published' } });
    const { slack, bot } = stage;
    const { place, root } = await threadIn(stage);
    const names = () => slack.reactions('food', root).map(({ name }) => name);

    const first = await bot.messenger.react(place, root, post(), null);
    await bot.messenger.react(place, root, post(), null);
    const second = await bot.messenger.react(place, root, post(), 'eyes');

    expect([first, second]).toEqual(['white_check_mark', 'white_check_mark']);
    expect(names()).toEqual(['white_check_mark']);
  });
});

describe('what Slack refuses', () => {
  it.each([
    ['kicked', (stage: Stage) => stage.slack.channels.kick('food', 'schedy')],
    ['archived', (stage: Stage) => stage.slack.channels.archive('food')],
  ])('because Schedy was %s is a place that is gone', async (_what, happens) => {
    const stage = await startStage({ database: database() });
    const { place } = await threadIn(stage);
    happens(stage);

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-3')));

    expect(failure.code).toBe('chat_place_gone');
  });

  it('because the thread was deleted is a place that is gone', async () => {
    const stage = await startStage({ database: database() });
    const { place, root } = await threadIn(stage);
    await stage.slack.as('mia').delete({ channel: 'food', ts: root });

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-4')));

    expect(failure.code).toBe('chat_place_gone');
  });

  it('for being asked too often waits as long as Slack says', async () => {
    const stage = await startStage({ database: database() });
    const { place } = await threadIn(stage);
    const headers = { 'retry-after': '7' };
    const action = { kind: 'answer', status: 429, headers } as const;
    stage.slack.faults.plan({ path: '/api/chat.postMessage', action });

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-5')));

    expect(failure).toMatchObject({ code: 'chat_busy', remedy: { kind: 'wait', forMs: 7000 } });
  });

  it.each([
    ['no time at all', '0', 10_000],
    ['less than none', '-5', 10_000],
    ['more than a timer of Node can wait', '2592000', 24 * 60 * 60_000],
  ])('for being asked too often, with %s, waits a time that makes sense', async (_what, seconds, forMs) => {
    const stage = await startStage({ database: database() });
    const { place } = await threadIn(stage);
    const action = { kind: 'answer', status: 429, headers: { 'retry-after': seconds } } as const;
    stage.slack.faults.plan({ path: '/api/chat.postMessage', action });

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-5')));

    expect(failure).toMatchObject({ code: 'chat_busy', remedy: { kind: 'wait', forMs } });
  });

  it.each([
    ['a proxy in between answers', { kind: 'answer', status: 200, body: '<html>no</html>' }],
    ['Slack is down', { kind: 'answer', status: 503 }],
    ['the connection breaks', { kind: 'reset', when: 'before' }],
  ] as const)('while %s is tried again later', async (_what, action) => {
    const stage = await startStage({ database: database() });
    const { place } = await threadIn(stage);
    stage.slack.faults.plan({ path: '/api/chat.postMessage', action });

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-6')));

    expect(failure).toMatchObject({ code: 'chat_unreachable', remedy: { kind: 'retry' } });
  });

  it('for want of a scope is for the operator', async () => {
    const slack = { scopes: ['users:read', 'channels:history'] };
    const stage = await startStage({ database: database(), slack });
    const { place } = await threadIn(stage);

    const failure = await failureOf(stage.bot.messenger.send(place, notice('n-7')));

    expect(failure).toMatchObject({
      code: 'chat_refused',
      remedy: { kind: 'ask_operator' },
      facts: { slack: 'missing_scope' },
    });
  });
});
