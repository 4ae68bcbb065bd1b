/**
 * Every text that comes from outside is read in a time that grows with its length and no faster: one crafted
 * message must not hold up everybody else's. The growth is compared, not the time, so that a slow machine says
 * the same as a fast one.
 */
import { describe, expect, it } from 'vitest';
import { nameless, withoutMention } from '../../src/bots/chat/names.ts';
import { describeError, redact } from '../../src/bots/chat/redact.ts';
import { fileKind, unreadableIn, withoutMarks } from '../../src/bots/desk/index.ts';
import { readPressedValue, readSentValue } from '../../src/bots/desk/read-value.ts';
import { readActionId, readFormId } from '../../src/bots/discord/components/draw-buttons.ts';
import { presentMessage as presentOnDiscord } from '../../src/bots/discord/components/present-message.ts';
import { readText as readOnDiscord, readTyped } from '../../src/bots/discord/events/read-message.ts';
import { readCarried } from '../../src/bots/slack/blocks/present-form.ts';
import { presentMessage as presentOnSlack } from '../../src/bots/slack/blocks/present-message.ts';
import { readText as readOnSlack } from '../../src/bots/slack/events/read-message.ts';
import { unescapeText } from '../../src/bots/slack/events/unescape.ts';
import { readConfig, variableNames } from '../../src/config.ts';
import { readVideoLink } from '../../src/core/index.ts';
import { createRhythmFinder, readTime, searchZones, zonesNamed } from '../../src/core/schedules/index.ts';
import { parseExactJson } from '../../src/core/tiktok/api.ts';
import { readWebhook } from '../../src/core/tiktok/webhooks.ts';
import {
  readAccounts,
  saysPosted,
  understand,
  understandFollowUp,
  understandPlan,
  understandTalk,
  weekSaid,
} from '../../src/core/understanding/index.ts';
import { redactText } from '../../src/log.ts';

const classes: Readonly<Record<string, string>> = {
  blanks: ' ',
  'line breaks': '\n',
  'blanks and line breaks': ' \n',
  'less-than signs': '<',
  'open tokens': '<@',
  'open links': '<https://',
  ampersands: '&',
  'at signs': '@',
  backticks: '`',
  'backticks and blanks': '` ',
  asterisks: '*',
  'asterisks and letters': '**a ',
  underscores: '_',
  'underscores and letters': '_a',
  brackets: '[',
  'links without an end': '[a](',
  parentheses: '(',
  digits: '1',
  'digits and dots': '1.',
  'digits and line breaks': '1\n',
  letters: 'a',
  'letters and hyphens': 'a-',
  'letters and colons': 'a:',
  'secret names': 'ticket=',
  backslashes: '\\',
  'secret names and backslashes': 'ticket\\',
  'schemes without a host': 'http://',
  'schemes of one letter': 'a://',
  bearers: 'Bearer ',
  quotes: '"',
  headings: '# ',
  'list items': '- \n',
  emoji: '🍜',
  'combining marks': '\u0301',
  'zero-width joiners': '\u200d',
  noncharacters: '\ufdd0',
};

const bot = '1180000000000000001';
const section = (text: string) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
];

const moment = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-US' };
const carried = { name: 'edit', channel: null, thread: null } as const;
const context = { ...moment, place: 'direct', hasVideo: true, botNames: ['<@U0BOT>'], profiles: ['ramen'] } as const;

const doors: Readonly<Record<string, (text: string) => unknown>> = {
  'reading a Slack message': (text) => readOnSlack({ text, blocks: [] }, 'U0BOT'),
  'reading a Slack message with blocks': (text) => readOnSlack({ text, blocks: section(text) }, 'U0BOT'),
  'reading a Slack command': (text) => nameless(unescapeText(text)),
  'reading a Discord message': (text) => readOnDiscord(text, { botId: bot, botRoleId: '1180000000000000002' }, []),
  'reading a field of a Discord form': readTyped,
  'reading the id of a Discord button': readActionId,
  'taking out a mention': (text) => withoutMention(text, '<@1>'),
  'drawing words on Slack': (text) => presentOnSlack({ lines: [[text, { kind: 'strong', text }]], caption: text }),
  'drawing words on Discord': (text) => presentOnDiscord({ lines: [[text, { kind: 'strong', text }]], caption: text }),
  'redacting a log line': redactText,
  "redacting a word of a platform's library": redact,
  'describing an error of a platform': (text) => describeError(new Error(text)),
  'understanding a message': (text) => understand(text, context),
  'understanding a reply': (text) => understandFollowUp(text, { ...moment, codes: ['k7qm'] }),
  'understanding what is said without a video': understandTalk,
  'understanding what is said of several videos': (text) => understandPlan(text, context),
  'reading the accounts of a sentence': readAccounts,
  'reading all accounts behind it': (text) => readAccounts(`${text} x on all accounts`),
  'hearing that a post was posted': saysPosted,
  'naming a week': weekSaid,
  'reading the time of a form': (text) => readTime(text, moment),
  'looking for a rhythm': (text) => createRhythmFinder(text, moment)(0),
  'naming a time zone': (text) => zonesNamed(text),
  'suggesting time zones': (text) => searchZones(text, 25),
  'reading the id of a Discord form': readFormId,
  'reading what a Slack form carries': (text) => readCarried(JSON.stringify({ ...carried, value: text })),
  'reading the value of a button': (text) => readPressedValue('choose_time', text),
  'reading the value of a form': (text) => readSentValue('approval', text),
  'looking at the name of a file': (text) => fileKind(text, ''),
  'looking for what cannot be written down': (text) => unreadableIn(withoutMarks(text)),
  'reading the link of a video': readVideoLink,
  'reading an answer of TikTok': (text) => parseExactJson(JSON.stringify({ data: text, title: [text] })),
  'reading a webhook': (text) => readWebhook('key', JSON.stringify({ client_key: 'key', event: text, content: text })),
  'reading every variable': (text) => {
    const env = Object.fromEntries(variableNames.map((name) => [name, text]));
    expect(() => readConfig(env)).toThrow();
  },
};

const short = 25_000;

/** Four times the text takes about four times the time; sixteen is quadratic. What takes no time is not measured. */
const tooSteep = 9;
const tooShortMs = 25;
const rounds = 3;
const tries = 3;

/** Of the processor alone: what else the machine does at the moment is not counted. The best of a few, or short enough. */
function msOf(work: () => unknown, enoughMs = 0): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < tries && best >= enoughMs; tried += 1) {
    const began = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(began).user / 1000);
  }
  return best;
}

/** A collection of garbage in the wrong moment is no growth: one round of a few that is not steep suffices. */
function leastGrowth(part: () => unknown, whole: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && least >= tooSteep; round += 1) {
    const longer = msOf(whole, tooShortMs);
    least = Math.min(least, longer < tooShortMs ? 0 : longer / msOf(part));
  }
  return least;
}

/** A flood alone, and one with words on both sides: a pattern that looks for an end finds none in its midst. */
const shapes = ['', 'post '].flatMap((before) =>
  Object.entries(classes).map(
    ([name, unit]) => [before === '' ? name : `${name} between words`, unit, before] as const,
  ),
);

describe.each(Object.entries(doors))('%s', (_door, read) => {
  it.each(shapes)('takes no longer than its length for %s', (_name, unit, before) => {
    const flood = unit.repeat(Math.ceil(short / unit.length));
    const behind = before === '' ? '' : ' tomorrow';
    const part = `${before}${flood}${behind}`;
    const whole = `${before}${flood.repeat(4)}${behind}`;
    const growth = leastGrowth(
      () => read(part),
      () => read(whole),
    );
    expect(growth).toBeLessThan(tooSteep);
  });
});
