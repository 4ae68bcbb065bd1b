import { code, type Line, type Message, strong } from './message.ts';

interface CommandWords {
  readonly name: string;
  readonly hint: string;
  readonly about: string;
}

/** What Schedy can do, by examples that can be copied. */
export function help(commands: readonly CommandWords[]): Message {
  return {
    lines: [
      [
        strong('Drop a video and say when'),
        ', in a channel where I am a member, with a mention, or here in private:',
      ],
      ...examples.map((example): Line => ['• ', code(example)]),
      [
        'In the thread of a post, plain words change it: ',
        code('cancel'),
        ', ',
        code('post now'),
        ', ',
        code('move to 8pm'),
        ', ',
        code('an hour later'),
        ', ',
        code('not before friday'),
        '.',
      ],
      [strong('Commands')],
      ...commands.map(
        ({ name, hint, about }): Line => [
          ...['• ', code(`/schedy ${name}${hint ? ` ${hint}` : ''}`), ` · ${about}`],
        ],
      ),
      [strong('Good to know')],
      [
        '• I understand times and verbs in English, German, Spanish, French, Portuguese and Japanese: ',
        code('poste morgen um 19 Uhr'),
        ', ',
        code('publica mañana a las 19:00'),
        '. I answer in English.',
      ],
      [
        '• TikTok takes MP4, MOV and WebM, 3 s to 10 min, up to 4 GB; upright video of 15–60 s does best.',
      ],
      ['• Posts do well at 6–10, 12–14 and 19–23 o’clock; 1 to 3 a day, 5 to 10 minutes apart.'],
      [
        '• While I am away Slack keeps your messages for about 6 minutes. What I have kept goes out; if I am more than an hour late, I ask first.',
      ],
    ],
  };
}

const examples = [
  'post tomorrow 7pm New ramen drop #cooking',
  'post now Kitchen tour',
  'post friday noon "See you Friday!" private no comments',
  'schedule 24 Dec 18:00 Merry Christmas on @ramenhouse',
  'post first monday of december 9am Fresh start',
];
