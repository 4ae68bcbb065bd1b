/** Prints the conversation while it happens, as its people would read it. */
import type { Block, SlackStandIn } from '../slack/index.ts';
import { author } from './cast.ts';
import { changedLines } from './changed-lines.ts';

export type Print = (line: string) => void;

export interface Transcript {
  /** Something a person writes, or a command he types. */
  person(text: string, options?: { inThread?: boolean }): void;
  /** What happens outside of the chat. */
  aside(text: string): void;
}

interface Shown {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks?: Block[];
}

const bot = 'Schedy';
const nameWidth = 9;

export function createTranscript(slack: SlackStandIn, print: Print): Transcript {
  const printed = new Map<string, string[]>();
  const keyOf = ({ channel, ts }: Shown): string => `${channel}:${ts}`;
  const linesOf = (shown: Shown): string[] => slack.render(shown).split('\n');
  const speak = (name: string, lines: readonly string[], inThread = false): void => {
    const margin = inThread ? '  ' : '';
    lines.forEach((line, index) => {
      print(`${margin}${(index === 0 ? name : '').padEnd(nameWidth)}${line}`.trimEnd());
    });
  };
  const tell = (shown: Shown, mark = ''): void => {
    const lines = linesOf(shown);
    printed.set(keyOf(shown), lines);
    const [first = '', ...rest] = lines;
    speak(bot, [`${mark}${first}`, ...rest], shown.threadTs !== undefined);
  };
  const isDirect = ({ channel }: Shown): boolean => slack.channels.get(channel).kind === 'im';

  slack.on('ephemeral', (shown) => tell(shown, '(only you) '));
  slack.on('message', (shown) => tell(shown, isDirect(shown) ? '(direct) ' : ''));
  slack.on('update', (shown) => {
    const lines = linesOf(shown);
    const before = printed.get(keyOf(shown)) ?? [];
    const news = changedLines(before, lines);
    printed.set(keyOf(shown), lines);
    if (news.length === 0) return;
    const what = before[0]?.startsWith('@') ? '(the same reply)' : '(the card)';
    const [first = '', ...rest] = news;
    speak('', [`${what} ${first}`, ...rest], shown.threadTs !== undefined);
  });

  return {
    person: (text, { inThread = false } = {}) => speak(author, text.split('\n'), inThread),
    aside(text) {
      for (const line of text.split('\n')) print(`${' '.repeat(nameWidth)}· ${line}`);
    },
  };
}
