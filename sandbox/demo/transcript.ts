/** Prints the conversation while it happens, as its people would read it. */
import type { Chat, Said } from '../chats/chat.ts';
import { author } from './cast.ts';
import { changedLines } from './changed-lines.ts';

export type Print = (line: string) => void;

export interface Transcript {
  /** Something a person writes, or a command they type; mia when nobody is named. */
  person(text: string, options?: { who?: string; inThread?: boolean }): void;
  /** What stands in a form that somebody has in front of them. */
  form(text: string): void;
  /** What happens outside of the chat. */
  aside(text: string): void;
}

const bot = 'Schedy';
const nameWidth = 9;

export function createTranscript(chat: Chat, print: Print): Transcript {
  const printed = new Map<string, string[]>();
  const keyOf = ({ channel, id }: Said): string => `${channel}:${id}`;
  const speak = (name: string, lines: readonly string[], inThread = false): void => {
    const margin = inThread ? '  ' : '';
    lines.forEach((line, index) => {
      print(`${margin}${(index === 0 ? name : '').padEnd(nameWidth)}${line}`.trimEnd());
    });
  };
  const tell = (said: Said, mark = ''): void => {
    const lines = said.text.split('\n');
    printed.set(keyOf(said), lines);
    const [first = '', ...rest] = lines;
    speak(bot, [`${mark}${first}`, ...rest], said.inThread);
  };

  chat.onPrivate((said) => tell(said, '(only you) '));
  chat.onSaid((said) => tell(said, said.isDirect && !said.inThread ? '(direct) ' : ''));
  chat.onEdited((said) => {
    const lines = said.text.split('\n');
    const before = printed.get(keyOf(said)) ?? [];
    const news = changedLines(before, lines);
    printed.set(keyOf(said), lines);
    if (news.length === 0) return;
    const what = said.isCard ? '(the card)' : '(the same reply)';
    const [first = '', ...rest] = news;
    speak('', [`${what} ${first}`, ...rest], said.inThread);
  });

  return {
    person: (text, { who = author, inThread = false } = {}) => speak(who, text.split('\n'), inThread),
    form(text) {
      for (const line of text.split('\n')) print(`${' '.repeat(nameWidth)}  | ${line}`.trimEnd());
    },
    aside(text) {
      for (const line of text.split('\n')) print(`${' '.repeat(nameWidth)}· ${line}`);
    },
  };
}
