import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';
import { casesOf } from '../../corpus/cases.ts';
import { told } from './tell-request.ts';

const INVISIBLE = ['\u200b', '\u200d', '\u200e', '\u202e', '\u2060', '\u00ad', '\ufe0f'];

describe('understood, with characters that nobody sees', () => {
  it.each(INVISIBLE)('reads the time around %j', (none) => {
    expect(told(`post${none} tomorrow${none} 7pm New ramen`)).toBe('Wed 25 Nov, 19:00 | New ramen');
    expect(told(`post to${none}morrow 7pm New ramen`)).toBe('Wed 25 Nov, 19:00 | New ramen');
    expect(told(`${none}New ramen, tomorrow 7pm${none}`)).toBe('Wed 25 Nov, 19:00 | New ramen');
  });

  it.each(['\u2800', '\u3164', '\u00a0'])('takes %j for the blank it looks like', (blank) => {
    const text = ['post', 'tomorrow', '7pm', 'New', 'ramen'].join(blank);
    expect(told(text)).toBe(`Wed 25 Nov, 19:00 | New${blank}ramen`);
  });

  it.each(['👩\u200d🍳 at work', 'I ❤️', '❤️', 'اَلطَّعامُ\u200f', 'so\u00adlong'])(
    'leaves them in the caption %j as they were written',
    (caption) => {
      expect(told(`post tomorrow 7pm ${caption}`)).toBe(`Wed 25 Nov, 19:00 | ${caption}`);
      expect(told(`${caption}, tomorrow 7pm`)).toBe(`Wed 25 Nov, 19:00 | ${caption}`);
    },
  );

  it.each(INVISIBLE)('finds an instruction between sentences with %j around it', (none) => {
    const said = `Ramen night.${none} Please post tomorrow at 7pm.${none} With love ❤️`;
    expect(told(said)).toMatch(/^Wed 25 Nov, 19:00 \| Ramen night\.\W+With love ❤️$/u);
  });

  it.each(INVISIBLE)('knows a question with %j behind its mark', (none) => {
    expect(told(`post this tomorrow?${none}`)).toBe(told('post this tomorrow?'));
  });

  it.each(INVISIBLE)('puts a slip right around %j', (none) => {
    const said = 'post friday 6pm, no duetts, "Crab night"';
    const mended = told(said);
    expect(mended).toContain('Crab night');
    for (const place of [17, 18, 19, 20, 24]) {
      expect(told(said.slice(0, place) + none + said.slice(place))).toBe(mended);
    }
  });

  it('reads a message the same wherever one of them stands', () => {
    const sayings = casesOf('tuned', 'messages').map(({ saying }) => saying);
    const places = fc.tuple(fc.constantFrom(...sayings), fc.nat(), fc.constantFrom(...INVISIBLE));
    const seen = ({ action, at, profile, privacy, caption }: ReturnType<typeof understood>) => ({
      action,
      at,
      profile,
      privacy,
      caption: caption?.replaceAll(new RegExp(`[${INVISIBLE.join('')}]`, 'gu'), ''),
    });
    fc.assert(
      fc.property(places, ([saying, anywhere, none]) => {
        const at = anywhere % (saying.text.length + 1);
        const text = saying.text.slice(0, at) + none + saying.text.slice(at);
        expect(seen(understood({ ...saying, text }))).toEqual(seen(understood(saying)));
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});
