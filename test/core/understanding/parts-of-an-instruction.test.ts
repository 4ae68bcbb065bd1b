/** Every part of an instruction beside every other: none may hide the next, whatever word it begins with. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const said = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });

interface Words {
  verb: string;
  times: readonly string[];
  accounts: readonly string[];
  wishes: readonly string[];
}

const languages: Readonly<Record<string, Words>> = {
  English: {
    verb: 'post',
    times: [
      'now',
      'right now',
      'in 14 seconds',
      'in 2 hours',
      'in half an hour',
      'tomorrow 7pm',
      'friday',
      'friday at noon',
    ].concat(['tonight at 9', 'tomorrow', 'on 12 dec', 'on monday at 18:30', '20:15', 'at 7pm', 'tomorrow evening']),
    accounts: ['on @ramenhouse', 'to @ramenhouse'],
    wishes: ['private', 'friends only', 'no comments', 'no duet or stitch'],
  },
  German: {
    verb: 'poste',
    times: ['jetzt', 'sofort', 'in 2 Stunden', 'in einer halben Stunde', 'morgen 19 Uhr', 'am Freitag'],
    accounts: ['auf @ramenhouse', 'bei @ramenhouse'],
    wishes: ['privat', 'ohne Kommentare'],
  },
  French: {
    verb: 'publie',
    times: ['maintenant', 'tout de suite', 'dans 2 heures', 'demain à 19h', 'vendredi', 'demain'],
    accounts: ['sur @ramenhouse'],
    wishes: ['en privé', 'sans commentaires'],
  },
  Spanish: {
    verb: 'publica',
    times: ['ahora', 'en 2 horas', 'mañana a las 19:00', 'el viernes', 'mañana', 'a las 20:15'],
    accounts: ['en @ramenhouse'],
    wishes: ['en privado', 'sin comentarios'],
  },
  Portuguese: {
    verb: 'publica',
    times: ['agora', 'em 2 horas', 'amanhã às 19h', 'amanhã'],
    accounts: ['no @ramenhouse', 'em @ramenhouse'],
    wishes: ['privado', 'sem comentários'],
  },
  Italian: {
    verb: 'pubblica',
    times: ['adesso', 'subito', 'tra 2 ore', 'domani alle 19', 'venerdì', 'domani', 'alle 20:15'],
    accounts: ['su @ramenhouse'],
    wishes: ['privato', 'senza commenti'],
  },
  Dutch: {
    verb: 'plaats',
    times: ['over 2 uur', 'morgen om 19:00', 'vrijdag'],
    accounts: ['op @ramenhouse'],
    wishes: ['privé', 'zonder reacties'],
  },
  Polish: {
    verb: 'opublikuj',
    times: ['teraz', 'za 2 godziny', 'jutro o 19:00', 'w piątek', 'jutro'],
    accounts: ['na @ramenhouse'],
    wishes: ['prywatnie', 'bez komentarzy'],
  },
  Russian: {
    verb: 'опубликуй',
    times: ['сейчас', 'через 2 часа', 'завтра в 19:00', 'в пятницу', 'завтра', 'в 20:15'],
    accounts: ['на @ramenhouse', 'в @ramenhouse'],
    wishes: ['только для меня', 'без комментариев'],
  },
};

const caption = 'Ramen drop #cooking';

describe.each(Object.entries(languages))('an instruction in %s', (_name, { verb, times, accounts, wishes }) => {
  const parts = (time: string, account: string): readonly string[] => [
    `${verb} ${time} ${account} ${caption}`,
    `${verb} ${account} ${time} ${caption}`,
    `${verb} ${time} ${account}: ${caption}`,
    ...wishes.flatMap((wish) => [
      `${verb} ${time} ${account}, ${wish}: ${caption}`,
      `${verb} ${account}, ${wish}, ${time}: ${caption}`,
    ]),
  ];

  it.each(times.flatMap((time) => accounts.map((account) => [time, account] as const)))(
    'takes %j beside %j, in any order and with any wish',
    (time, account) => {
      const plain = said(`${verb} ${time}: ${caption}`);
      const read = parts(time, account).map((text) => {
        const { action, at, profile, caption: its } = said(text);
        return { text, action, at, profile, caption: its };
      });
      expect(read).toEqual(
        parts(time, account).map((text) => ({
          ...{ text, action: plain.action, at: plain.at, profile: 'ramenhouse', caption },
        })),
      );
      expect(plain.action).toMatch(/^(post|schedule)$/);
    },
  );
});
