/** What core relies on, whichever chat it speaks to (`Messenger` in src/core/ports.ts). */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Failure, type NoticeToSend, type PostView } from '../../src/core/index.ts';
import { postView } from '../bots/desk/post-view.ts';
import { openDiscord, openSlack, UNDRAWABLE } from './messengers.ts';

/** Each under an id of its own. */
const post = (changes: Partial<PostView> = {}) => postView({ id: randomUUID(), ...changes });

const notice = (id: string = randomUUID()): NoticeToSend => ({
  id,
  mention: null,
  post: null,
  body: { kind: 'published', data: {} } as NoticeToSend['body'],
});

/** Why it did not work. Resolves with null when it did: a chat may have repeated the call by itself. */
const failureOf = (work: Promise<unknown>): Promise<Failure | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error)),
  );

/** More often than any client repeats a call by itself. */
const always = Number.POSITIVE_INFINITY;
const lostAnswer = { kind: 'reset', when: 'after' } as const;

describe.each([
  ['Slack', openSlack],
  ['Discord', openDiscord],
])('the messenger of %s', (_name, open) => {
  it('shows a card once and draws it anew in place', async () => {
    const { start, thread, inThread } = await open();
    const messenger = start();
    const view = post();

    const { message } = await messenger.showCard(thread, view, null);
    const again = await messenger.showCard(thread, { ...view, state: 'published', version: 2 }, message);

    expect(again).toEqual({ message });
    expect(inThread()).toEqual([{ id: message, text: expect.stringContaining('card of k7qm: published') }]);
  });

  it('shows a card anew that somebody has deleted', async () => {
    const { start, thread, inThread, remove } = await open();
    const messenger = start();
    const view = post();
    const first = await messenger.showCard(thread, view, null);
    await remove(first.message);
    expect(inThread()).toEqual([]);

    const second = await messenger.showCard(thread, { ...view, version: 2 }, first.message);

    expect(inThread().map(({ id }) => id)).toEqual([second.message]);
  });

  it('finds a card and a notice again that were sent before a crash, each by its own id', async () => {
    const { start, thread, faults, sending, inThread } = await open();
    const [view, other, told] = [post(), post(), notice()];
    const before = start();
    faults.plan({ ...sending, times: always, action: lostAnswer });
    expect(await failureOf(before.showCard(thread, view, null))).toMatchObject({ code: 'chat_unreachable' });
    expect(await failureOf(before.send(thread, told))).toMatchObject({ code: 'chat_unreachable' });
    faults.reset();
    const [card, reply, ...more] = inThread();
    expect(more).toEqual([]);

    const after = start();

    expect(await after.findCard(thread, view.id)).toBe(card?.id);
    expect(await after.findNotice(thread, told.id)).toBe(reply?.id);
    expect(await after.findCard(thread, other.id)).toBeNull();
    expect(await after.findNotice(thread, view.id)).toBeNull();
  });

  it('finds nothing when the crash came before the message', async () => {
    const { start, thread, faults, sending, inThread } = await open();
    const told = notice();
    faults.plan({ ...sending, times: always, action: { kind: 'reset', when: 'before' } });
    const failure = await failureOf(start().send(thread, told));
    faults.reset();

    expect(failure).toMatchObject({ code: 'chat_unreachable', remedy: { kind: 'retry' } });
    expect(await start().findNotice(thread, told.id)).toBeNull();
    expect(inThread()).toEqual([]);
  });

  it('finds what was sent among what people have said since', async () => {
    const { start, thread, chatter } = await open();
    const view = post();
    const { message } = await start().showCard(thread, view, null);
    await chatter(60);

    expect(await start().findCard(thread, view.id)).toBe(message);
  });

  it('sends a notice once although its answer was lost', async () => {
    const { start, thread, faults, sending, inThread } = await open();
    const told = notice();
    const messenger = start();
    faults.plan({ ...sending, action: lostAnswer });

    const failure = await failureOf(messenger.send(thread, told));

    const found = await messenger.findNotice(thread, told.id);
    expect(inThread().map(({ id }) => id)).toEqual([found]);
    expect(failure?.remedy.kind ?? 'retry').toBe('retry');
  });

  it('speaks to a member directly, finds it there and edits it', async () => {
    const { start, direct, inDirect } = await open();
    const told = notice();

    const { message } = await start().send(direct, told);
    const found = await start().findNotice(direct, told.id);
    const body = { kind: 'failed', data: { code: 'tiktok_away', facts: {} } } as unknown as NoticeToSend['body'];
    await start().edit(direct, message, { ...told, body });

    expect(found).toBe(message);
    expect(inDirect()).toEqual([{ id: message, text: expect.stringContaining('reply of failed') }]);
  });

  it('asks right before each call whether it is still to be said, and says nothing when it is not', async () => {
    const { start, thread, direct, inThread, inDirect } = await open();
    const messenger = start();
    const view = post();
    const told = notice();
    const { message: card } = await messenger.showCard(thread, view, null);
    const { message: reply } = await messenger.send(thread, told);
    const shown = inThread();
    const lost = new Error('the lease is lost');
    const before = () => Promise.reject(lost);
    const later = post({ id: view.id, state: 'published', version: 2 });
    const body = { kind: 'failed', data: { code: 'tiktok_away', facts: {} } } as unknown as NoticeToSend['body'];

    await expect(messenger.showCard(thread, later, card, before)).rejects.toBe(lost);
    await expect(messenger.showCard(thread, post(), null, before)).rejects.toBe(lost);
    await expect(messenger.edit(thread, reply, { ...told, body }, before)).rejects.toBe(lost);
    await expect(messenger.send(thread, notice(), before)).rejects.toBe(lost);
    await expect(start().send(direct, notice(), before)).rejects.toBe(lost);

    expect(inThread()).toEqual(shown);
    expect(inDirect()).toEqual([]);
  });

  it('says in plain words what the chat refuses to draw: a card, a reply and an edit', async () => {
    const { start, thread, inThread } = await open();
    const messenger = start();
    const body = { kind: 'unconfirmed', data: {} } as unknown as NoticeToSend['body'];
    const told = notice();
    const { message: sound } = await messenger.send(thread, told);

    const { message: card } = await messenger.showCard(thread, post({ caption: UNDRAWABLE.caption }), null);
    await messenger.send(thread, { ...notice(), body });
    await messenger.edit(thread, sound, { ...told, body });

    expect(inThread()).toHaveLength(3);
    for (const { text } of inThread()) {
      expect(text).toMatch(/All of it .*https:\/\/ramen\.example\/1.* counts/);
      expect(text).toContain('https://ramen.example/2');
      expect(text).toContain('New ramen');
      expect(text).toContain('The buttons could not be drawn.');
    }
    expect(inThread().map(({ id }) => id)).toContain(card);
  });

  it('replaces its reaction and does not mind one that is there', async () => {
    const { start, thread, reactions } = await open();
    const messenger = start();

    const first = await messenger.react(thread, thread.root, post(), null);
    await messenger.react(thread, thread.root, post(), null);
    const second = await messenger.react(thread, thread.root, post({ state: 'published' }), first);

    expect(second).not.toBe(first);
    expect(reactions()).toEqual([second]);
  });

  it.each(['sending', 'editing'] as const)('that is asked to slow down when %s says for how long', async (what) => {
    const chat = await open();
    const messenger = chat.start();
    const told = notice();
    const { message } = await messenger.send(chat.thread, told);
    chat.faults.plan({ ...chat[what], times: always, action: chat.tooMany(7) });

    const work =
      what === 'sending' ? messenger.send(chat.thread, notice()) : messenger.edit(chat.thread, message, told);
    const failure = await failureOf(work);

    expect(failure).toMatchObject({ code: 'chat_busy', remedy: { kind: 'wait' } });
    const forMs = failure?.remedy.kind === 'wait' && 'forMs' in failure.remedy ? failure.remedy.forMs : 0;
    expect(forMs).toBeGreaterThanOrEqual(7000);
    expect(forMs).toBeLessThan(7200);
    expect(chat.inThread()).toHaveLength(1);
  });

  it('says that a place is gone, in whichever way it went', async () => {
    const ways = Object.keys((await open()).gone);
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      const { start, thread, gone } = await open();
      const messenger = start();
      await gone[way]?.();

      expect([way, await failureOf(messenger.send(thread, notice()))]).toMatchObject([
        way,
        { code: 'chat_place_gone' },
      ]);
    }
  });
});
