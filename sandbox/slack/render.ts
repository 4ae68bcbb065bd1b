import { renderBlocks } from './render/blocks.ts';
import { type Reader, renderMrkdwn } from './render/mrkdwn.ts';
import type { Block, Channel, Ephemeral, FileRecord, Message, View } from './workspace/records.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface RenderOptions {
  /** The reader's IANA zone. Default: Europe/Berlin. */
  timeZone?: string;
}

export interface Renderer {
  /** A message as a person reads it, lines joined by `\n`. */
  message(message: Readable, options?: RenderOptions): string;
  view(view: View, options?: RenderOptions): string;
  /** A channel's conversation with names, replies indented, private answers marked. */
  transcript(channel: Channel, options?: RenderOptions): string;
}

/** Everything that has text or blocks: messages, ephemerals, what `on` tells. */
export interface Readable {
  text: string;
  blocks?: Block[];
  files?: FileRecord[];
  fromBot?: boolean;
}

export function createRenderer(workspace: Workspace): Renderer {
  const readerFor = ({ timeZone = 'Europe/Berlin' }: RenderOptions = {}): Reader => ({
    timeZone,
    now: workspace.settings.now(),
    userName: (id) => workspace.users.find(id)?.name ?? id,
    channelName: (id) => workspace.channels.find(id)?.name ?? id,
  });
  const message = (shown: Readable, options?: RenderOptions): string => {
    const reader = readerFor(options);
    const files = (shown.files ?? []).map((file) => `[${file.altText ?? file.name}]`);
    const words = shown.blocks ? renderBlocks(shown.blocks, reader) : [renderMrkdwn(shown.text, reader)];
    return [...files, ...words].filter((line) => line !== '').join('\n');
  };
  return {
    message,
    view(view, options) {
      const { title, blocks, submit } = view.content;
      const reader = readerFor(options);
      const heading = renderBlocks([{ type: 'header', text: title }], reader);
      const send = submit ? renderBlocks([{ type: 'header', text: submit }], reader) : [];
      return [...heading, ...renderBlocks(blocks, reader), ...send.map((line) => `→ ${line}`)].join('\n');
    },
    transcript(channel, options) {
      const { messages, ephemerals } = workspace;
      const shown = [
        ...messages.list(channel.id),
        ...ephemerals.all().filter((ephemeral) => ephemeral.channel === channel.id),
      ].sort((one, other) => (one.ts < other.ts ? -1 : 1));
      return shown.map((one) => indent(speakerOf(workspace, one), message(one, options), one)).join('\n');
    },
  };
}

function speakerOf(workspace: Workspace, shown: Message | Ephemeral): string {
  if ('from' in shown) {
    const reader = workspace.users.find(shown.user)?.name ?? shown.user;
    const speaker = shown.from === 'slackbot' ? 'Slackbot' : workspace.users.bot.realName;
    return `${speaker} (only ${reader})`;
  }
  if (shown.fromBot) return workspace.users.bot.realName;
  return workspace.users.find(shown.user)?.name ?? shown.user;
}

/** Replies stand two columns in, and everything a speaker says begins in the same column. */
function indent(speaker: string, text: string, { threadTs }: { threadTs?: string }): string {
  const margin = threadTs === undefined ? '' : '  ';
  const name = speaker.padEnd(8);
  return text
    .split('\n')
    .map((line, index) => `${margin}${index === 0 ? name : ' '.repeat(name.length)} ${line}`.trimEnd())
    .join('\n');
}
