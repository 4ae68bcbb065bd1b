/** What somebody at the terminal can do as mia. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Block, Message } from '../slack/index.ts';
import { author, channelName } from './cast.ts';
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

interface Pressable {
  channel: string;
  ts: string;
  blocks?: Block[];
}

export function createVisitor(stage: Stage, root: Message): Visitor {
  const { slack, transcript, browser } = stage;
  const mia = slack.as(author);
  let latest = root;

  const pressables = (): Pressable[] =>
    [channelName, slack.channels.directMessage(author).id]
      .flatMap((channel): Pressable[] => slack.messages(channel))
      .concat(slack.ephemerals(author))
      .sort((one, other) => (one.ts < other.ts ? 1 : -1));

  return {
    async drop(words) {
      const [path = '', ...rest] = words.split(' ');
      if (!existsSync(path)) throw new Error(`there is no file ${resolve(path)}.`);
      const text = rest.join(' ');
      const name = basename(path);
      transcript.person(`[${name}]  ${text}`);
      const files = [{ name, path: resolve(path) }];
      latest = await mia.dropVideo({ channel: channelName, text, files });
    },
    async say(text) {
      transcript.person(text);
      await mia.say({ channel: channelName, text });
    },
    async reply(text) {
      transcript.person(text, { inThread: true });
      await mia.say({ channel: channelName, threadTs: latest.ts, text });
    },
    async dm(text) {
      transcript.person(`(direct) ${text}`);
      await mia.say({ text });
    },
    async click(label) {
      const target = pressables().find((one) => hasButton(one, label));
      if (!target) throw new Error(`nothing here has a button "${label}".`);
      transcript.person(`presses ${label}`);
      const outcome = await mia.click({ channel: target.channel, ts: target.ts }, label);
      if (!outcome.ok) throw new Error(`Slack shows "${outcome.error}".`);
      if (outcome.url === undefined) return;
      const page = await goThrough(browser, outcome.url);
      transcript.aside(`the browser shows: ${page.heading}`);
    },
    async command(words) {
      transcript.person(`/schedy ${words}`);
      const outcome = await mia.command('/schedy', words, channelName);
      if (!outcome.ok) throw new Error(`Slack shows "${outcome.error}".`);
    },
  };
}

const hasButton = ({ blocks = [] }: Pressable, label: string): boolean =>
  JSON.stringify(blocks).includes(`"text":${JSON.stringify(label)}`);
