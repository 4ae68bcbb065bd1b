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

describe('a time that is given up for the one before it', () => {
  it.each([
    'post friday 6pm instead of saturday Ramen',
    'poste freitag 18 uhr statt samstag Ramen',
    'publie vendredi 18h au lieu de samedi Ramen',
  ])('is asked about: %j', (text) => {
    const read = understood({ text, now: new Date('2026-12-01T10:00:00Z'), timeZone: 'Europe/Berlin' });
    expect(read).toMatchObject({ action: 'ask', caption: 'Ramen' });
  });
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

describe('a caption in quotes behind its label, and the instruction in a sentence behind it', () => {
  it.each([
    'Caption: "Sale ends Sunday 11:59pm". Schedule it for friday 6pm please',
    'Caption: “Sale ends Sunday 11:59pm” Post it friday 6pm',
    'Text: „Sale ends Sunday 11:59pm“. Poste es Freitag um 18 Uhr bitte',
    'Légende : « Sale ends Sunday 11:59pm ». Publie-le vendredi à 18h stp',
    'Texto: «Sale ends Sunday 11:59pm». Publícalo el viernes a las 18:00, por favor',
    'Didascalia: "Sale ends Sunday 11:59pm". Pubblicalo venerdì alle 18',
    'Tekst: "Sale ends Sunday 11:59pm". Plaats dit vrijdag om 18:00',
    'Opis: „Sale ends Sunday 11:59pm”. Wrzuć to w piątek o 18:00',
  ])('is that caption: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption: 'Sale ends Sunday 11:59pm' });
  });

  it('goes on where no time stands behind the verb', () => {
    expect(read('post friday 6pm\nCaption: "Best" post ever')).toMatchObject({
      at: FRI_18,
      caption: '"Best" post ever',
    });
  });
});

describe('words of a caption that an instruction has too', () => {
  it.each([
    ['Monday without coffee? No, thanks (post friday 6pm)', 'Monday without coffee? No, thanks'],
    ['Montag ohne Kaffee? Nein, danke (poste Freitag 18 Uhr)', 'Montag ohne Kaffee? Nein, danke'],
    ['Poniedziałek bez kawy? Nie, dziękuję (wrzuć w piątek o 18:00)', 'Poniedziałek bez kawy? Nie, dziękuję'],
    ['Monday without coffee? No, thanks\npost friday 6pm', 'Monday without coffee? No, thanks'],
    ['金曜18時に投稿：この動画を見てください', 'この動画を見てください'],
    ['金曜18時に投稿：この動画をシェアしたくなる理由', 'この動画をシェアしたくなる理由'],
    ['金曜18時に投稿お願いします!caption:七夕 wish list', '七夕 wish list'],
    ['post friday 6pm please!caption: Ramen', 'Ramen'],
    ['金曜18時 友達のみ公開で投稿して「GWの失敗集」', 'GWの失敗集'],
    ['Zet deze vrijdag om 18:00 klaar met “2e halve prijs” dankjewel!', '2e halve prijs'],
    ['Plan deze vrijdag om 18:00 in met “2e halve prijs”', '2e halve prijs'],
  ])('stay whole, and no word of the instruction joins them: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });

  it.each([
    ["Kia ora team, publish friday 6pm pls – Pavlova: it's ours", "Pavlova: it's ours"],
    ['Howdy crew, post this friday 6pm. Pavlova', 'Pavlova'],
    ['put it in my tiktok inbox friday 6pm, ill finish the sound in the app', ''],
    ['mandalo como borrador el viernes a las 18:00, el audio lo elijo yo en la app', ''],
    ["mandalo nelle bozze venerdì alle 18, la musica la metto io nell'app", ''],
    ['отправь в черновики в пятницу в 18:00, музыку сама добавлю', ''],
  ])('are asked about where they may be said to Schedy: %j', (text, caption) => {
    expect(read(text)).toMatchObject(asked(caption));
  });
});
