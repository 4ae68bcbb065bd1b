import { expect, it } from 'vitest';
import type { Message, OpenedForm } from '../../../src/bots/desk/index.ts';
import { useDatabase } from '../use-database.ts';
import { patience, type Stage, startStage } from './stage.ts';

const database = useDatabase();

const done: Message = { lines: [['done at last']] };

/** Work that waits for a word. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<Message>((resolve) => {
    open = () => resolve(done);
  });
  return { opened, open: () => open() };
}

const seenBy = ({ discord }: Stage, who: string): string[] =>
  discord.ephemerals(who).map((message) => discord.render(message));

it('a question is acknowledged before its answer is looked for', async () => {
  const { opened, open } = gate();
  const stage = await startStage({ database: database(), desk: { command: () => opened } });

  const outcome = await stage.discord.as('mia').command('/schedy queue', {}, 'food');

  expect(outcome).toMatchObject({ ok: true, answer: { kind: 'deferred-message' } });
  expect(seenBy(stage, 'mia')).toEqual(['Schedy is thinking…']);
  open();
  await stage.discord.waitFor(() => seenBy(stage, 'mia').join().includes('done at last'), {
    what: 'the answer',
  });
  expect(seenBy(stage, 'mia')).toHaveLength(1);
  // What was put off is filled in; a follow-up in its place is deprecated.
  const answered = stage.discord.calls.filter(({ path }) => path.startsWith('/webhooks/'));
  expect(answered.map(({ method, path }) => [method, decodeURIComponent(path).split('/').at(-1)])).toEqual([
    ['PATCH', '@original'],
  ]);
});

it('what changes something is acknowledged by its outcome', async () => {
  const stage = await startStage({ database: database() });

  const outcome = await stage.discord.as('mia').command('/schedy cancel', { code: 'k7qm' }, 'food');

  expect(outcome).toMatchObject({ ok: true, answer: { kind: 'message' } });
  expect(seenBy(stage, 'mia').join()).toContain('heard cancel k7qm');
});

it('what changes something and takes long is acknowledged in time and answered after', async () => {
  const { opened, open } = gate();
  const stage = await startStage({
    database: database(),
    timing: { ackWithinMs: 5 },
    desk: { command: () => opened },
  });

  const outcome = await stage.discord.as('mia').command('/schedy cancel', { code: 'k7qm' }, 'food');

  expect(outcome).toMatchObject({ ok: true, answer: { kind: 'deferred-message' } });
  open();
  await stage.discord.waitFor(() => seenBy(stage, 'mia').join().includes('done at last'), {
    what: 'the answer',
  });
});

it.each(['queue', 'cancel'])('/schedy %s that fails is apologised for, and logged', async (name) => {
  const stage = await startStage({
    database: database(),
    desk: { command: () => Promise.reject(new Error('The database is away.')) },
  });
  const options: Record<string, string> = name === 'cancel' ? { code: 'k7qm' } : {};

  await stage.discord.as('mia').command(`/schedy ${name}`, options, 'food');

  await stage.discord.waitFor(() => seenBy(stage, 'mia').join().includes('did not work'), {
    what: 'the apology',
  });
  await expect.poll(() => stage.logged.map(({ text }) => text).join(), patience).toContain('The database is away.');
});

it('a form whose answer comes too late for Discord stays in front of its sender, and is sent again', async () => {
  const submissions: unknown[] = [];
  const { opened, open } = gate();
  const form: OpenedForm = {
    name: 'edit',
    title: 'Edit k7qm',
    value: 'post-1|main|0',
    notes: [],
    consent: null,
    fields: [{ name: 'caption', label: 'Caption', about: 'To the letter', kind: 'text', isRequired: false }],
  };
  const stage = await startStage({
    database: database(),
    discord: { answerTimeoutMs: 700 },
    desk: {
      command: async () => ({ lines: [['The form is ready.']], form }),
      submit: async ({ values }) => {
        submissions.push(values);
        return submissions.length === 1 ? opened : done;
      },
    },
  });
  const mia = stage.discord.as('mia');
  await mia.command('/schedy edit', { code: 'k7qm' }, 'food');

  // Discord tells people by itself that nothing came, and knows the interaction no more (10062).
  expect(await mia.submit({ caption: 'Typed once' })).toMatchObject({ ok: false });
  open();
  await expect.poll(() => stage.discord.calls.map(({ refusal }) => refusal?.code), patience).toContain(10_062);
  expect(stage.discord.modal('mia')).toBeDefined();

  expect(await mia.submit({ caption: 'Typed once' })).toMatchObject({ ok: true });
  expect(seenBy(stage, 'mia').join()).toContain('done at last');
  expect(submissions).toEqual([{ caption: 'Typed once' }, { caption: 'Typed once' }]);
});

it('what was written in a form that cannot be worked on is given back', async () => {
  const form: OpenedForm = {
    name: 'approval',
    title: 'Reject the post',
    value: 'rejected|post-1|0',
    notes: [],
    consent: null,
    fields: [{ name: 'reason', label: 'Why', about: 'Its author reads it', kind: 'text', isRequired: true }],
  };
  const stage = await startStage({
    database: database(),
    desk: {
      command: async () => ({ lines: [['The form is ready.']], form }),
      submit: async () => {
        throw new Error('the database is away');
      },
    },
  });
  const mia = stage.discord.as('mia');
  await mia.command('/schedy edit', { code: 'k7qm' }, 'food');
  expect(await mia.submit({ reason: 'The broth is missing' })).toMatchObject({ ok: true });
  const seen = seenBy(stage, 'mia').join();
  expect(seen).toContain('That did not work just now.');
  expect(seen).toContain('The broth is missing');
});
