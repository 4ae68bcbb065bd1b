import { expect, it } from 'vitest';
import { createDesk, createPace, TOO_FAST } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { recordLog } from '../record-log.ts';
import { useDesk } from './stage.ts';

const at = useDesk();

const member = (memberId: string) => ({ memberId }) as Sender;

it('one member who never stops is held back for the rest of the minute, and nobody else', () => {
  let nowMs = 0;
  const mayAct = createPace(40, () => nowMs);
  const often = Array.from({ length: 100 }, () => mayAct(member('mia')));
  expect(often.filter(Boolean)).toHaveLength(40);
  expect(mayAct(member('leo'))).toBe(true);
  nowMs = 60_000;
  expect(mayAct(member('mia'))).toBe(true);
});

it('whoever is told to wait is in the log, once a minute', async () => {
  const { log, lines } = recordLog();
  const { core, clock } = at.stage;
  const desk = createDesk({ core, clock, log, platform: 'slack' });
  const sender = at.senderOf(at.team.mia);
  const answers = [];
  for (let pressed = 0; pressed < 45; pressed += 1) answers.push(await desk.command({ sender, text: 'help' }));
  expect(answers.filter((answer) => answer === TOO_FAST)).toHaveLength(5);
  expect(lines).toEqual([{ level: 'warn', text: expect.stringContaining(sender.memberId) }]);
});

it('what is suggested while somebody types has a pace as well, which no typing hand reaches', async () => {
  const { core, clock } = at.stage;
  const desk = createDesk({ core, clock, log: recordLog().log, platform: 'discord' });
  await at.stage.drop(at.team.mia, {
    when: { kind: 'at', at: new Date(clock.now().getTime() + 3_600_000), note: null },
  });
  const ask = () => desk.suggest({ sender: at.senderOf(at.team.mia), what: 'posts', typed: '' });
  const found = [];
  for (let typed = 0; typed < 260; typed += 1) found.push((await ask()).length);
  expect(found.filter((count) => count > 0)).toHaveLength(240);
});
