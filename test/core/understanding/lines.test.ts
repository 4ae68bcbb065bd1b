import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSaying } from '../../../scripts/understand-input.ts';

const line = (changes: object) =>
  JSON.stringify({
    text: 'tomorrow 7pm',
    now: '2026-11-24T10:00:00+01:00',
    timeZone: 'Europe/Berlin',
    ...changes,
  });

describe('readSaying', () => {
  it.each(['2026-11-24T10:00:00+01:00', '2026-11-24T10:00+01:00', '2026-11-24T09:00:00.000Z'])(
    'takes %s for the instant it is',
    (now) => {
      expect(readSaying(line({ now }))).toMatchObject({ now: new Date('2026-11-24T09:00:00Z') });
    },
  );

  it.each(['2026-11-24T10:00:00', '2026-11-24', '2026-02-31T10:00:00Z', 'today', '', 5, null])(
    'complains of %j, which is no instant',
    (now) => {
      expect(readSaying(line({ now }))).toEqual({ error: expect.stringContaining('now: ') });
    },
  );

  it('takes null for absent where a field may be absent', () => {
    const saying = readSaying(line({ locale: null, phrase: null }));
    expect(saying).toMatchObject({ text: 'tomorrow 7pm', locale: undefined, phrase: undefined });
  });

  it.each(['', 'null', '[]', '42', '{"text": "x"', '{}'])('gives %j an error', (bad) => {
    expect(readSaying(bad)).toEqual({ error: expect.any(String) });
  });

  it.each(['', 'Mars/Olympus', '+02:00', 5])('knows no time zone %j', (timeZone) => {
    expect(readSaying(line({ timeZone }))).toEqual({
      error: expect.stringContaining('timeZone: '),
    });
  });
});

describe('npm run understand', () => {
  const script = fileURLToPath(new URL('../../../scripts/understand.ts', import.meta.url));

  it('answers each line with one line, in order, and ends well', async () => {
    const child = execFile(process.execPath, ['--import', 'tsx', script]);
    const lines = [line({ phrase: true }), '', 'no JSON', line({ text: 'post in 999999 years 7pm' })];
    let output = '';
    child.stdout?.on('data', (part) => {
      output += part;
    });
    child.stdin?.end(lines.join('\n'));
    const [code] = await once(child, 'close');
    const answers = output
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(code).toBe(0);
    expect(answers.map((each) => each.error ?? each.action)).toEqual(['schedule', 'not JSON', 'not JSON', 'ask']);
  });
});
