/** What somebody at the terminal can do as mia. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Place, Said } from '../chats/chat.ts';
import { author } from './cast.ts';
import { goThrough } from './connect.ts';
import type { Stage } from './stage.ts';

export interface Visitor {
  /** A path, then the words. */
  drop(words: string): Promise<void>;
  say(words: string): Promise<void>;
  reply(words: string): Promise<void>;
  dm(words: string): Promise<void>;
  click(label: string): Promise<void>;
  command(words: string): Promise<void>;
}

export function createVisitor(stage: Stage, root: Place): Visitor {
  const { chat, transcript, browser } = stage;
  let latest = root;

  /** The newest last; ids of both platforms grow with time. */
  const pressables = (): Said[] =>
    [...chat.under(latest), ...chat.inChannel(), ...chat.directs(author), ...chat.ephemerals(author)]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .reverse();

  return {
    async drop(words) {
      const [path = '', ...rest] = words.split(' ');
      if (!existsSync(path)) throw new Error(`there is no file ${resolve(path)}.`);
      const text = rest.join(' ');
      const name = basename(path);
      transcript.person(`[${name}]  ${text}`);
      latest = await chat.say(author, { text, files: [{ name, path: resolve(path) }] });
    },
    async say(text) {
      transcript.person(text);
      await chat.say(author, { text });
    },
    async reply(text) {
      transcript.person(text, { inThread: true });
      await chat.reply(author, latest, text);
    },
    async dm(text) {
      transcript.person(`(direct) ${text}`);
      await chat.say(author, { text, isDirect: true });
    },
    async click(label) {
      const target = pressables().find(({ labels }) => labels.includes(label));
      if (!target) throw new Error(`nothing here has a button "${label}".`);
      transcript.person(`presses ${label}`);
      const { error, url } = await chat.click(author, target, label);
      if (error !== undefined) throw new Error(`${chat.name} shows "${error}".`);
      if (url === undefined) return;
      const page = await goThrough(browser, url);
      transcript.aside(`the browser shows: ${page.heading}`);
    },
    async command(words) {
      transcript.person(`/schedy ${words}`);
      await chat.command(author, words);
    },
  };
}
