/** What Schedy can do, and which command was meant by a word that is none. */
import { understoodLanguages } from '../../../core/understanding/index.ts';
import type { DeskDeps, Platform } from '../deps.ts';
import { code, LARGEST_VIDEO, type Line, type Message, sizeLimit, strong } from '../view/index.ts';

interface CommandWords {
  readonly name: string;
  readonly hint: string;
  readonly about: string;
}

/** What Schedy can do, by examples that can be copied. */
export function help(
  commands: readonly CommandWords[],
  { platform, hearsAll }: Pick<DeskDeps, 'platform' | 'hearsAll'>,
  uploadLimitBytes: number | undefined,
  canConnect = true,
): Message {
  return {
    lines: [
      [strong('Drop a video and say when'), `, ${hearsAll ? whereToDrop.everywhere : whereToDrop[platform]}:`],
      ...examples.map((example): Line => ['• ', code(example)]),
      [`${hearsAll ? howToReply.slack : howToReply[platform]} `, ...replies],
      [
        '“every friday 6pm” goes out once, on the next one; its card offers to keep “Fridays 18:00” as a slot, and ',
        code('next slot'),
        ' takes the first free one.',
      ],
      [
        'Several videos with a rhythm, such as ',
        code('2 a day at 10:00 and 18:00 starting monday'),
        ', become one plan that you confirm.',
      ],
      howItGoesOut(canConnect),
      [strong('Commands')],
      ...commands.map(showCommand),
      [strong('Good to know')],
      ...goodToKnow(uploadLimitBytes),
    ],
  };
}

const replies: Line = ['cancel', 'post now', 'move to 8pm', 'an hour later', 'not before friday'].flatMap(
  (words, index, all) => [code(words), index < all.length - 1 ? ', ' : '.'],
);

const goodToKnow = (uploadLimitBytes: number | undefined): Line[] => [
  [
    `• I understand times and verbs in ${languages}: `,
    code('poste morgen um 19 Uhr'),
    ', ',
    code('publica mañana a las 19:00'),
    '. I answer in English.',
  ],
  [
    `• TikTok takes MP4, MOV and WebM from 3 s, usually to 10 min here, up to ${LARGEST_VIDEO}; upright video of 15–60 s does best.`,
  ],
  ['• Too big for this chat? ', code('/schedy upload'), ' gives you a page that takes it from your browser.'],
  ...(uploadLimitBytes ? [['• ', ...sizeLimit(uploadLimitBytes)]] : []),
  ['• Posts do well at 6–10, 12–14 and 19–23 o’clock; 1 to 3 a day, 5 to 10 minutes apart.'],
  [`• ${whileAway} What I have kept goes out; what I come to long after its time, I ask about.`],
];

const nameOf = new Intl.DisplayNames('en', { type: 'language' });
const languages = new Intl.ListFormat('en-GB').format(understoodLanguages.map((name) => nameOf.of(name) ?? name));

/** Without a TikTok app there is one way. */
const howItGoesOut = (canConnect: boolean): Line =>
  canConnect
    ? [
        'It goes out by itself; ',
        code('as draft'),
        ' puts it into your TikTok inbox, and with ',
        code('by hand'),
        ' I give you video and caption at that minute and you post it (that needs no account).',
      ]
    : ['This Schedy has no TikTok app: at that minute I give you video and caption, and you post it by hand.'];

const showCommand = ({ name, hint, about }: CommandWords): Line => [
  '• ',
  code(`/schedy ${name}${hint ? ` ${hint}` : ''}`),
  ` · ${about}`,
];

const whereToDrop: Readonly<Record<Platform | 'everywhere', string>> = {
  everywhere: 'in a channel that I see, with a mention, or here in private',
  slack: 'in a channel where I am a member, with a mention, or here in private',
  discord: 'and mention me in the same message (in private no mention is needed)',
};

const howToReply: Readonly<Record<Platform, string>> = {
  slack: 'In the thread of a post, plain words change it:',
  discord:
    'Reply to the card of a post (or mention me in its thread), and plain words change it; other words in a server I cannot read:',
};

const whileAway =
  'What you write to me while I am away I read when I am back (as far back as whoever runs me allows, usually a day), and I ask before anything old goes out. Commands and buttons do not reach me then: use them again.';

const examples = [
  'post tomorrow 7pm New ramen drop #cooking',
  'post now Kitchen tour',
  'post friday noon "See you Friday!" private no comments',
  'schedule 24 Dec 18:00 Merry Christmas on @ramenhouse',
  'post first monday of december 9am Fresh start',
  'post every friday 6pm Ramen of the week',
  'post next slot Behind the counter',
];

/** What people write for the same thing. */
const others: Readonly<Record<string, string>> = {
  account: 'profiles',
  accounts: 'profiles',
  settings: 'profiles',
  users: 'profiles',
  calendar: 'queue',
  list: 'queue',
  plan: 'queue',
  planned: 'queue',
  scheduled: 'queue',
  upcoming: 'queue',
  posted: 'history',
  past: 'history',
  log: 'history',
  status: 'show',
  reschedule: 'move',
  again: 'retry',
  abort: 'cancel',
  delete: 'cancel',
  remove: 'cancel',
  stop: 'cancel',
  undo: 'cancel',
  link: 'connect',
  login: 'connect',
  reconnect: 'connect',
  signin: 'connect',
  tiktok: 'connect',
  tz: 'timezone',
  zone: 'timezone',
  time: 'timezone',
  city: 'timezone',
  create: 'post',
  schedule: 'post',
  publish: 'post',
  video: 'post',
  browser: 'upload',
  big: 'upload',
  large: 'upload',
  file: 'upload',
  page: 'upload',
  erase: 'forget',
  gdpr: 'forget',
  privacy: 'forget',
  commands: 'help',
  info: 'help',
  start: 'help',
  '?': 'help',
};

/** Longer words are no slip of the finger, and would take time to compare. */
const LONGEST_WORD = 20;

/**
 * Which command is meant by a word that is none: another word for the same thing, or a slip of the finger. Null where
 * nothing is near enough.
 */
export function nearestCommand(typed: string, names: readonly string[]): string | null {
  const word = typed.toLowerCase();
  if (word.length > LONGEST_WORD) return null;
  const same = Object.hasOwn(others, word) ? others[word] : names.find((name) => isBeginning(word, name));
  if (same !== undefined && names.includes(same)) return same;
  const near = names
    .map((name) => ({ name, steps: stepsBetween(word, name) }))
    .filter(({ name, steps }) => steps <= (name.length < 5 ? 1 : 2))
    .sort((one, other) => one.steps - other.steps);
  return near[0]?.name ?? null;
}

const isBeginning = (word: string, name: string): boolean => word.length >= 2 && name.startsWith(word);

/** How many letters must be put in, left out, changed or swapped with their neighbour. */
function stepsBetween(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const isSame = from[row - 1] === to[at - 1];
      const isSwapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      const steps = [(last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (isSame ? 0 : 1)];
      if (isSwapped) steps.push((before[at - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    before = last;
    last = next;
  }
  return last[to.length] ?? 0;
}

const EXAMPLE = code('post tomorrow 7pm New ramen drop');

/** Said to whoever has written the command alone. */
export const howToPost: Readonly<Record<DeskDeps['platform'], Line>> = {
  slack: ['Drop the video in a message, with words like ', EXAMPLE, '. On Slack a command carries no files.'],
  discord: [
    'Add the video to ',
    code('/schedy post'),
    ', or drop it in a message that mentions me, with words like ',
    EXAMPLE,
    '.',
  ],
};
