import { describe, expect, it } from 'vitest';
import { understandFollowUp } from '../../../src/core/understanding/index.ts';

/** In the thread of a post that is due on Wed 25 Nov, 19:00 in Berlin. */
const thread = {
  now: new Date('2026-11-24T15:00:12Z'),
  timeZone: 'Europe/Berlin',
  anchor: new Date('2026-11-25T18:00:00Z'),
  codes: ['k7qm', 'b2xy'],
};

const told = (text: string) => understandFollowUp(text, thread);

describe('understandFollowUp', () => {
  it.each(['cancel', 'Cancel it please', 'cancel!', 'never mind', "don't post it"])('cancels with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'cancel' });
  });

  it.each([
    'annulla',
    'non pubblicarlo',
    'annuleer',
    'laat maar',
    'anuluj',
    'nie publikuj tego',
    'отмени',
    'не выкладывай',
  ])('cancels with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'cancel' });
  });

  it.each([
    'whenever after 18:00',
    'anytime after 6pm',
    'irgendwann nach 18 Uhr',
    "n'importe quand après 18h",
    'a cualquier hora después de las 18h',
    'a qualquer hora depois das 18h',
    'in qualsiasi momento dopo le 18:00',
    'ergens na 18:00',
    'kiedykolwiek po 18:00',
    'любое время после 18:00',
  ])('names no one time with %j: it is asked', (text) => {
    expect(told(text)).toMatchObject({ kind: 'move', when: { kind: 'ambiguous' } });
  });

  it.each([
    'spostalo a domani alle 21',
    'verplaats naar morgen 21:00',
    'przenieś na jutro o 21:00',
    'перенеси на завтра в 21:00',
  ])('moves with %j', (text) => {
    expect(told(text)).toMatchObject({ kind: 'move', when: { kind: 'at', at: new Date('2026-11-25T20:00:00Z') } });
  });

  it.each(['rimandalo di due ore', 'posticipa di 2 ore', 'dwie godziny później', 'verplaats het twee uur later'])(
    'puts off with %j',
    (text) => {
      expect(told(text)).toMatchObject({ kind: 'move', when: { kind: 'at', at: new Date('2026-11-25T20:00:00Z') } });
    },
  );

  it.each(['mettilo privato', 'maak het privé', 'ustaw jako prywatne', 'сделай приватным'])('hides with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'privacy', privacy: 'SELF_ONLY', settings: {} });
  });

  it.each(['riprova', 'opnieuw', 'spróbuj ponownie', 'попробуй ещё раз'])('tries again with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'retry' });
  });

  it.each([
    'put it in my drafts instead',
    'just a draft for now',
    "put it in drafts, i'll do it myself",
    'als Entwurf speichern',
    'guárdalo como borrador',
    'enregistre en brouillon',
    'salva como rascunho',
    'mettilo nelle bozze',
    'zapisz jako szkic',
    'сохрани как черновик',
    '下書きに保存して',
  ])('sends it to the inbox with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'way', way: 'inbox' });
  });

  it('does what the button Ignore does, where a video waits for a word', () => {
    for (const text of ['ignore', 'leave it', 'ignorieren', 'nada', 'niente', 'niets']) {
      expect(understandFollowUp(text, { ...thread, isTimeWanted: true })).toEqual({ kind: 'cancel' });
      expect(told(text)).toEqual({ kind: 'none' });
    }
  });

  it.each([
    'brich es ab',
    'bitte löschen',
    'cancélalo',
    'annule',
    'cancela',
    'キャンセルして',
    'キャンセルで',
    'no, cancel it then',
  ])('cancels with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'cancel' });
  });

  it.each([
    ['mach es privat', 'SELF_ONLY'],
    ['ponlo privado', 'SELF_ONLY'],
    ['mets-la en privé', 'SELF_ONLY'],
    ['deixa privado', 'SELF_ONLY'],
    ['非公開に', 'SELF_ONLY'],
  ])('changes the audience with %j', (text, privacy) => {
    expect(told(text)).toMatchObject({ kind: 'privacy', privacy });
  });

  it.each(['post now', 'now', 'Post it now!', 'publish right now'])('posts with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'now' });
  });

  it.each(['retry', 'try again', 'please retry now'])('tries again with %j', (text) => {
    expect(told(text)).toEqual({ kind: 'retry' });
  });

  it.each([
    ['move to 8pm', '2026-11-25T19:00:00.000Z'],
    ['move it to friday 9am', '2026-11-27T08:00:00.000Z'],
    ['tomorrow instead', '2026-11-25T18:00:00.000Z'],
    ['8pm instead', '2026-11-25T19:00:00.000Z'],
    ['instead friday', '2026-11-27T18:00:00.000Z'],
    ['make it 9pm', '2026-11-25T20:00:00.000Z'],
    ['reschedule to 24 dec 18:00', '2026-12-24T17:00:00.000Z'],
    ['delay by 2 hours', '2026-11-25T20:00:00.000Z'],
    ['push back 30 minutes', '2026-11-25T18:30:00.000Z'],
    ['bring forward by 1 hour', '2026-11-25T17:00:00.000Z'],
    ['move to in 2 hours', '2026-11-24T17:00:12.000Z'],
    ['post it friday noon', '2026-11-27T11:00:00.000Z'],
    ['an hour later', '2026-11-25T19:00:00.000Z'],
    ['2 hours later please', '2026-11-25T20:00:00.000Z'],
    ['30 minutes earlier', '2026-11-25T17:30:00.000Z'],
    ['not before friday', '2026-11-27T18:00:00.000Z'],
    ['please not before friday 9am', '2026-11-27T08:00:00.000Z'],
    ['not before 6pm', '2026-11-25T18:00:00.000Z'],
    ['verschieb es auf 20 Uhr', '2026-11-25T19:00:00.000Z'],
    ['auf Freitag 9 Uhr verschieben', '2026-11-27T08:00:00.000Z'],
    ['lieber morgen um 20 Uhr', '2026-11-25T19:00:00.000Z'],
    ['eine Stunde später', '2026-11-25T19:00:00.000Z'],
    ['verschieb um 2 Stunden', '2026-11-25T20:00:00.000Z'],
    ['nicht vor Freitag', '2026-11-27T18:00:00.000Z'],
    ['muévelo a las 20:00', '2026-11-25T19:00:00.000Z'],
    ['mejor el viernes', '2026-11-27T18:00:00.000Z'],
    ['una hora más tarde', '2026-11-25T19:00:00.000Z'],
    ['retrásalo 2 horas', '2026-11-25T20:00:00.000Z'],
    ['no antes del viernes', '2026-11-27T18:00:00.000Z'],
    ['décale à 20h', '2026-11-25T19:00:00.000Z'],
    ['plutôt vendredi', '2026-11-27T18:00:00.000Z'],
    ['une heure plus tard', '2026-11-25T19:00:00.000Z'],
    ['décale de 2 heures', '2026-11-25T20:00:00.000Z'],
    ['pas avant vendredi', '2026-11-27T18:00:00.000Z'],
    ['muda para as 20h', '2026-11-25T19:00:00.000Z'],
    ['melhor na sexta', '2026-11-27T18:00:00.000Z'],
    ['uma hora mais tarde', '2026-11-25T19:00:00.000Z'],
    ['adia 2 horas', '2026-11-25T20:00:00.000Z'],
    ['não antes de sexta', '2026-11-27T18:00:00.000Z'],
    ['20時に変更', '2026-11-25T19:00:00.000Z'],
    ['やっぱり金曜', '2026-11-27T18:00:00.000Z'],
  ])('moves the post with %j', (text, iso) => {
    expect(told(text)).toMatchObject({ kind: 'move', when: { kind: 'at', at: new Date(iso) } });
  });

  it('tells a new time that is ambiguous, past or impossible', () => {
    expect(told('move to 8')).toMatchObject({ when: { kind: 'ambiguous' } });
    expect(told('move to yesterday 5pm')).toMatchObject({ when: { kind: 'past' } });
    expect(told('move to 31 feb')).toMatchObject({ when: { kind: 'impossible' } });
  });

  it.each([
    ['caption: New ramen #food', 'New ramen #food'],
    ['Caption:New ramen?', 'New ramen?'],
    ['new caption: "See you Friday!"', 'See you Friday!'],
    ['change caption to Hi there', 'Hi there'],
    ['caption: Line one\n\nLine two, thanks!', 'Line one\n\nLine two, thanks!'],
  ])('takes a caption to the letter from %j', (text, caption) => {
    expect(told(text)).toMatchObject({ kind: 'caption', caption });
  });

  it.each([
    ['make the caption "Soup season"', 'Soup season'],
    ['the caption should say “Back at 7!”', 'Back at 7!'],
    ['change the text to Fresh out of the oven 🥐', 'Fresh out of the oven 🥐'],
    ['mach den Text „Suppenzeit“', 'Suppenzeit'],
    ['cambia el texto a "Noche de tacos"', 'Noche de tacos'],
    ['キャプションは「新作ラーメン登場」に変えて', '新作ラーメン登場'],
    ['change caption to "something new"', 'something new'],
  ])('takes a caption that is announced from %j', (text, caption) => {
    expect(told(text)).toMatchObject({ kind: 'caption', caption });
  });

  it.each([
    ['friday 10am, caption: Weekend croissants', 'Weekend croissants', '2026-11-27T09:00:00.000Z'],
    ['caption: We are open!\ntime: fri 6pm', 'We are open!', '2026-11-27T17:00:00.000Z'],
    ['time: fri 6pm\ncaption: We are open!', 'We are open!', '2026-11-27T17:00:00.000Z'],
    ['8pm and change caption to "Chai > everything"', 'Chai > everything', '2026-11-25T19:00:00.000Z'],
    ['move it to 8pm, and make the caption "Soup, hot"', 'Soup, hot', '2026-11-25T19:00:00.000Z'],
    ['um 20 Uhr, Text: Suppe', 'Suppe', '2026-11-25T19:00:00.000Z'],
    ['a las 20:00, texto: Sopa', 'Sopa', '2026-11-25T19:00:00.000Z'],
    ['à 20h et légende : Soupe', 'Soupe', '2026-11-25T19:00:00.000Z'],
  ])('does both of %j', (text, caption, iso) => {
    expect(told(text)).toMatchObject({
      kind: 'several',
      commands: [
        { kind: 'caption', caption },
        { kind: 'move', when: { kind: 'at', at: new Date(iso) } },
      ],
    });
  });

  it('keeps a line of a caption that is no time, and one that announces another', () => {
    const menu = 'Our week\ntime: whenever you like';
    expect(told(`caption: ${menu}`)).toMatchObject({ kind: 'caption', caption: menu });
    const doors = 'Doors: friday 6pm\nText: come early';
    expect(told(`caption: ${doors}`)).toMatchObject({ kind: 'caption', caption: doors });
  });

  it.each([
    'change the text to something shorter',
    'change the caption to English',
    'the caption should be funnier',
    'drop the hashtag',
    'take out the emoji',
    'tira o hashtag',
    'add an emoji',
    'change the caption',
    'change Monday to Tuesday',
    'the date in the caption is wrong',
  ])('is told how a caption is changed by %j, and changes nothing', (text) => {
    const caption = 'Monday flow 🧘 ☀️ 10 minutes #cooking #food';
    expect(understandFollowUp(text, { ...thread, caption })).toEqual({ kind: 'caption_part' });
  });

  it.each([
    ['add #ramen', 'Flow 🧘 10 minutes\nin bed #cooking #ramen'],
    ['add #cooking and #tokyo please', 'Flow 🧘 10 minutes\nin bed #cooking #tokyo'],
    ['füg noch #ramen hinzu', 'Flow 🧘 10 minutes\nin bed #cooking #ramen'],
    ['ajoute #paris à la fin', 'Flow 🧘 10 minutes\nin bed #cooking #paris'],
    ['#tokyoを追加して', 'Flow 🧘 10 minutes\nin bed #cooking #tokyo'],
    ['drop the hashtag', 'Flow 🧘 10 minutes\nin bed'],
    ['remove #cooking its not paid', 'Flow 🧘 10 minutes\nin bed'],
    ['no hashtags please', 'Flow 🧘 10 minutes\nin bed'],
    ['quita los hashtags', 'Flow 🧘 10 minutes\nin bed'],
    ['togli gli hashtag', 'Flow 🧘 10 minutes\nin bed'],
    ['убери хештеги', 'Flow 🧘 10 minutes\nin bed'],
    ['ハッシュタグを消して', 'Flow 🧘 10 minutes\nin bed'],
    ["enlève l'emoji, ça fait gamin", 'Flow 10 minutes\nin bed #cooking'],
    ['lose the emoji', 'Flow 10 minutes\nin bed #cooking'],
    ['swap flow for stretch in the text', 'stretch 🧘 10 minutes\nin bed #cooking'],
    ['typo: bed -> 10 beds', 'Flow 🧘 10 minutes\nin 10 beds #cooking'],
    ['cambia "flow" por "calma"', 'calma 🧘 10 minutes\nin bed #cooking'],
    ['put Episode 4: in front', 'Episode 4: Flow 🧘 10 minutes\nin bed #cooking'],
    ['whole caption lowercase pls', 'flow 🧘 10 minutes\nin bed #cooking'],
  ])('changes a part of the caption with %j', (text, caption) => {
    const before = 'Flow 🧘 10 minutes\nin bed #cooking';
    expect(understandFollowUp(text, { ...thread, caption: before })).toMatchObject({ kind: 'caption', caption });
  });

  it.each([
    'love the caption "Soup season"',
    'nice one, caption: perfect',
    'caption is great',
    'who wrote the caption?',
    '#ramen',
    'add more salt',
    'no emojis were harmed',
    'the caption',
  ])('takes %j about a caption for talk', (text) => {
    expect(['none', 'caption_part']).toContain(told(text).kind);
    if (text !== 'the caption') expect(told(text).kind).toBe('none');
  });

  it.each([
    ['make it private', 'SELF_ONLY'],
    ['only me', 'SELF_ONLY'],
    ['make it friends only', 'MUTUAL_FOLLOW_FRIENDS'],
    ['make this public', 'PUBLIC_TO_EVERYONE'],
  ])('changes the privacy with %j', (text, privacy) => {
    expect(told(text)).toEqual({ kind: 'privacy', privacy, settings: {} });
  });

  it.each([
    ['no comments', { disableComment: true }],
    ['no duet, no stitch', { disableDuet: true, disableStitch: true }],
    ['comments on', { disableComment: false }],
    ['cover at 0:03', { coverTimestampMs: 3000 }],
    ['make it ai generated', { aiGenerated: true }],
  ])('changes settings with %j', (text, settings) => {
    expect(told(text)).toEqual({ kind: 'settings', settings });
  });

  it('gives privacy and settings together when both are said', () => {
    expect(told('make it private and no comments')).toEqual({
      kind: 'privacy',
      privacy: 'SELF_ONLY',
      settings: { disableComment: true },
    });
  });

  it('names the post whose code is said', () => {
    expect(told('cancel k7qm')).toEqual({ kind: 'cancel', code: 'k7qm' });
    expect(told('b2xy: move to 8pm')).toMatchObject({ kind: 'move', code: 'b2xy' });
  });

  it('is spoken to with a mention as well', () => {
    const context = { ...thread, botNames: ['<@U0SCHEDY>'] };
    expect(understandFollowUp('<@U0SCHEDY> cancel', context)).toEqual({ kind: 'cancel' });
    expect(understandFollowUp('cancel <@U0SCHEDY>', context)).toEqual({ kind: 'cancel' });
  });

  it.each([
    '',
    'great video!',
    'cancel?',
    'cancel the meeting',
    'I will cancel my trip',
    'should we cancel',
    'move on',
    'make it better',
    'caption this!',
    'caption:',
    'friends',
    'post this',
    'no comments from me, sorry',
    `cancel ${'x'.repeat(300)}`,
  ])('takes %j for talk', (text) => {
    expect(told(text)).toEqual({ kind: 'none' });
  });

  it('takes a lone number for talk, unless the post waits for a time', () => {
    expect(told('7')).toEqual({ kind: 'none' });
    expect(understandFollowUp('7', { ...thread, isTimeWanted: true })).toMatchObject({ kind: 'move' });
    const wanted = understandFollowUp('tomorrow 7pm', { ...thread, isTimeWanted: true });
    expect(wanted).toMatchObject({ kind: 'move', when: { at: new Date('2026-11-25T18:00:00Z') } });
    const talk = { ...thread, isTimeWanted: true };
    expect(understandFollowUp('thanks, see you tomorrow', talk)).toEqual({ kind: 'none' });
  });
});
