/** What Schedy answers to whoever speaks to it: commands without the slash, and words that are none. */
import { type Facts, TICKET_MS } from '../../../../core/index.ts';
import { sayDuration } from '../../../../core/schedules/index.ts';
import type { Platform } from '../../deps.ts';
import { type Button, code, type Line, moment, strong } from '../message.ts';

export const talkCodes = [
  'greeting',
  'thanked',
  'help_by_words',
  'connect_by_words',
  'forget_by_words',
  'upload_by_words',
  'command_by_words',
  'life_by_words',
  'changed_by_words',
  'use_command',
  'calendar_sent',
  'week_unread',
  'question',
  'not_understood',
  'not_understood_here',
  'stands_here',
  'which_code',
  'role_mentioned',
  'reply_unseen',
] as const;

/** The platforms as people call them. */
export const platformNames: Readonly<Record<Platform, string>> = {
  slack: 'Slack',
  discord: 'Discord',
};

const HOW = 'Drop a video with words like “post tomorrow 7pm New ramen drop #cooking”.';

export const talkWords: Record<
  (typeof talkCodes)[number],
  (facts: Facts, platform: Platform) => readonly (string | Line)[]
> = {
  greeting: (_facts, platform) => [
    `Hi, I am Schedy: I publish TikTok videos from ${platformNames[platform]} at the minute you say.`,
    'First connect an account with /schedy connect, or write “by hand” with a video: then I give you video and caption at that minute and you post it. Drop a video where I am a member (or here) and write “post tomorrow 7pm New ramen drop #cooking”.',
    '/schedy help shows the rest.',
  ],
  thanked: () => ['You are welcome. “queue” lists what you have planned.'],
  help_by_words: (_facts, platform) => [
    `${HOW} In its thread, “cancel”, “post now” or “move to 8pm” change it.`,
    '“connect” connects an account, “queue” lists what you have planned; /schedy help shows the rest.',
    ...(platform === 'discord' ? ['In a server, a mention in the same message makes sure that I read it.'] : []),
  ],
  connect_by_words: () => [
    `Press the button: you get a link that is yours alone and works for ${sayDuration(TICKET_MS)}.`,
  ],
  forget_by_words: () => ['Press the button: I tell you alone what I keep of you, and ask before I delete it.'],
  upload_by_words: () => ['Press the button: you get a page, for you alone, that takes videos too big for this chat.'],
  // Drawn from what the command has answered; the words are for a row that lost it.
  command_by_words: () => ['/schedy help shows what I can do.'],
  life_by_words: ({ list }) => String(list).split('\n'),
  changed_by_words: ({ said }) => [String(said)],
  use_command: ({ command }) => [
    privateLists[String(command)]
      ? `Press the button, or write /schedy ${String(command)}: that is shown to you alone.`
      : `/schedy ${String(command)} shows that, to you alone.`,
  ],
  calendar_sent: () => ['I have sent you the calendar directly; /schedy calendar shows it here, to you alone.'],
  week_unread: ({ words: said }) => [
    `I cannot read “${String(said)}” as a week. Write “calendar”, “calendar next week”, or “calendar” with a date such as 24 Dec.`,
  ],
  question: () => ['I have not posted anything: that read like a question, or like “don’t”.', HOW],
  not_understood: () => [`I did not understand that. ${HOW}`, 'Or write “help”, “connect” or “queue”.'],
  not_understood_here: (facts, platform) => [
    facts.isQuestion
      ? 'I have not changed anything: that read like a question, or like “don’t”.'
      : whyUnchanged(String(facts.why)),
    sayHere(facts, platform),
  ],
  stands_here: (facts, platform) => [sayHere(facts, platform)],
  which_code: () => [
    'Which post? Write its code too, such as “cancel k7qm”; “queue” lists what you have planned, with the codes.',
  ],
  role_mentioned: () => [
    'You mentioned my role, so Discord shows me neither your words nor your files. Mention me myself (the entry marked as an app), or choose “Post to TikTok” in the menu of your message.',
  ],
  reply_unseen: () => [
    'You replied to me without mentioning me, so Discord does not show me your words, and nothing was changed. Leave “@ On” beside the reply, or mention me in it.',
  ],
};

/** What not everybody may see who reads a channel; each presser sees what they may. */
export const privateLists: Readonly<Record<string, Button>> = {
  queue: { action: 'show_queue', label: 'Show the queue', value: '0' },
  history: { action: 'show_history', label: 'Show the history', value: '0' },
  profiles: { action: 'show_profiles', label: 'Show the accounts', value: '0' },
  settings: { action: 'show_settings', label: 'Show the settings', value: '' },
  timezone: { action: 'member_settings', label: 'My settings', value: '' },
};

function whyUnchanged(why: string): string {
  if (why === 'condition') return 'I cannot tell when that is, so nothing was changed: write it again when it is.';
  if (why === 'hold')
    return 'I cannot hold a post with no time to go by, so nothing was changed: give it a later one, or cancel it.';
  return 'I did not understand that, so nothing was changed.';
}

/** How the posts of a thread stand, and what can be written there. */
function sayHere({ codes, state, dueAt, timeZone, saidAt, isOwn, isOver }: Facts, platform: Platform): Line {
  const [first = '', ...others] = String(codes).split(', ');
  if (others.length > 0) {
    return [`${String(codes)} are in this thread: name the one that you mean, such as `, code(`cancel ${first}`), '.'];
  }
  const when: Line = dueAt
    ? [' · ', ...moment(new Date(String(dueAt)), String(timeZone), new Date(String(saidAt)))]
    : [];
  const story: Line = [code(`show ${first}`), ' tells all that has happened to it.'];
  const stands: Line = [`${first}: `, strong(String(state)), ...when, '. '];
  if (isOver) return [...stands, 'Nothing changes it any more; ', ...story];
  if (!isOwn) return [...stands, 'Its author and admins can change it; ', ...story];
  const where = platform === 'discord' ? 'In reply to its card, ' : 'In this thread, ';
  return [
    ...stands,
    where,
    code('cancel'),
    ', ',
    code('post now'),
    ', ',
    code('move to 8pm'),
    ' or ',
    code('caption: …'),
    ' change it; ',
    ...story,
  ];
}
