import { describe, expect, test } from 'vitest';
import { suggest } from '../../../src/bots/desk/commands/index.ts';
import type { DeskDeps } from '../../../src/bots/desk/deps.ts';
import { plainText } from './plain-text.ts';
import { senderOf } from './sender.ts';
import { useDesk } from './stage.ts';

const sender = senderOf({ id: 'm', workspaceId: 'w', externalId: '1' }, { isPersonal: false });
const deps = { clock: { now: () => new Date('2026-11-24T15:00:00Z') }, platform: 'discord' } as unknown as DeskDeps;
const times = (typed: string, who = sender) => suggest(deps, who, 'times', typed);

describe('while a time is typed', () => {
  test('nothing yet offers what is likely, and the next slot', async () => {
    const found = await times('');
    expect(found.map(({ value }) => value)).toEqual(expect.arrayContaining(['tomorrow 9am', 'next slot']));
    expect(found.find(({ value }) => value === 'tomorrow 9am')?.label).toMatch(/^tomorrow 9am · .*25 Nov.*09:00/);
  });

  test('it is shown as the instant that it names', async () => {
    expect(await times('fri 9am')).toMatchObject([{ label: expect.stringMatching(/27 Nov.*09:00/), value: 'fri 9am' }]);
  });

  test('each of two readings can be chosen, and is written so that it has one', async () => {
    const values = (await times('friday 7')).map(({ value }) => value);
    expect(values).toEqual(['2026-11-27 07:00', '2026-11-27 19:00']);
    for (const value of values) expect(await times(value)).toMatchObject([{ value }]);
  });

  test('what is no time suggests nothing, and a place that is not known names no instant', async () => {
    expect(await times('banana')).toEqual([]);
    expect(await times('tomorrow 9am', { ...sender, isZoneKnown: false })).toEqual([
      { label: 'tomorrow 9am', value: 'tomorrow 9am' },
    ]);
  });
});

describe('what is suggested where a sentence is typed', () => {
  const at = useDesk();
  const kinds = { weeks: 'calendar', rhythms: 'slots', settings: 'settings' } as const;

  test.each(Object.entries(kinds))('%s are understood behind /schedy %s', async (what, command) => {
    const { desk } = at;
    const admin = at.senderOf(at.team.mia, { isAdmin: true });
    const found = await desk.suggest({ sender: admin, what: what as keyof typeof kinds, typed: '' });
    expect(found.length).toBeGreaterThan(2);
    for (const { value } of found) {
      const said = plainText(await desk.command({ sender: admin, text: `${command} ${value}`, channel: 'CFOOD' }));
      expect([value, said]).not.toEqual([
        value,
        expect.stringMatching(/cannot read|could not read|do not know|Write it/),
      ]);
    }
    const [first] = found;
    expect(
      await desk.suggest({ sender: admin, what: what as keyof typeof kinds, typed: first?.value ?? '' }),
    ).toContainEqual(first);
  });
});
