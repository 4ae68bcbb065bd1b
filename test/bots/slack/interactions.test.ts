import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Desk, FormField, OpenedForm } from '../../../src/bots/desk/index.ts';
import { useDatabase } from '../use-database.ts';
import { type Stage, startStage } from './stage.ts';

const database = useDatabase();

type Press = Parameters<Desk['press']>[0];

/** Work that waits for a word. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const cardWithButtons = () => ({
  lines: [['scheduled']],
  buttons: [
    { action: 'post_now', label: 'Post now', value: 'post-1' } as const,
    { action: 'choose_time', label: '07:00', value: 'seven' } as const,
    { action: 'choose_time', label: '19:00', value: 'nineteen' } as const,
    { url: 'https://example.com/help', label: 'Help' },
  ],
});

/** A card in a thread of #food, as the presenter draws it. */
async function showCard(stage: Awaited<ReturnType<typeof startStage>>) {
  const { slack, bot, team } = stage;
  const channel = slack.channels.get('food').id;
  const root = (await slack.as('mia').say({ channel: 'food', text: 'a video' })).ts;
  const { message } = await bot.messenger.send(
    { platform: 'slack', workspace: team, channel, root },
    { id: 'notice-1', mention: null, post: null, body: { kind: 'published', data: {} } },
  );
  return { channel, ts: message, root };
}

describe.each(['socket', 'http'] as const)('a command through %s', (mode) => {
  it('is answered in its acknowledgement, to the asker alone', async () => {
    const { slack } = await startStage({ database: database(), mode });

    const outcome = await slack.as('mia').command('/schedy', 'cancel k7qm & more', 'food');

    expect(outcome).toMatchObject({ ok: true, payload: { response_type: 'ephemeral' } });
    expect(slack.ephemerals('mia').map(({ text }) => text)).toEqual(['heard cancel k7qm &amp; more']);
    expect(slack.messages('food')).toEqual([]);
  });

  it('that takes long is acknowledged in time and answered after', async () => {
    const { opened, open } = gate();
    const { slack } = await startStage({
      database: database(),
      mode,
      timing: { ackWithinMs: 5 },
      desk: { command: () => opened.then(() => ({ lines: [['done at last']] })) },
    });

    const outcome = await slack.as('mia').command('/schedy', 'queue', 'food');
    expect(outcome).toMatchObject({ ok: true, payload: {} });
    expect(slack.ephemerals('mia')).toEqual([]);

    open();
    await slack.waitFor(() => slack.ephemerals('mia').length === 1, { what: 'the answer' });
    expect(slack.ephemerals('mia')[0]?.text).toBe('done at last');
  });

  it('that fails is apologised for, and the reason logged', async () => {
    const { slack, logged } = await startStage({
      database: database(),
      mode,
      desk: { command: () => Promise.reject(new Error('The database is away.')) },
    });

    await slack.as('mia').command('/schedy', 'queue', 'food');

    expect(slack.ephemerals('mia')[0]?.text).toMatch(/did not work/);
    expect(logged.map(({ text }) => text).join()).toContain('The database is away.');
  });
});

describe.each(['socket', 'http'] as const)('a command under way through %s', (mode) => {
  it('when Schedy stops is answered before the receiver is shut', async () => {
    const [asked, answered] = [gate(), gate()];
    const { slack, bot } = await startStage({
      database: database(),
      mode,
      desk: {
        command: async () => {
          asked.open();
          await answered.opened;
          return { lines: [['done']] };
        },
      },
    });

    const outcome = slack.as('mia').command('/schedy', 'queue', 'food');
    await asked.opened;
    const stopped = bot.stop();
    answered.open();

    expect(await outcome).toMatchObject({ ok: true, payload: { text: 'done' } });
    await stopped;
  });
});

describe.each(['socket', 'http'] as const)('a button through %s', (mode) => {
  it('reaches the desk with its value, whichever of several it is', async () => {
    const pressed: Press[] = [];
    const stage = await startStage({
      database: database(),
      mode,
      desk: {
        reply: cardWithButtons,
        press: async (press) => {
          pressed.push(press);
          return null;
        },
      },
    });
    const card = await showCard(stage);

    await stage.slack.as('mia').click(card, 'Post now');
    await stage.slack.as('mia').click(card, '19:00');

    expect(pressed.map(({ action, value }) => [action, value])).toEqual([
      ['post_now', 'post-1'],
      ['choose_time', 'nineteen'],
    ]);
    expect(pressed[0]?.sender.externalId).toBe(stage.slack.users.get('mia').id);
    expect(stage.slack.ephemerals('mia')).toEqual([]);
  });

  it('is answered in its thread to the presser alone, and the card stays', async () => {
    const stage = await startStage({
      database: database(),
      mode,
      desk: { reply: cardWithButtons, press: async () => ({ lines: [['It is published.']] }) },
    });
    const { slack } = stage;
    const card = await showCard(stage);

    await slack.as('leo').click(card, 'Post now');
    await slack.waitFor(() => slack.ephemerals('leo').length === 1, { what: 'the answer' });

    expect(slack.ephemerals('leo')).toMatchObject([{ text: 'It is published.', threadTs: card.root }]);
    expect(slack.thread('food', card.root).at(-1)).toMatchObject({ ts: card.ts });
    expect(slack.thread('food', card.root).at(-1)?.text).toBe('scheduled');
  });

  it('that only opens an address is acknowledged', async () => {
    const stage = await startStage({
      database: database(),
      mode,
      desk: { reply: cardWithButtons },
    });
    const card = await showCard(stage);

    const outcome = await stage.slack.as('mia').click(card, 'Help');

    expect(outcome).toMatchObject({ ok: true, url: 'https://example.com/help' });
  });
});

describe('a button', () => {
  it('that takes long is acknowledged in time and answered after', async () => {
    const { opened, open } = gate();
    const stage = await startStage({
      database: database(),
      timing: { ackWithinMs: 5 },
      desk: { reply: cardWithButtons, press: () => opened.then(() => ({ lines: [['late']] })) },
    });
    const card = await showCard(stage);

    expect(await stage.slack.as('mia').click(card, 'Post now')).toMatchObject({ ok: true });
    open();

    const { slack } = stage;
    await slack.waitFor(() => slack.ephemerals('mia').length === 1, { what: 'the answer' });
  });

  it('pressed by somebody of another company does nothing', async () => {
    let presses = 0;
    const stage = await startStage({
      database: database(),
      desk: {
        reply: cardWithButtons,
        press: async () => {
          presses += 1;
          return null;
        },
      },
    });
    const { slack } = stage;
    slack.users.add({ name: 'eve', teamId: 'T0OTHERS1' });
    slack.channels.invite('food', 'eve');
    const card = await showCard(stage);

    expect(await slack.as('eve').click(card, 'Post now')).toMatchObject({ ok: true });

    expect(presses).toBe(0);
  });
});

describe('a form', () => {
  const form = (): OpenedForm => ({
    name: 'workspace_settings',
    title: 'Settings',
    value: '',
    notes: [],
    consent: null,
    fields: [{ name: 'hour', label: 'Usual hour', about: 'Such as 18:00', kind: 'line', isRequired: true }],
  });
  const withForm = (submit: Desk['submit']) => ({
    command: async () => ({ lines: [['The form is ready.']], form: form() }),
    submit,
  });

  it('that was asked for where the app is no member is answered in a direct message', async () => {
    const stage = await startStage({
      database: database(),
      desk: withForm(async () => ({ lines: [['Saved.']], isSaid: true })),
    });
    const { slack } = stage;
    slack.channels.add({ name: 'elsewhere', kind: 'channel', members: ['mia'], botIsMember: false });
    slack.channels.add({ name: 'hidden', kind: 'group', members: ['mia'], botIsMember: false });

    for (const channel of ['elsewhere', 'hidden']) {
      await slack.as('mia').command('/schedy', 'settings', channel);
      const view = await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });
      expect(await slack.as('mia').submit(view.id, { hour: '09:30' })).toMatchObject({ ok: true });
    }

    await slack.waitFor(() => slack.messages('dm-mia').length === 2, { what: 'both answers' });
    expect(slack.messages('dm-mia').map(({ text }) => text)).toEqual(['Saved.', 'Saved.']);
    expect(slack.ephemerals('mia')).toEqual([]);
  });

  it('that was asked for where the app is a member is answered there, to the asker alone', async () => {
    const stage = await startStage({
      database: database(),
      desk: withForm(async () => ({ lines: [['Saved.']], isSaid: true })),
    });
    const { slack } = stage;
    await slack.as('mia').command('/schedy', 'settings', 'food');
    const view = await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });
    await slack.as('mia').submit(view.id, { hour: '09:30' });
    await slack.waitFor(() => slack.ephemerals('mia').length === 1, { what: 'the answer' });
    expect(slack.ephemerals('mia')[0]?.text).toBe('Saved.');
  });
});

it('a form that cannot be worked on stays open, and says so beside its first field', async () => {
  const form: OpenedForm = {
    name: 'edit',
    title: 'Edit k7qm',
    value: '',
    notes: [['A note.']],
    consent: null,
    fields: [{ name: 'caption', label: 'Caption', about: 'To the letter', kind: 'text', isRequired: false }],
  };
  let isAway = true;
  const stage = await startStage({
    database: database(),
    desk: {
      command: async () => ({ lines: [['The form is ready.']], form }),
      submit: async () => {
        if (isAway) throw new Error('the database is away');
        return { lines: [['Saved.']] };
      },
    },
  });
  const { slack } = stage;
  await slack.as('mia').command('/schedy', 'edit k7qm', 'food');
  const view = await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });
  const outcome = await slack.as('mia').submit(view.id, { caption: 'Typed once' });
  expect(outcome).toMatchObject({ ok: true, errors: { caption: expect.stringContaining('did not work just now') } });
  expect(slack.modal('mia')).toBeDefined();
  isAway = false;
  expect(await slack.as('mia').submit(view.id, { caption: 'Typed once' })).toMatchObject({ ok: true });
  expect(slack.modal('mia')).toBeUndefined();
});

describe('a form that is drawn again while it is filled in', () => {
  const watched = (name: string, value = ''): FormField => ({
    name,
    label: name,
    about: 'Choose',
    kind: 'several',
    isRequired: false,
    isWatched: true,
    value,
    options: [{ value: 'on', label: 'On' }],
  });
  /** A third field stands in it as soon as both others are ticked. */
  const formWith = ({ first = '', second = '' }: Readonly<Record<string, string>>): OpenedForm => ({
    name: 'choose',
    title: 'Choose',
    value: '',
    notes: [],
    consent: null,
    fields: [watched('first', first), watched('second', second), ...(first && second ? [watched('third')] : [])],
  });
  type Redraw = (which: number, stage: Stage) => Promise<void>;

  /** Two choices right after one another: Slack sends both as parts of the same version of the form. */
  async function chooseTwice(work: Redraw, isTogether: boolean, processes = 1): Promise<string[]> {
    let viewId = '';
    const choose = async (name: string) =>
      stage.slack
        .as('mia')
        .choose({ viewId }, `watched:${name}`, ['on'])
        .then((outcome) => expect(outcome.ok).toBe(true));
    const ended: Promise<unknown>[] = [];
    let redrawn = 0;
    const stage: Stage = await startStage({
      database: database(),
      processes,
      desk: {
        command: async () => ({ lines: [['The form is ready.']], form: formWith({}) }),
        redraw: async ({ values }) => {
          const which = values.second ? 2 : 1;
          if (which === 1 && !isTogether) ended.push(choose('second'));
          await work(which, stage);
          redrawn += 1;
          return formWith(values);
        },
      },
    });
    const { slack } = stage;
    // A busy machine may take longer than the 3 s in which Slack lets a form be opened.
    while (!slack.modal('mia')) await slack.as('mia').command('/schedy', 'settings', 'food');
    viewId = slack.modal('mia')?.id ?? '';
    ended.push(choose('first'));
    if (isTogether) ended.push(choose('second'));
    // The older of the two may end with no call to Slack, so that nothing there tells of it.
    while (redrawn < (isTogether ? 1 : 2)) await pause(20);
    await Promise.all(ended);
    for (const bot of stage.bots) await bot.stop();
    return (slack.modal('mia')?.content.blocks ?? []).map(({ block_id }) => String(block_id));
  }

  const isDrawnAgain = ({ slack }: Stage): boolean =>
    JSON.stringify(slack.modal('mia')?.content.blocks ?? []).includes('initial_options');

  it.each([
    [1, 1],
    [2, 1],
    [1, 2],
    [2, 2],
  ])(
    'shows both of two quick choices, though looking at number %i takes longer, in %i processes',
    async (slow, processes) => {
      const blocks = await chooseTwice(async (which) => pause(which === slow ? 150 : 0), true, processes);
      expect(blocks).toEqual(['first', 'second', 'third']);
    },
  );

  it('shows both, though the first was drawn while the second was on its way', async () => {
    const work: Redraw = async (which, stage) => {
      if (which === 2)
        await stage.slack.waitFor(() => isDrawnAgain(stage), { what: 'the first to be drawn', timeoutMs: 60_000 });
    };
    expect(await chooseTwice(work, false)).toEqual(['first', 'second', 'third']);
  });
});

describe('a form that comes too late for Slack to open it', () => {
  /** What opens a form lives for three seconds. */
  const late = async () => {
    let aheadMs = 0;
    const form: OpenedForm = {
      name: 'edit',
      title: 'Edit k7qm',
      value: 'post-1|all|0',
      notes: [],
      consent: null,
      fields: [{ name: 'caption', label: 'Caption', about: 'To the letter', kind: 'text', isRequired: false }],
    };
    const answer = async () => {
      aheadMs += 4000;
      const buttons = [{ action: 'edit', label: 'Edit', value: 'post-1' }] as const;
      return { lines: [['The form of k7qm is ready: press Edit to open it.']], buttons, form };
    };
    const stage = await startStage({
      database: database(),
      slack: { now: () => new Date(Date.now() + aheadMs) },
      desk: { reply: cardWithButtons, command: answer, press: answer },
    });
    return stage;
  };
  const isSaid = ({ slack }: Awaited<ReturnType<typeof late>>) => {
    const said = slack.ephemerals('mia').at(-1);
    return said && slack.render(said).includes('The form of k7qm is ready') && slack.render(said).includes('→ Edit');
  };

  it('is offered by a button in its place, after a command', async () => {
    const stage = await late();
    expect(await stage.slack.as('mia').command('/schedy', 'edit k7qm', 'food')).toMatchObject({ ok: true });
    await stage.slack.waitFor(() => isSaid(stage), { what: 'the button' });
    expect(stage.slack.modal('mia')).toBeUndefined();
    expect(stage.slack.calls.map(({ error }) => error)).toContain('expired_trigger_id');
    expect(stage.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('and in the thread of the card, after a button', async () => {
    const stage = await late();
    const card = await showCard(stage);
    await stage.slack.as('mia').click(card, 'Post now');
    await stage.slack.waitFor(() => isSaid(stage), { what: 'the button' });
    expect(stage.slack.ephemerals('mia').at(-1)?.threadTs).toBe(card.root);
    expect(stage.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

it.each(['socket', 'http'] as const)('a command is acknowledged through %s before its form opens', async (mode) => {
  const form = { name: 'edit', title: 'Edit k7qm', value: '1', notes: [], consent: null, fields: [field] } as const;
  const stage = await startStage({
    database: database(),
    mode,
    slack: { ackTimeoutMs: 3_000 },
    desk: { command: async () => ({ lines: [['The form is ready.']], form }) },
  });
  const { slack } = stage;
  slack.faults.plan({ path: '/api/views.open', action: { kind: 'delay', delayMs: 4_000 } });

  expect(await slack.as('mia').command('/schedy', 'edit k7qm', 'food')).toMatchObject({ ok: true, payload: {} });

  await slack.waitFor(() => slack.modal('mia'), { what: 'the form' });
});

const field: FormField = { name: 'caption', label: 'Caption', about: 'To the letter', kind: 'text', isRequired: false };

describe('what is logged', () => {
  it.each([{ kind: 'answer', status: 500 } as const, { kind: 'reset', when: 'before' } as const])(
    'holds no token and no response address after $kind',
    async (action) => {
      const stage = await startStage({
        database: database(),
        desk: { command: () => pause(50).then(() => ({ lines: [['answer']] })) },
        timing: { ackWithinMs: 1 },
      });
      const { slack, logged } = stage;
      slack.faults.plan({ path: /^\/response\//, action });

      await slack.as('mia').command('/schedy', 'queue', 'food');
      await stage.bot.stop();

      const said = logged.map(({ text }) => text).join('\n');
      expect(said).toContain('slack listener failed');
      expect(said).not.toContain('/response/');
      expect(said).not.toMatch(/xox|xapp/);
    },
  );
});
