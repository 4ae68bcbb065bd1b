import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understandFollowUp } from '../../../src/core/understanding/index.ts';

const file = new URL('../../fixtures/cases/thread-replies.json', import.meta.url);
const { thread_replies: replies }: { thread_replies: string[] } = JSON.parse(readFileSync(file, 'utf8'));

/** These name one time, and are read. */
const READ: readonly string[] = ['move to first thing tomorrow', 'move to in about an hour'];

describe('a reply that moves a post to a time that is not clear', () => {
  it.each(replies)('is never passed over: %j', (text) => {
    const now = new Date('2026-11-25T10:15:00+01:00');
    const anchor = new Date('2026-11-27T19:00:00+01:00');
    const command = understandFollowUp(text, { now, timeZone: 'Europe/Berlin', anchor });
    expect(['unread', 'move']).toContain(command.kind);
    if (command.kind === 'move') expect(command.when.kind === 'at').toBe(READ.includes(text));
  });
});

describe('a reply that wants something else and does not say what', () => {
  const now = new Date('2026-11-24T10:00:00+01:00');
  const anchor = new Date('2026-11-27T19:00:00+01:00');
  const read = (text: string) => understandFollowUp(text, { now, timeZone: 'Europe/Berlin', anchor, codes: ['k7qm'] });

  it.each([
    'push it back a bit',
    'verschieb es mal',
    'muévelo un poco',
    'décale-le un peu',
    'spostiamolo un po’',
    'verzet het maar even',
    'przesuń to trochę',
    'adia um pouco',
    'сдвинь это немного',
    '時間を変えてほしい',
  ])('is asked for the time: %j', (text) => expect(read(text)).toMatchObject({ kind: 'unread', readings: [] }));

  it.each([
    'no the other one',
    'nicht das, das andere',
    'ese no, el otro',
    'pas celle-là, l’autre',
    'non questo, l’altro',
    'niet deze, de andere',
    'nie ten, tylko ten drugi',
    'esse não, o outro',
    'не этот, другой',
    'これじゃなくて、別の動画です',
  ])('is answered, for it means another post: %j', (text) => {
    expect(read(text)).toEqual({ kind: 'unclear', why: 'other' });
  });

  it('offers the two days between which somebody wavers', () => {
    expect(read('friday or saturday, idk')).toMatchObject({ kind: 'move', when: { kind: 'ambiguous' } });
  });

  it.each(['better', 'idk', 'not sure', 'the soup is better', 'the other one was so good'])(
    'says nothing: %j',
    (text) => {
      expect(read(text)).toEqual({ kind: 'none' });
    },
  );
});

describe('a reply as a thumb types it, to a post of Friday 27 Nov at 19:00', () => {
  const now = new Date('2026-11-24T10:00:00+01:00');
  const anchor = new Date('2026-11-27T19:00:00+01:00');
  const read = (text: string) => understandFollowUp(text, { now, timeZone: 'Europe/Berlin', anchor });

  it.each([
    ['make it 8pm', '2026-11-27T20:00+01:00'],
    ['no wait, 8pm', '2026-11-27T20:00+01:00'],
    ['can we do 8pm instead?', '2026-11-27T20:00+01:00'],
    ['same day 8pm', '2026-11-27T20:00+01:00'],
    ['2 hours later', '2026-11-27T21:00+01:00'],
    ['an hour earlier', '2026-11-27T18:00+01:00'],
    ['на час позже', '2026-11-27T20:00+01:00'],
    ['saturday instead', '2026-11-28T19:00+01:00'],
    ['same time but saturday', '2026-11-28T19:00+01:00'],
    ['misma hora el sábado', '2026-11-28T19:00+01:00'],
    ['can you move it to saturday?', '2026-11-28T19:00+01:00'],
    ['mvoe to saturday', '2026-11-28T19:00+01:00'],
    ['meglio sabato', '2026-11-28T19:00+01:00'],
    ['lepiej w sobotę', '2026-11-28T19:00+01:00'],
    ['push it to monday', '2026-11-30T19:00+01:00'],
    ['same time next week', '2026-12-04T19:00+01:00'],
    ['6:45 pm better', '2026-11-27T18:45+01:00'],
    ['samstag besser', '2026-11-28T19:00+01:00'],
    ['can you do it saturday, same time?', '2026-11-28T19:00+01:00'],
    ['décale d’une demi-heure plus tard stp', '2026-11-27T19:30+01:00'],
  ])('%j moves it to %s', (text, at) => {
    expect(read(text)).toMatchObject({ kind: 'move', when: { kind: 'at', at: new Date(at) } });
  });

  it.each([
    ['cancle', 'cancel'],
    ['canel it', 'cancel'],
    ['cancel pls 🙏', 'cancel'],
    ['jetzt posten', 'now'],
    ['actually post it now', 'now'],
    ['go live right away pls', 'now'],
    ['pode postar agora', 'now'],
    ['raus damit, jetzt sofort', 'now'],
    ['Please don’t send this out anymore', 'cancel'],
    ['pls cancel the said post', 'cancel'],
  ])('%j is %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it.each([
    'actually no',
    'see you friday',
    'movie saturday 8pm',
    'cancer',
    'lunch at 12?',
    'what time does this go out?',
  ])('%j is talk', (text) => {
    expect(read(text).kind).toBe('none');
  });
});

/** Posts of Friday 11 Dec, 19:00 in Berlin; it is Wednesday, 10:12. */
const now = new Date('2026-12-09T10:12:00+01:00');
const anchor = new Date('2026-12-11T19:00:00+01:00');
const choices = [new Date('2026-12-11T07:00:00+01:00'), anchor];
const common = { now, timeZone: 'Europe/Berlin', codes: ['k7qm'], caption: 'New ramen drop #cooking' };
const toPost = (text: string) => understandFollowUp(text, { ...common, anchor });
const toQuestion = (text: string) => understandFollowUp(text, { ...common, choices });
const at = (time: string) => ({ kind: 'move', when: { kind: 'at', at: new Date(`${time}:00+01:00`) } });

describe('a command and why', () => {
  it.each([
    'cancel, the client pulled out',
    'abbrechen, der Kunde will nicht mehr',
    "annule, le client a changé d'avis",
    'cancélalo, el cliente se echó atrás',
    'annulla tutto, il cliente ha cambiato idea',
    'annuleer maar, de klant wil niet',
    'anuluj to, klient zrezygnował',
    'отмени, клиент передумал',
    'キャンセルして、クライアントがやめたいって',
    'scrap this one, audio is off',
    'nvm, wrong clip',
    'Can we pull this? Sponsor backed out',
  ])('cancels with %j', (text) => expect(toPost(text)).toEqual({ kind: 'cancel' }));

  it.each([
    'move it to 9pm, the office is empty before that',
    'verschieb auf 21 uhr, vorher schaut keiner',
    'décale à 21h, personne ne regarde avant',
    'pásalo a las 21, antes no lo ve nadie',
    'passa pra 21h, ninguém vê antes',
    'spostalo alle 21, prima non lo vede nessuno',
    'zet maar op 21 uur, eerder kijkt niemand',
    'przenieś na 21, wcześniej nikt nie ogląda',
    'перенеси на 21:00, раньше никто не смотрит',
    '21時に変更して、それまで誰も見ないから',
    "don't cancel it, just move it to 9pm",
    'make that 9pm my bad',
  ])('moves with %j', (text) => expect(toPost(text)).toMatchObject(at('2026-12-11T21:00')));

  it.each([
    ['an hour later pls, im still in the car', '2026-12-11T20:00'],
    ['ne std später bitte, bin noch im zug', '2026-12-11T20:00'],
    ["mezz'ora prima che poi c'è la partita", '2026-12-11T18:30'],
    ['quarter past instead', '2026-12-11T19:15'],
    ['push to next week', '2026-12-18T19:00'],
    ['hold it until monday', '2026-12-14T19:00'],
    ['pull it forward by half an hour', '2026-12-11T18:30'],
    ['keep friday but make it 8:30pm', '2026-12-11T20:30'],
    ['can it go out at 9pm rather than 7?', '2026-12-11T21:00'],
    ['przesuń na niedzielę, godzina ta sama', '2026-12-13T19:00'],
    ['move to friday, wait no, saturday', '2026-12-12T19:00'],
    ['1 jan 00:05 is funnier', '2027-01-01T00:05'],
  ])('%j moves it to %s', (text, time) => expect(toPost(text)).toMatchObject(at(time)));

  it.each([
    ['make it private, legal wants to look first', 'SELF_ONLY'],
    ["just me for now, the edit isn't done", 'SELF_ONLY'],
    ['nur für freunde bitte, ist noch ein test', 'MUTUAL_FOLLOW_FRIENDS'],
    ['solo seguidores, es el teaser', 'FOLLOWER_OF_CREATOR'],
    ['back to public, legal said yes', 'PUBLIC_TO_EVERYONE'],
  ])('%j shows it to %s', (text, privacy) => expect(toPost(text)).toMatchObject({ kind: 'privacy', privacy }));

  it.each([
    ['turn the comments off, last time was a mess', true],
    ['ok the storm is over, comments back on', false],
    ['reacties weer aan graag', false],
    ['commentaires fermés svp y a des trolls en ce moment', true],
  ])('%j switches comments', (text, disableComment) =>
    expect(toPost(text)).toMatchObject({ kind: 'settings', settings: { disableComment } }),
  );

  it.each([
    'use @other.brand instead of our main',
    'wrong account!! should be @other.brand',
    'falscher account, soll auf @other.brand',
    'mauvais compte, mets-le sur @other.brand',
    'cuenta equivocada, ponlo en @other.brand',
    'conta errada, é na @other.brand',
    'account sbagliato, mettilo su @other.brand',
    'не тот аккаунт, выложи на @other.brand',
  ])('%j names the account', (text) => expect(toPost(text)).toEqual({ kind: 'account', handle: 'other.brand' }));
});

describe('several commands in one reply', () => {
  it('does them all, and what goes out last', () => {
    expect(toPost('move to 8pm and no duets')).toMatchObject({
      commands: [{ kind: 'settings', settings: { disableDuet: true } }, at('2026-12-11T20:00')],
    });
    expect(toQuestion('PM. and no comments on this one pls')).toMatchObject({
      commands: [{ kind: 'settings', settings: { disableComment: true } }, at('2026-12-11T19:00')],
    });
    expect(toPost('saturday 11am on @other.brand')).toMatchObject({
      commands: [{ kind: 'account', handle: 'other.brand' }, at('2026-12-12T11:00')],
    });
    expect(toPost('sat 10am and caption "Market day 🧺"')).toMatchObject({
      commands: [{ kind: 'caption', caption: 'Market day 🧺' }, at('2026-12-12T10:00')],
    });
  });

  it('does none where one was not understood', () => {
    expect(toPost('cancel it and tell dana')).toEqual({ kind: 'unclear', why: 'other' });
  });
});

describe('an answer to "Fri 07:00 or 19:00?"', () => {
  it.each([
    'evening obv lol',
    'abends natürlich, wer schaut denn um 7',
    'celui du soir merci',
    'wieczorem, rano nikt nie patrzy',
    'whichever is later i just wanna sleep',
    'first\n\nno wait the second',
    'das erste, nee doch das zweite',
    'any time after 6pm',
    '19時以降ならいつでも',
  ])('%j is the evening', (text) => expect(toQuestion(text)).toMatchObject(at('2026-12-11T19:00')));

  it('counts a shift from what it chooses', () => {
    expect(toQuestion('the evening one but half an hour later')).toMatchObject(at('2026-12-11T19:30'));
  });

  it.each(['dopo le 19', 'yep thats right', 'boh fai te', 'which one is better for reach you think'])(
    '%j leaves it open',
    (text) => {
      const command = toQuestion(text);
      const { readings = [], when } = { readings: [], when: null, ...command } as {
        readings?: readonly unknown[];
        when: { alternatives?: readonly unknown[] } | null;
      };
      expect([...readings, ...(when?.alternatives ?? [])]).toHaveLength(2);
    },
  );

  it('leaves open which 1 is meant of 01:00 and 13:00, and which week does not', () => {
    const night = [new Date('2026-12-11T01:00:00+01:00'), new Date('2026-12-11T13:00:00+01:00')];
    expect(understandFollowUp('1', { ...common, choices: night })).toMatchObject({ when: { kind: 'ambiguous' } });
    const weeks = [new Date('2026-12-11T17:00:00+01:00'), new Date('2026-12-18T17:00:00+01:00')];
    const said = understandFollowUp('this week not next', { ...common, choices: weeks });
    expect(said).toMatchObject(at('2026-12-11T17:00'));
  });
});

describe('what speaks to Schedy and cannot be done', () => {
  it.each([
    ['if it rains move it to sunday', 'condition'],
    ['post it once legal signs off', 'condition'],
    ['verschieb auf sonntag wenn es regnet', 'condition'],
    ["don't post it yet", 'hold'],
    ["don't post it, it's not ready yet", 'hold'],
    ['todavía no lo subas porfi', 'hold'],
    ['не выкладывай пока', 'hold'],
    ['move it to friday... actually no leave it', 'other'],
    ['wrong account', 'other'],
  ])('%j is answered (%s)', (text, why) => expect(toPost(text)).toEqual({ kind: 'unclear', why }));

  it.each(['later', 'später', 'sooner pls', 'after the game', 'need to reschedule this', 'change the time'])(
    '%j asks for the time',
    (text) => expect(toPost(text)).toMatchObject({ kind: 'unread', readings: [] }),
  );

  it.each([
    ['when does this go out again?', 'show'],
    ['oye y esto a qué hora salía?', 'show'],
    ['wann geht das nochmal raus?', 'show'],
    ['what can i even change here', 'help'],
    ['а что ты вообще умеешь?', 'help'],
  ])('%j is answered with how it stands (%s)', (text, kind) => expect(toPost(text)).toEqual({ kind }));
});

describe('talk in the thread of a post', () => {
  it.each([
    'haha ok, see you at 8',
    'stop! my sides hurt',
    'stop it, you two',
    'a domani, ciao',
    'bis morgen',
    'hasta mañana',
    'tot morgen, fijne avond',
    'do jutra, cześć',
    'до завтра, пока',
    'morgen um 9 bin ich beim arzt, danach gern',
    'an hour later i was still laughing',
    '8pm on the dot i was asleep',
    'tonight, we celebrate',
    'saturday 10am, my kid has a match',
    'delete your browser history lol',
    'again!! i could watch this all day',
    'private joke between me and leo',
    'no hashtags on the shirt please',
    'the public',
    'hold on, brb',
    'wait what',
    '@ben am or pm?? u know the client better',
    'weekend would do better no? @tom',
    'tbh i wouldve cancelled this',
    'what time is the standup',
    'use @ben as the model next time',
    'nice one, caption: perfect',
    'i posted it now on my own story',
    'send it now to the client please, the invoice',
  ])('%j changes nothing', (text) => expect(toPost(text)).toEqual({ kind: 'none' }));

  it('is no answer to a question either', () => {
    for (const text of [
      'morning! love this one',
      'let me check w/ Dana brb',
      'evening shift is mine',
      'good evening all',
    ])
      expect(toQuestion(text)).toEqual({ kind: 'none' });
  });

  it.each(["no comments, i'm speechless", 'friday, because saturday we are closed'])('%j is asked about', (text) =>
    expect(['unclear', 'unread']).toContain(toPost(text).kind),
  );
});
