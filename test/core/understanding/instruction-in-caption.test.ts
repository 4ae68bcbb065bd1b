/** Words that speak to Schedy are no caption: taken out where they surely do, asked about where they may. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const AT = '2026-11-26T18:00:00+01:00';

describe('an instruction set off by what people draw', () => {
  it.each([
    'Udon // thursday 6pm',
    'Udon >> thursday 6pm',
    'Udon | thursday 6pm',
    'thursday 6pm -> Udon',
    'thursday 6pm => Udon',
    '[thursday 6pm] Udon',
    '(thursday 6pm) Udon',
    'Udon\nplease post thursday 6pm 🙏',
    'Udon\n\n👉 thursday 6pm',
    'Post date: thursday 6pm\nUdon',
    'let’s do thursday 6pm for this one: Udon',
    'shcedual thursday 6pm: Udon',
  ])('is taken: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: AT, caption: 'Udon' });
  });
});

describe('words of the instruction beside the caption', () => {
  it.each([
    ['post thursday 6pm slow udon thanks', 'slow udon'],
    ['post thursday 6pm @noodlebar: slow udon', 'slow udon'],
    ['caption slow udon, thursday 6pm', 'slow udon'],
    ['post thursday 6pm only me and my udon', 'and my udon'],
    ['post thursday 6pm find us on @noodlebar', 'find us'],
  ])('are asked about where they may be its own: %j', (text, caption) => {
    const { action, at, caption: found, alternatives } = read(text);
    expect({ action, at, caption: found }).toEqual({ action: 'ask', at: null, caption });
    expect(alternatives.map((each) => each.at)).toContain(AT);
  });

  it.each([
    ['post thursday 6pm w/ no duets: slow udon', 'slow udon'],
    ['tu peux publier ça jeudi à 18h stp ? Udon lent', 'Udon lent'],
  ])('are none of it where they surely are not: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: AT, caption });
  });
});

describe('a day and a clock at an edge, with nothing that sets them off', () => {
  it.each(['thurs 6pm slow udon', 'Thursday 6pm slow udon', 'slow udon thursday 6pm', '🍜 thursday 6pm slow udon'])(
    'are asked about: %j',
    (text) => {
      const { action, caption, alternatives } = read(text);
      expect({ action, caption }).toEqual({ action: 'ask', caption: 'slow udon' });
      expect(alternatives.map((each) => each.at)).toEqual([AT]);
    },
  );

  it.each([
    'thursday 6pm is our big night',
    'see you thursday 6pm',
    "I'll cook thursday 6pm",
    'the tasting moves to thursday 6pm',
    'we cooked this last thursday at 6pm',
    'thursday 6pm at the market hall we serve everything that the autumn has left',
  ])('are left alone in a sentence: %j', (text) => {
    expect(read(text).action).toBe('none');
  });
});

describe('a polite question that no rule reads', () => {
  it.each([
    'would it be okay to post this thursday 6pm? Udon',
    'do you think we could publish this thursday at 6pm? Udon',
    "could you please post this to @noodlebar's account thursday 6pm?",
  ])('is asked back, never lost: %j', (text) => {
    const { action, at, alternatives } = read(text);
    expect(action === 'schedule' ? [at] : alternatives.map((each) => each.at)).toContain(AT);
  });

  it.each(['should I post this thursday 6pm?', 'did we post this thursday at 6pm?', 'when do we post this?'])(
    'is no instruction where it only asks: %j',
    (text) => {
      expect(read(text).action).toBe('none');
    },
  );
});
