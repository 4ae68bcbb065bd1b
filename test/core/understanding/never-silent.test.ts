/** Ways to ask for a post that have no verb in front, slips in several words, and conditions: never lost in silence. */
import { describe, expect, it } from 'vitest';
import { understandFollowUp, understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const FRI_18 = '2026-11-27T18:00:00+01:00';
const WED_19 = '2026-11-25T19:00:00+01:00';

describe('an audience beside a time that is asked about', () => {
  it.each([
    ['friends only please! tomorrow 7pm Ramen night', 'MUTUAL_FOLLOW_FRIENDS'],
    ['please keep this one private. tomorrow 7pm. Ramen night', 'SELF_ONLY'],
    ['(private) tomorrow 7pm Ramen night', 'SELF_ONLY'],
    ['this is just for my followers, tomorrow 7pm, Ramen night', 'FOLLOWER_OF_CREATOR'],
  ])('is meant with it: %j', (text, privacy) => {
    expect(read(text)).toMatchObject({ action: 'ask', privacy });
  });

  it.each([
    ['only visible to me: tomorrow 7pm Ramen night', 'SELF_ONLY'],
    ['set this one to followers, tomorrow 7pm: Ramen night', 'FOLLOWER_OF_CREATOR'],
    ['keep this one private, post tomorrow 7pm Ramen night', 'SELF_ONLY'],
  ])('is read: %j', (text, privacy) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: WED_19, privacy, caption: 'Ramen night' });
  });

  it('reads whose comments are not wanted', () => {
    expect(read('post tomorrow 7pm Ramen night, dont let anyone comment')).toMatchObject({
      caption: 'Ramen night',
      settings: { disableComment: true },
    });
  });
});

describe('an amount of time to wait', () => {
  it.each([
    'give it an hour, then post',
    'wait an hour then post.',
    'please wait an hour and then post this',
    'warte noch eine Stunde und dann poste es',
    'espera una hora y publica esto',
    'attends une heure puis publie',
    'espere uma hora e depois posta',
    "aspetta un'ora e poi pubblica",
    'wacht een uur en plaats het',
    'poczekaj godzinę i opublikuj to',
    'подожди час и потом опубликуй',
  ])('counts from now: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: '2026-11-24T11:00:00+01:00', caption: '' });
  });

  it.each([
    'wait for it, then post',
    "don't post, wait an hour",
    'give it 10 minutes to rest',
    'wait an hour for the dough',
  ])('is none in %j', (text) => {
    expect(read(text).action).toBe('none');
  });
});

describe('a request in other words', () => {
  it.each([
    'do you reckon you could post this friday 6pm?',
    'would you be able to put this up friday 6pm? ta',
    'tu peux la publier vendredi à 18h svp ?',
    'mozesz to opublikowac w piątek o 18:00?',
    'pleas post this friday 6pm',
    'bite am freitag um 18 uhr veröffentlichn',
    'throw this on friday 6pm',
    "if it's not too much trouble, could we get this out friday at 6pm?",
  ])('is taken: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption: '' });
  });

  it.each(['friday evening please, "Udon"', 'freitag abend bitte: Udon', 'viernes por la tarde porfa: Udon'])(
    'needs no verb with a word that asks: %j',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'schedule', caption: 'Udon' });
    },
  );

  it.each(['send it 🚀', 'drop it 🙏'])('goes out at once: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'post', caption: '' });
  });

  it.each(['guys look 😍 "Udon" put it friday 6pm', 'Udon\n(27 Nov, 18:00)\nBack in stock'])(
    'is asked about: %j',
    (text) => {
      const { action, alternatives } = read(text);
      expect({ action, times: alternatives.map(({ at }) => at) }).toEqual({ action: 'ask', times: [FRI_18] });
    },
  );

  it.each(['店長のOKが出たら投稿してください「うどん」', 'アンナがいいと言ったら投稿：うどん'])(
    'waits for what must come first: %j',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'ask', caption: 'うどん', alternatives: [] });
    },
  );

  it.each(['put it on the shelf friday 6pm', 'share your thoughts', 'Sunday thanks to everyone'])(
    'is none in %j',
    (text) => {
      expect(read(text).action).toBe('none');
    },
  );
});

describe('words around the instruction that were read wrongly', () => {
  it.each([
    ['post friday 6pm,no cmments,"Udon"', { caption: 'Udon', settings: { disableComment: true } }],
    ['post friday 6pm, only you, Udon', { caption: 'Udon', privacy: 'SELF_ONLY' }],
    [
      'post friday 6pm friends only and no comments: Udon',
      { caption: 'Udon', privacy: 'MUTUAL_FOLLOW_FRIENDS', settings: { disableComment: true } },
    ],
    ['post friday 6pm Hello friends', { caption: 'Hello friends' }],
  ])('%j', (text, found) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, ...found });
  });

  it.each([
    'post friday 6pm Hello as a draft',
    'post Hello by hand',
    'post friday 6pm: Udon please',
    'post half past-ish 6 Udon',
  ])('asks about %j', (text) => {
    expect(read(text).action).toBe('ask');
  });

  it.each([
    ['post friday 6pm: no comets, just stars', 'no comets, just stars'],
    ['Saldos até março\npost friday 6pm', 'Saldos até março'],
    ['Plase of Udon\npost friday 6pm', 'Plase of Udon'],
  ])('puts nothing right in the caption: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_18, caption });
  });

  it('puts a key beside the right one right in a thread', () => {
    const context = { now, timeZone: 'Europe/Berlin', anchor: new Date(FRI_18) };
    expect(understandFollowUp('movw to 8pm', context)).toMatchObject({
      kind: 'move',
      when: { kind: 'at', at: new Date('2026-11-27T20:00:00+01:00') },
    });
    expect(understandFollowUp('love saturday', context)).toEqual({ kind: 'none' });
  });
});

describe('a verb and a caption behind what must come first, or behind a request that no rule reads', () => {
  it.each([
    ['once anna says ok you can post it, "udon"', 'udon'],
    ['after the match upload this: udon', 'udon'],
    ['sobald Tim sein okay gibt kann das online, Caption „udon“', 'udon'],
    ['en cuanto termine el partido súbelo, "udon"', 'udon'],
    ['quand la cliente aura validé tu pourras le mettre en ligne, « udon »', 'udon'],
    ["appena Giulia dà l'ok lo puoi pubblicare, «udon»", 'udon'],
    ['na de persconferentie online gooien, tekst: udon', 'udon'],
    ['jak Kasia zaakceptuje to możesz publikować, opis: udon', 'udon'],
    ['после матча выложи, текст: udon', 'udon'],
    ['quando a Ana aprovar pode publicar, legenda: udon', 'udon'],
  ])('is asked about with its caption: %j', (text, caption) => {
    const now = new Date('2026-11-24T09:00:00Z');
    expect(understood({ now, timeZone: 'Europe/Berlin', text })).toMatchObject({ action: 'ask', caption });
  });

  it.each([
    'when we post this everybody laughs',
    'if you post this, I quit',
    'sobald wir online gehen, gibt es kuchen',
    'once we posted "udon" the views exploded',
  ])('is none where a sentence goes on: %j', (text) => {
    const now = new Date('2026-11-24T09:00:00Z');
    expect(understood({ now, timeZone: 'Europe/Berlin', text }).action).toBe('none');
  });
});

describe('a slip of the thumb in the verb or in the time behind it', () => {
  it.each([
    ['ppst this tomorrow 7pm Ramen', 'Ramen', WED_19],
    ['pist tomorrow 7pm Ramen', 'Ramen', WED_19],
    ['pots this tomorrow 7pm: Ramen', 'Ramen', WED_19],
    ['che subilo mañna a las 19hs: Ramen', 'Ramen', WED_19],
    ['opubikuj jutor 19:00: Ramen', 'Ramen', WED_19],
    ['publie demian 19h : Ramen', 'Ramen', WED_19],
    ['postet mrogen 19 Uhr: Ramen', 'Ramen', WED_19],
  ])('is asked about: %j', (text, caption, at) => {
    expect(read(text)).toMatchObject({ action: 'ask', caption, alternatives: [{ at }] });
  });

  it.each(['ppst this niw', 'post this noe', 'psot this nwo', 'ppst this now'])(
    'does not go out unasked: %j',
    (text) => {
      expect(read(text)).toMatchObject({ action: 'ask', caption: '', alternatives: [] });
    },
  );

  it.each(['post nos vidéos', 'post tod', 'post know your meme'])('is none in a caption: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'post', caption: text.slice(5) });
  });

  it.each(['lost this tomorrow 7pm', 'past this tomorrow 7pm'])('is none in another word: %j', (text) => {
    expect(read(text).action).toBe('none');
  });
});

describe('what must come first, behind the verb', () => {
  it.each([
    'only post once Anna approves',
    'erst posten wenn Anna ok sagt',
    'nur posten, wenn Anna zustimmt',
    'subir recién cuando Marta dé el ok',
    'só posta depois que a Carol revisar',
    'pas posten als Joris de muziek heeft goedgekeurd',
    'wrzućcie dopiero jak Ania sprawdzi napisy',
    'выкладывать только когда Аня проверит',
  ])('is asked about: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'ask', caption: '' });
  });
});

describe('"do not forget to"', () => {
  it.each([
    "don't forget to post this tomorrow 7pm: Ramen",
    'nicht vergessen: morgen 19 Uhr posten: Ramen',
    "n'oublie pas de poster demain à 19h : Ramen",
    'no te olvides de publicar esto mañana a las 19:00: Ramen',
    'não esquece de postar amanhã 19h: Ramen',
    'non dimenticare di pubblicare domani alle 19: Ramen',
    'nie zapomnij wrzucić jutro o 19:00: Ramen',
    'не забудь выложить завтра в 19:00: Ramen',
  ])('forbids nothing: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: WED_19, caption: 'Ramen' });
  });

  it('asks for nothing without a verb of posting', () => {
    expect(read("don't forget the milk").action).toBe('none');
  });
});

describe('a time that suits', () => {
  it.each([
    ['New menu!!!\n\nps tomorrow 7pm would be ideal', 'New menu!!!'],
    ['Neue Karte!\nmorgen 19 Uhr wäre ideal', 'Neue Karte!'],
    ['Nouvelle carte !\ndemain 19h serait parfait', 'Nouvelle carte !'],
  ])('is asked about: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'ask', caption, alternatives: [{ at: WED_19 }] });
  });
});
