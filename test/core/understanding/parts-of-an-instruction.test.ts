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
    times: [
      'jetzt',
      'sofort',
      'in 2 Stunden',
      'in einer halben Stunde',
      'morgen 19 Uhr',
      'am Freitag',
      'morgen',
      'um 20:15',
      'um 20:15 Uhr',
      'dem 19h',
      'am 12.12.',
      'heute Abend um 9',
      'Mo 9:00',
      'gegen 20:15',
    ],
    accounts: ['auf @ramenhouse', 'bei @ramenhouse'],
    wishes: ['privat', 'ohne Kommentare'],
  },
  French: {
    verb: 'publie',
    times: [
      'maintenant',
      'tout de suite',
      'dans 2 heures',
      'demain à 19h',
      'vendredi',
      'demain',
      'à 20h15',
      'à 20:15',
      '20h15',
      'ce soir à 21h',
      'le 12 décembre',
      'vers 19h',
      'à midi',
    ],
    accounts: ['sur @ramenhouse'],
    wishes: ['en privé', 'sans commentaires'],
  },
  Spanish: {
    verb: 'publica',
    times: [
      'ahora',
      'ya',
      'en 2 horas',
      'mañana a las 19:00',
      'el viernes',
      'mañana',
      'a las 20:15',
      'al mediodía',
      'el 12 de diciembre',
      'sobre las 19h',
      'pasado mañana',
      'esta noche a las 9',
    ],
    accounts: ['en @ramenhouse'],
    wishes: ['en privado', 'sin comentarios'],
  },
  Portuguese: {
    verb: 'publica',
    times: [
      'agora',
      'já',
      'em 2 horas',
      'amanhã às 19h',
      'amanhã',
      'às 20:15',
      'sexta',
      'sexta às 18h',
      'segunda 9:00',
      'dia 12 de dezembro',
      'no dia 12 de dezembro às 20h',
      'hoje às 21h',
      'depois de amanhã',
    ],
    accounts: ['no @ramenhouse', 'em @ramenhouse'],
    wishes: ['privado', 'sem comentários'],
  },
  Italian: {
    verb: 'pubblica',
    times: [
      'adesso',
      'subito',
      'tra 2 ore',
      'domani alle 19',
      'venerdì',
      'domani',
      'alle 20:15',
      'ora',
      'stasera alle 9',
      'il 12 dicembre',
      'verso le 19',
      'a mezzogiorno',
      'dopodomani',
    ],
    accounts: ['su @ramenhouse'],
    wishes: ['privato', 'senza commenti'],
  },
  Dutch: {
    verb: 'plaats',
    times: [
      'over 2 uur',
      'morgen om 19:00',
      'vrijdag',
      'op vrijdag',
      'nu',
      'morgen',
      'om 20:15',
      'om 8 uur',
      'vanavond om 9',
      'op 12 december',
      'overmorgen',
      '12/12 om 20u',
    ],
    accounts: ['op @ramenhouse'],
    wishes: ['privé', 'zonder reacties'],
  },
  Polish: {
    verb: 'opublikuj',
    times: [
      'teraz',
      'zaraz',
      'za 2 godziny',
      'jutro o 19:00',
      'w piątek',
      'jutro',
      'o 20:15',
      'dzisiaj o 21',
      'w południe',
      '12 grudnia',
      '12.12 o 20:00',
      'pojutrze',
    ],
    accounts: ['na @ramenhouse'],
    wishes: ['prywatnie', 'bez komentarzy'],
  },
  Russian: {
    verb: 'опубликуй',
    times: [
      'сейчас',
      'через 2 часа',
      'завтра в 19:00',
      'в пятницу',
      'завтра',
      'в 20:15',
      'сегодня в 21',
      'в полдень',
      '12 декабря',
      'послезавтра',
      'через полчаса',
    ],
    accounts: ['на @ramenhouse', 'в @ramenhouse'],
    wishes: ['только для меня', 'без комментариев'],
  },
};

const caption = 'Ramen drop #cooking';

/** Behind a bare caption a day without a clock may be the caption's; set off it is none. */
const elsewhere = (verb: string, time: string): readonly string[] => [
  `${time} ${verb}: ${caption}`,
  `${caption}\n${verb} ${time}`,
  `${caption} (${verb} ${time})`,
  `${verb} "${caption}" ${time}`,
  `${verb}: ${caption}, ${time}`,
];

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
          text,
          action: plain.action,
          at: plain.at,
          profile: 'ramenhouse',
          caption,
        })),
      );
      expect(plain.action).toMatch(/^(post|schedule)$/);
    },
  );

  it.each(times)('takes %j before the verb, behind the caption and on a line of its own', (time) => {
    const plain = said(`${verb} ${time}: ${caption}`);
    const read = elsewhere(verb, time).map((text) => {
      const { action, at, caption: its } = said(text);
      return { text, action, at, caption: its };
    });
    expect(read).toEqual(elsewhere(verb, time).map((text) => ({ text, action: plain.action, at: plain.at, caption })));
  });
});

describe('an instruction in Japanese', () => {
  const times = [
    '今すぐ',
    '明日19時',
    '明日の19時',
    '金曜日',
    '2時間後',
    '30分後',
    '明日',
    '20:15',
    '12月24日18時',
    '明後日の朝9時',
  ];
  const forms = (time: string) => [
    `${time}に投稿: ${caption}`,
    `${time}投稿: ${caption}`,
    `投稿 ${time}: ${caption}`,
    `${time}に投稿して「${caption}」`,
    `「${caption}」を${time}に投稿してください`,
    `${caption}\n${time}に投稿`,
    `${time}に@ramenhouseで投稿: ${caption}`,
  ];

  it.each(times)('takes %j before the verb and behind it', (time) => {
    const plain = understood({ now, timeZone: 'Asia/Tokyo', locale: 'ja-JP', text: time, phrase: true });
    const read = forms(time).map((text) => {
      const { action, at, caption: its } = understood({ now, timeZone: 'Asia/Tokyo', text });
      return { text, action, at, caption: its };
    });
    expect(read).toEqual(forms(time).map((text) => ({ text, action: plain.action, at: plain.at, caption })));
  });
});

describe('an audience behind its label', () => {
  it.each([
    'post tomorrow 7pm who can see: friends',
    'post tomorrow 7pm, who can see: friends. Ramen',
    'post tomorrow 7pm who can see: friends Ramen',
    'post tomorrow 7pm Ramen\nwho can see: friends',
    'poste morgen 19 Uhr Sichtbarkeit: Freunde',
    'poste morgen 19 Uhr, wer kann es sehen: Freunde',
    'publie demain à 19h visibilité : amis',
    'publica mañana a las 19:00 visibilidad: amigos',
    'pubblica domani alle 19 visibilità: amici',
    'plaats morgen 19:00 zichtbaarheid: vrienden',
    'opublikuj jutro o 19:00 widoczność: znajomi',
    'опубликуй завтра в 19:00 видимость: друзья',
  ])('is that audience wherever it stands, and no caption: %j', (text) => {
    const caption = text.includes('Ramen') ? 'Ramen' : '';
    expect(said(text)).toMatchObject({ action: 'schedule', privacy: 'MUTUAL_FOLLOW_FRIENDS', caption });
  });
});
