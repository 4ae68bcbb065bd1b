/** An edit or a deletion that Discord tells before its message is worked on, or while the message cannot be kept. */
import { expect, it } from 'vitest';
import type { EditedMessage } from '../../../src/bots/desk/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Inbox } from '../../../src/core/inbox/index.ts';
import { useDatabase } from '../use-database.ts';
import { messageKey, patience, type StageOptions, startStage } from './stage.ts';

const database = useDatabase();
const video = { name: 'new-ramen.mp4', bytes: new Uint8Array([1, 2, 3]) };
const newWords = '@schedy post now New words';

async function start(options: Partial<StageOptions> = {}) {
  const heard: string[] = [];
  const desk = {
    receive: async ({ text }: { text: string }) => void heard.push(`received · ${text}`),
    receiveEdited: async ({ text, earlier }: EditedMessage) =>
      void heard.push(`received edited · ${text} · ${earlier}`),
    edited: async ({ text, earlier }: EditedMessage) => void heard.push(`edited · ${text} · ${earlier}`),
    deleted: async () => void heard.push('deleted'),
    ...options.desk,
  };
  let revisions = 0;
  const inbox = (real: Inbox): Inbox => {
    const given = options.inbox?.(real) ?? real;
    const revise: Inbox['revise'] = async (...what) => {
      const state = await given.revise(...what);
      revisions += 1;
      return state;
    };
    return { ...given, revise };
  };
  const stage = await startStage({ database: database(), ...options, inbox, desk });
  const { discord, rowsOf } = stage;
  const drop = () =>
    discord.as('mia').dropVideo({ channel: 'food', text: '@schedy post now Old words', files: [video] });
  const edit = (id: string, text = newWords) => discord.as('mia').edit({ channel: 'food', id }, text);
  const isKept = (id: string) => expect.poll(() => rowsOf(id), patience).toBe(1);
  /** So many edits and deletions have come through. */
  const settled = (count: number) => expect.poll(() => revisions, patience).toBe(count);
  const others = () => heard.filter((line) => line !== 'received · last');
  return { ...stage, drop, edit, isKept, settled, others };
}

it('a message that is tried again reads as it was edited last', async () => {
  const { drop, edit, isKept, settled, takeKept, others } = await start();
  const { id } = await drop();
  await isKept(id);
  await edit(id);
  await edit(id, '@schedy post now Newest words');
  await settled(2);
  await takeKept();
  expect(others()).toEqual(['received edited · post now Newest words · post now Old words']);
});

it('a message that is deleted before it is worked on brings nothing', async () => {
  const { discord, drop, isKept, settled, takeKept, others } = await start();
  const { id } = await drop();
  await isKept(id);
  await discord.as('mia').delete({ channel: 'food', id });
  await settled(1);
  await takeKept();
  expect(others()).toEqual(['deleted']);
});

it('an edit and a deletion wait until their message could be kept', async () => {
  let isAway = true;
  const inbox = (real: Inbox): Inbox => ({
    ...real,
    keep: async (event) => {
      const isMessage = event.externalId.startsWith(messageKey(''));
      if (isMessage && isAway) throw new Error('The database is away.');
      return real.keep(event);
    },
  });
  const { discord, logged, drop, edit, isKept, settled, takeKept, others } = await start({
    inbox,
    timing: { keepRetryDelaysMs: [1, 200, 200, 200, 200] },
  });
  const first = await drop();
  const second = await drop();
  await edit(first.id);
  await discord.as('mia').delete({ channel: 'food', id: second.id });
  await expect
    .poll(() => logged.filter(({ text }) => text.includes('trying again')).length, patience)
    .toBeGreaterThan(2);
  isAway = false;
  await isKept(first.id);
  await isKept(second.id);
  await settled(2);
  await takeKept();
  expect(others().sort()).toEqual(['deleted', 'received edited · post now New words · post now Old words']);
});

it('an edit is noted as soon as the database is back', async () => {
  let failures = 2;
  const inbox = (real: Inbox): Inbox => ({
    ...real,
    revise: async (...given) => {
      if (failures-- > 0) throw new Error('The database is away.');
      return real.revise(...given);
    },
  });
  const { drop, edit, isKept, settled, takeKept, others } = await start({ inbox });
  const { id } = await drop();
  await isKept(id);
  await edit(id);
  await expect.poll(() => failures, patience).toBeLessThan(0);
  await settled(1);
  await takeKept();
  expect(others()).toEqual(['received edited · post now New words · post now Old words']);
});

it('a message that failed once and was edited meanwhile is never read as it was', async () => {
  let tries = 0;
  const heard: string[] = [];
  const desk = {
    receive: async () => {
      tries += 1;
      if (tries === 1) throw new Failure('chat_unreachable', { kind: 'wait', forMs: 1 });
      heard.push('old');
    },
    receiveEdited: async ({ text }: EditedMessage) => void heard.push(text),
  };
  const { drop, edit, isKept, kept, settled, takeKept } = await start({ desk });
  const { id } = await drop();
  await isKept(id);
  await expect.poll(() => kept.length, patience).toBeGreaterThan(0);
  const ids = [...kept];
  await takeKept();
  await edit(id);
  await settled(1);
  await expect
    .poll(async () => {
      kept.push(...ids);
      await takeKept();
      return heard;
    }, patience)
    .toEqual(['post now New words']);
});

it('a mention that is put in by an edit is heard, and in talk nothing is', async () => {
  const { discord, edit, settled, takeKept, others } = await start();
  const forgotten = await discord.as('mia').dropVideo({ channel: 'food', text: 'post now Ramen', files: [video] });
  const talk = await discord.as('mia').say({ channel: 'food', text: 'lunch?' });
  await edit(talk.id, 'supper?');
  await edit(forgotten.id, '@schedy post now Ramen');
  await settled(2);
  await takeKept();
  expect(others()).toEqual(['received edited · post now Ramen · null']);
});

it('what was edited while nothing was heard is read back for a message that waits to be worked on', async () => {
  const { discord, drop, edit, isKept, takeKept, others } = await start();
  const { id } = await drop();
  await isKept(id);
  await expect.poll(() => database().prisma.listening.count(), patience).toBeGreaterThan(0);
  discord.gateway.invalidate(false);
  await discord.waitFor(() => discord.connections() === 0, { what: 'the end of the session' });
  await edit(id);
  const last = await discord.as('mia').say({ channel: 'food', text: '@schedy last' });
  // Read back oldest first.
  await isKept(last.id);
  await takeKept();
  expect(others()).toEqual(['received edited · post now New words · post now Old words']);
});
