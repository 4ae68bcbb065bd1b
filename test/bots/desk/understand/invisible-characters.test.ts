import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understood } from '../../../../src/bots/desk/understand/index.ts';
import { casesOf } from '../../../corpus/cases.ts';
import { told } from './tell-request.ts';

const INVISIBLE = ['\u200b', '\u200d', '\u200e', '\u202e', '\u2060', '\u00ad'];

describe('understood, with characters that nobody sees', () => {
  it.each(INVISIBLE)('reads the time around %j', (none) => {
    expect(told(`post${none} tomorrow${none} 7pm New ramen`)).toBe('Wed 25 Nov, 19:00 | New ramen');
    expect(told(`post to${none}morrow 7pm New ramen`)).toBe('Wed 25 Nov, 19:00 | New ramen');
    expect(told(`${none}New ramen, tomorrow 7pm${none}`)).toBe('Wed 25 Nov, 19:00 | New ramen');
  });

  it('leaves them in the caption as they were written', () => {
    expect(told('post tomorrow 7pm 👩\u200d🍳 at work')).toBe(
      'Wed 25 Nov, 19:00 | 👩\u200d🍳 at work',
    );
  });

  it('reads a message the same wherever one of them stands', () => {
    const sayings = casesOf('tuned', 'messages').map(({ saying }) => saying);
    const places = fc.tuple(fc.constantFrom(...sayings), fc.nat(), fc.constantFrom(...INVISIBLE));
    const seen = ({ action, at, profile, privacy }: ReturnType<typeof understood>) => ({
      action,
      at,
      profile,
      privacy,
    });
    fc.assert(
      fc.property(places, ([saying, anywhere, none]) => {
        const at = anywhere % (saying.text.length + 1);
        const text = saying.text.slice(0, at) + none + saying.text.slice(at);
        expect(seen(understood({ ...saying, text }))).toEqual(seen(understood(saying)));
      }),
      { numRuns: 500 },
    );
  });
});
