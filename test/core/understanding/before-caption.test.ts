/** Words between an instruction and its caption: asides, conditions, a second account. They neither go out nor vanish unasked. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const FRI_18 = '2026-11-27T18:00:00+01:00';
const asked = (caption: string) => ({
  action: 'ask',
  caption,
  alternatives: expect.arrayContaining([expect.objectContaining({ at: FRI_18 })]),
});

describe('what stands in brackets behind the instruction', () => {
  it.each([
    ['post friday 6pm (not thursday, sorry) Ramen night', 'Ramen night'],
    ['poste Freitag 18 Uhr (nicht Donnerstag wie gesagt) Ramen-Abend', 'Ramen-Abend'],
    ['publica el viernes a las 18:00 (no el jueves, perdón) Noche de ramen', 'Noche de ramen'],
    ['pubblica venerdì alle 18 (non giovedì come dicevo) Serata ramen', 'Serata ramen'],
    ['plaats vrijdag 18:00 (niet donderdag zoals ik zei) Ramenavond', 'Ramenavond'],
    ['publish friday 6pm (the client changed her mind again) "Ramen night"', 'Ramen night'],
  ])('is asked about: %j', (text, caption) => {
    expect(read(text)).toMatchObject(asked(caption));
  });

  it.each(['(part 2) Ramen night', '(AD) Ramen night'])('is a caption of its own: %j', (caption) => {
    expect(read(`post friday 6pm ${caption}`)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });
});

describe('a condition', () => {
  it.each([
    ['post friday 6pm but only if it stops raining: Ramen', 'Ramen'],
    ['post friday 6pm, unless Tom objects', ''],
    ['post friday 6pm Ramen night, but only if Tom says yes', 'Ramen night'],
    ['poste freitag 18 uhr, aber erst wenn Tom ok sagt: Ramen', 'Ramen'],
    ['publie vendredi à 18h mais seulement si Tom valide : Ramen', 'Ramen'],
    ['publica el viernes a las 18h siempre que Tom esté de acuerdo: Ramen', 'Ramen'],
    ['pubblica venerdì alle 18 ma solo se Tom approva: Ramen', 'Ramen'],
    ['plaats vrijdag 18:00 maar alleen als Tom akkoord is: Ramen', 'Ramen'],
    ['wrzuć w piątek o 18, ale tylko jeśli Tomek się zgodzi: Ramen', 'Ramen'],
    ['выложи в пятницу в 18:00, но только если Том одобрит: Рамен', 'Рамен'],
    ['posta sexta 18h mas só se o Tom aprovar: Lamen', 'Lamen'],
    ['Once Lisa approves, post friday 6pm. Caption: Ramen', 'Ramen'],
    ['Sobald Lisa ok gibt, bitte Freitag 18 Uhr posten. Text: Ramen', 'Ramen'],
    ["Si Lisa est d'accord, publie vendredi à 18h. Légende : Ramen", 'Ramen'],
    ['Cuando Lisa lo apruebe, publica el viernes a las 18:00. Texto: Ramen', 'Ramen'],
    ['wait for Lisa and then post this friday 6pm', ''],
    ['schedule it for when Tom is back, hopefully friday 6pm', ''],
  ])('is asked about, with the time it was said with: %j', (text, caption) => {
    expect(read(text)).toMatchObject(asked(caption));
  });

  it.each(['hold off until Lisa says ok, then post this', 'warte auf Lisa und poste es dann'])(
    'is never lost in silence: %j',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'ask', caption: '' });
    },
  );
});

describe('what goes on with the instruction', () => {
  it.each([
    ['post friday 6pm on @one and @two: Ramen', 'Ramen'],
    ['poste freitag 18 uhr auf @one und @two: Ramen', 'Ramen'],
    ['post friday 6pm, the boss is nervous! "Ramen night" #food', 'Ramen night #food'],
    ['poste freitag 18 uhr 🙈 „Ramen-Abend“', 'Ramen-Abend'],
    ['post friday 6pm at the old mill with nonna', 'at the old mill with nonna'],
    ["can you post this friday 6pm? I promise it's the last one", ''],
    ['post friday 6pm boss', ''],
  ])('is asked about: %j', (text, caption) => {
    expect(read(text)).toMatchObject(asked(caption));
  });

  it.each([
    ['post friday 6pm She said "no way"', 'She said "no way"'],
    ['post friday 6pm Best ramen ever, right?', 'Best ramen ever, right?'],
    ['post friday 6pm, ok?', ''],
    ['poste freitag um 18 uhr, ok?', ''],
    ['publica el viernes a las 18h, vale?', ''],
    ['pubblica venerdì alle 18, va bene?', ''],
    ["don't worry about the sound, it's fixed. post friday 6pm. caption: Ramen", 'Ramen'],
  ])('is plain in %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });
});

describe('a time that is put right beside a labelled caption', () => {
  it.each([
    ['put it up friday 6pm, or actually maybe saturday? idk. caption: kitten', FRI_18, '2026-11-28T18:00:00+01:00'],
    ['publish thursday 6pm. edit: friday 6pm, thursday is taken. caption: kitten', '2026-11-26T18:00:00+01:00', FRI_18],
    ['Caption: kitten\nWhen: Friday 27 November 2026, 6pm\nTime: 7pm', FRI_18, '2026-11-27T19:00:00+01:00'],
  ])('is among the times that are asked about: %j', (text, one, other) => {
    const found = read(text);
    expect(found).toMatchObject({ action: 'ask', caption: 'kitten' });
    expect(found.alternatives.map(({ at }) => at)).toEqual([one, other]);
  });

  it('lets talk be talk', () => {
    expect(read('Pubblicalo adesso, il cliente è qui in studio 😅\nTesto: Ramen')).toMatchObject({
      action: 'post',
      caption: 'Ramen',
    });
  });
});

describe('a verb for later without a time', () => {
  it.each([
    'schedule Ramen night',
    'plane das bitte ein: Ramen',
    'programa esto porfa: Ramen',
    'запланируй это: Рамен',
  ])('is no word for now: %j', (text) => {
    expect(read(text).action).toBe('ask');
  });
});

describe('words in which no rule finds an instruction', () => {
  it.each([
    ['now please 🙏\nRamen night', 'Ramen night'],
    ['jetzt bitte\nRamen-Abend', 'Ramen-Abend'],
    ['this RIGHT NOW pls: Ramen', 'Ramen'],
    ['post this right now pls everyone is waiting', 'everyone is waiting'],
    ['夕方か夜くらいに適当に投稿して「ラーメン」', 'ラーメン'],
    ['Kan deze er nu meteen op? Dank je wel!\nBijschrift: Ramen', 'Ramen'],
    ['needs to be on tiktok by some point, your call. caption: Ramen', 'Ramen'],
  ])('are asked about: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'ask', caption });
  });

  it.each([
    'never publish this, I look like a potato',
    'what time did we publish the first version of this?',
    'thanks, great post!',
    'when we post this everybody laughs',
  ])('stay talk: %j', (text) => {
    expect(read(text).action).toBe('none');
  });
});
