import { describe, expect, it } from 'vitest';
import { type FollowUpCommand, understandFollowUp } from '../../../src/core/understanding/index.ts';

/** A post of Friday 11 Dec, 19:00 in Berlin; it is Wednesday, 10:12. */
const now = new Date('2026-12-09T10:12:00+01:00');
const anchor = new Date('2026-12-11T19:00:00+01:00');
const timeZone = 'Europe/Berlin';
const common = { now, timeZone, codes: ['k7qm'], caption: 'New ramen drop #cooking' };

const clock = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });

/** "12-11 20:00", "caption: …", "friends", or the kind. */
function told(command: FollowUpCommand): string {
  switch (command.kind) {
    case 'move':
      return command.when.kind === 'at' ? clock.format(command.when.at).slice(5) : command.when.kind;
    case 'caption':
      return `caption: ${command.caption}`;
    case 'privacy':
      return command.privacy;
    case 'settings':
      return JSON.stringify(command.settings);
    case 'way':
      return command.way;
    case 'account':
      return `@${command.handle}`;
    case 'several':
      return command.commands.map(told).join(' + ');
    default:
      return command.kind;
  }
}

const toPost = (text: string, caption = common.caption) =>
  told(understandFollowUp(text, { ...common, caption, anchor }));

describe('a day or a clock that is preferred, or asked for politely, whatever is said beside it', () => {
  it.each([
    ['sunday afternoon would be better, the shop is full then', '12-13 15:00'],
    ['make it 9:15pm pls, the game ends at 9', '12-11 21:15'],
    ['9pm works better for the client, cheers', '12-11 21:00'],
    ['8:30pm. nobody is up before', '12-11 20:30'],
    ['lieber 21 uhr, vorher ist fussball', '12-11 21:00'],
    ['mejor a las 21, antes hay fútbol', '12-11 21:00'],
    ['plutôt dimanche, samedi on est fermés', '12-13 19:00'],
    ['melhor domingo, sábado tem festa', '12-13 19:00'],
    ['meglio domenica, sabato siamo chiusi', '12-13 19:00'],
    ['liever zondag, zaterdag zijn we dicht', '12-13 19:00'],
    ['lepiej w niedzielę, w sobotę zamknięte', '12-13 19:00'],
    ['лучше в воскресенье, в субботу закрыто', '12-13 19:00'],
    ['日曜の方がいいです', '12-13 19:00'],
    ['wrong day! 12 december', '12-12 19:00'],
    ['falscher tag, sonntag', '12-13 19:00'],
    ['its 12 december not 11', '12-12 19:00'],
    ['ugh no, thursday not friday', '12-10 19:00'],
    ['oops, 19:30*', '12-11 19:30'],
    ['tomorrow evening, 8:30', '12-10 20:30'],
  ])('%j gives %s', (text, time) => expect(toPost(text)).toBe(time));

  it.each([
    ['can we have it two hours later', '12-11 21:00'],
    ['could you give it another 20 minutes', '12-11 19:20'],
    ['could it go a day earlier please', '12-10 19:00'],
    ['30 min earlier, is that possible?', '12-11 18:30'],
    ['eine stunde später, geht das?', '12-11 20:00'],
    ['una hora más tarde, ¿se puede?', '12-11 20:00'],
    ["une heure plus tard, c'est possible ?", '12-11 20:00'],
    ['uma hora mais tarde, dá?', '12-11 20:00'],
    ["un'ora dopo, si può?", '12-11 20:00'],
    ['een uur later, kan dat?', '12-11 20:00'],
    ['schieb es um 2 tage nach hinten', '12-13 19:00'],
    ['push it an hour back', '12-11 20:00'],
    ['30分早めてください', '12-11 18:30'],
    ['на полчаса пораньше, если можно', '12-11 18:30'],
  ])('%j shifts it to %s', (text, time) => expect(toPost(text)).toBe(time));

  it.each([
    'friday works for the dinner',
    'saturday is better for the party imo',
    'please everyone be there at 9am',
    'tomorrow please remember the keys',
    'mistake on my side, lunch at 1pm',
    '8pm, wrong chat sorry',
    'late again, sorry',
    'early again today',
    'mañana mejor quedamos en el bar',
    'besser spät dran als gar nicht da',
    'demain plutôt mal de tête',
    'amanhã melhor não beber',
    '12 not 11 people are coming',
    "we're not doing dinner friday",
    'better late than never',
  ])('%j is talk', (text) => expect(toPost(text)).toMatch(/^(?:none|unclear)$/));

  it.each(['sometime next week', 'irgendwann nächste woche', 'bit later', 'un pochino più tardi magari'])(
    '%j leaves the time open',
    (text) => expect(toPost(text)).toBe('unread'),
  );

  it.each(['not friday', 'nicht am freitag', 'hold off until the client answers', 'direct', 'everyone'])(
    '%j is answered, and changes nothing',
    (text) => expect(toPost(text)).toBe('unclear'),
  );
});

describe('a sentence about who may see it', () => {
  it.each([
    ['just friends please', 'MUTUAL_FOLLOW_FRIENDS'],
    ['only our followers should see this one', 'FOLLOWER_OF_CREATOR'],
    ['nur freunde sollen das sehen', 'MUTUAL_FOLLOW_FRIENDS'],
    ['que solo lo vean amigos', 'MUTUAL_FOLLOW_FRIENDS'],
    ['visible seulement pour nos amis', 'MUTUAL_FOLLOW_FRIENDS'],
    ['só amigos podem ver', 'MUTUAL_FOLLOW_FRIENDS'],
    ['solo gli amici possono vederlo', 'MUTUAL_FOLLOW_FRIENDS'],
    ['alleen vrienden mogen het zien', 'MUTUAL_FOLLOW_FRIENDS'],
    ['niech widzą tylko znajomi', 'MUTUAL_FOLLOW_FRIENDS'],
    ['только друзья должны видеть', 'MUTUAL_FOLLOW_FRIENDS'],
    ['友達だけに公開して', 'MUTUAL_FOLLOW_FRIENDS'],
    ['open it to everyone', 'PUBLIC_TO_EVERYONE'],
    ['mach es für alle sichtbar', 'PUBLIC_TO_EVERYONE'],
    ['ábrelo para todos', 'PUBLIC_TO_EVERYONE'],
    ['hide it from everyone', 'SELF_ONLY'],
  ])('%j is for %s', (text, privacy) => expect(toPost(text)).toBe(privacy));

  it.each(['people love this', 'only our friends would get that joke', 'show it to mum', 'the public', 'friends'])(
    '%j is talk',
    (text) => expect(toPost(text)).toBe('none'),
  );

  it('takes a name alone where it was asked who may see it, or on which account', () => {
    const ask = (text: string, more: object) => told(understandFollowUp(text, { ...common, ...more }));
    expect(ask('everyone', { isAudienceWanted: true })).toBe('PUBLIC_TO_EVERYONE');
    expect(ask('friends', { isAudienceWanted: true })).toBe('MUTUAL_FOLLOW_FRIENDS');
    expect(ask('für alle', { isAudienceWanted: true })).toBe('PUBLIC_TO_EVERYONE');
    expect(ask('ramen.house', { accounts: ['ramen.house', 'ramen.bar'] })).toBe('@ramen.house');
    expect(ask('@Ramen.Bar', { accounts: ['ramen.house', 'ramen.bar'] })).toBe('@ramen.bar');
  });

  it.each([
    ['lock the comments', true],
    ['désactive les commentaires', true],
    ['desactiva los comentarios', true],
    ['отключи комментарии', true],
    ['kommentare können an bleiben', false],
    ['comments can stay on', false],
    ['unlock the comments', false],
    ['riattiva i commenti', false],
  ])('%j switches comments', (text, disableComment) => expect(toPost(text)).toBe(JSON.stringify({ disableComment })));

  it('does all that is switched in one breath', () => {
    expect(toPost('allow duets but no stitch')).toBe('{"disableDuet":false} + {"disableStitch":true}');
  });
});

describe('a caption put right', () => {
  it.each([
    ['take #cooking out', 'New ramen drop'],
    ['nimm #cooking raus und pack #suppe dazu', 'New ramen drop #suppe'],
    ['enlève #cooking et ajoute #soupe', 'New ramen drop #soupe'],
    ['via #cooking, metti #zuppa', 'New ramen drop #zuppa'],
    ['#food instead of #cooking', 'New ramen drop #food'],
    ['*#cookery, not #cooking', 'New ramen drop #cookery'],
    ['tag it #soup and #winter too', 'New ramen drop #cooking #soup #winter'],
    ['最後に #冬 も付けて', 'New ramen drop #cooking #冬'],
    ['put 🍜 at the start', '🍜 New ramen drop #cooking'],
    ['start the caption with "HOT: "', 'HOT: New ramen drop #cooking'],
    ['in the caption it should say soup, not ramen', 'New soup drop #cooking'],
    ['the caption should say Soup not Ramen', 'New Soup drop #cooking'],
    ['pls write udon instead of ramen', 'New udon drop #cooking'],
    ['s/ramen/udon', 'New udon drop #cooking'],
    ['ramen moet udon zijn in de caption', 'New udon drop #cooking'],
    ['w opisie ma być udon a nie ramen', 'New udon drop #cooking'],
    ['キャプションのramenをudonに直してください', 'New udon drop #cooking'],
    ['delete "drop"', 'New ramen #cooking'],
    ['capital D in drop', 'New ramen Drop #cooking'],
    ['typo: its Ramon', 'New Ramon drop #cooking'],
    ['title: Soup season', 'Soup season'],
    ['use this text instead: "Friday 7am. Nobody asked."', 'Friday 7am. Nobody asked.'],
    ['replace the whole caption with POV: you said soup', 'POV: you said soup'],
    ['el texto nuevo es: "Sopa"', 'Sopa'],
  ])('%j makes it %j', (text, caption) => expect(toPost(text)).toBe(`caption: ${caption}`));

  it('drops the last sentence of several', () => {
    expect(toPost('drop the last sentence', 'New in store. Come early. Bring coffee.')).toBe(
      'caption: New in store. Come early.',
    );
  });

  it('takes nothing into the caption that is a command of its own', () => {
    expect(toPost('change ramen to soup, then move to 8pm')).toBe('caption: New soup drop #cooking + 12-11 20:00');
    expect(toPost('replace "ramen" with "udon" and #cooking with #noodles')).toBe('unclear');
    expect(toPost('two things: day should be sunday, and in the caption it says drop but should be pot')).toBe(
      'caption: New ramen pot #cooking + 12-13 19:00',
    );
  });

  it.each([
    'caption needs to be shorter',
    'a shorter caption please',
    'more hashtags pls',
    'add a full stop at the end',
  ])('%j is told how to write it', (text) => expect(toPost(text)).toBe('caption_part'));

  it.each([
    "typo in the invoice, it's ramen not romen",
    'drop the beat',
    'the last sentence is so funny',
    'capital idea',
    'tag me next time',
  ])('%j is talk', (text) => expect(toPost(text)).toBe('none'));
});

describe('other commands in a thread', () => {
  it.each([
    ['out with it', 'now'],
    ['go ahead and post it right this second', 'now'],
    ['can it go right this second? news just broke', 'now'],
    ['forget about this one', 'cancel'],
    ['lass stecken, der Kunde hat abgesagt', 'cancel'],
    ['laisse tomber, on ne la sort plus', 'cancel'],
    ['try to upload it again', 'retry'],
    ['wifi is back, try sending it again', 'retry'],
    ['undo', 'undo'],
    ['mach das rückgängig', 'undo'],
    ['is it still on for friday?', 'show'],
    ["what's the caption again?", 'show'],
    ['hey schedy, move it to 8pm', '12-11 20:00'],
    ['/schedy move fri 9am', '12-11 09:00'],
    ['send it to my inbox', 'inbox'],
    ["i'll post it myself", 'by_hand'],
    ['not as a draft', 'direct'],
    ['use the next slot instead', 'next_slot'],
    ['wrong tiktok, i meant @ramen.house', '@ramen.house'],
    ['on @ramen.house at noon instead', '@ramen.house + 12-11 12:00'],
  ])('%j is %s', (text, kind) => expect(toPost(text)).toBe(kind));

  it.each(['send it to me again', 'try it again with salt', 'again!! i could watch this all day', 'out with the old'])(
    '%j is talk',
    (text) => expect(toPost(text)).toBe('none'),
  );
});

it('gives a caption to the post whose code leads it', () => {
  const said = understandFollowUp('k7qm: caption: Soup, at 8pm', { ...common, anchor });
  expect(said).toMatchObject({ kind: 'caption', caption: 'Soup, at 8pm', code: 'k7qm' });
});

describe('an answer to a question that named one time', () => {
  const toOne = (text: string) => told(understandFollowUp(text, { ...common, choices: [anchor], isTimeWanted: true }));

  it.each([
    'yes',
    'yep go for it',
    'exactly that 👍',
    'jo passt so',
    'ja genau',
    'sí, eso es',
    'oui voilà',
    'isso mesmo',
    'sì esatto',
    'ja klopt',
    'tak, dokładnie',
    'да, верно',
    'はい、それでお願いします',
  ])('%j takes it', (text) => expect(toOne(text)).toBe('12-11 19:00'));

  it.each(['no', 'nope, was just showing it to the team', 'nein', 'não, era só pra equipe ver'])(
    '%j lets it go',
    (text) => expect(toOne(text)).toBe('cancel'),
  );

  it.each([
    ['yes but saturday', '12-12 19:00'],
    ['correct, thx. but saturday', '12-12 19:00'],
    ['yes and no comments', '{"disableComment":true} + 12-11 19:00'],
    ['yes but caption is "Lunch, 12 sharp"', 'caption: Lunch, 12 sharp + 12-11 19:00'],
    ['sí, pero pon de texto "Sopa"', 'caption: Sopa + 12-11 19:00'],
  ])('%j gives %s', (text, answer) => expect(toOne(text)).toBe(answer));
});

describe('an answer to "Fri 07:00 or 19:00?"', () => {
  const choices = [new Date('2026-12-11T07:00:00+01:00'), anchor];
  const toTwo = (text: string) => told(understandFollowUp(text, { ...common, choices, isTimeWanted: true }));

  it.each(['the evening ofc', '7 pm then :)', "who's up at seven?? the evening ofc", '2番目の方で', 'à noite né'])(
    '%j is the evening',
    (text) => expect(toTwo(text)).toBe('12-11 19:00'),
  );

  it.each(['no the other one', 'both sound fine to me', 'idk you choose', 'oui voilà', 'die andere'])(
    '%j leaves it open',
    (text) => expect(toTwo(text)).toBe('unread'),
  );

  it('is none where somebody is only late', () => expect(toTwo('late again, sorry')).toBe('none'));
});
