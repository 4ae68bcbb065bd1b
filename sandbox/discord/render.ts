import { renderComponents, renderEmbed } from './render/components.ts';
import { type Reader, renderMarkdown } from './render/markdown.ts';
import { messageFlags, messageTypes } from './state/flags.ts';
import type { Modal } from './state/interactions.ts';
import type { Channel, Message } from './state/records.ts';
import type { State } from './state/state.ts';

export interface RenderOptions {
  /** The reader's IANA zone. Default: Europe/Berlin. */
  timeZone?: string;
}

export interface Renderer {
  /** A message as a person reads it, lines joined by `\n`. */
  message(message: Message, options?: RenderOptions): string;
  modal(modal: Modal, options?: RenderOptions): string;
  /** A channel's conversation with names; threads and private answers where they belong. */
  transcript(channel: Channel, options?: RenderOptions): string;
}

const nameWidth = 8;

export function createRenderer(state: State): Renderer {
  const readerFor = ({ timeZone = 'Europe/Berlin' }: RenderOptions = {}): Reader => ({
    timeZone,
    now: state.settings.now(),
    userName: (id) => state.users.find(id)?.name ?? id,
    channelName: (id) => state.channels.find(id)?.name ?? id,
  });
  const message = (shown: Message, options?: RenderOptions): string => {
    const reader = readerFor(options);
    if ((shown.flags & messageFlags.loading) !== 0) return 'Schedy is thinking…';
    const lines = [
      ...shown.attachments.map(({ name }) => `[${name}]`),
      renderMarkdown(shown.content, reader),
      ...shown.embeds.flatMap((embed) => renderEmbed(embed, reader)),
      ...renderComponents(shown.components, reader),
    ];
    return lines.filter((line) => line !== '').join('\n');
  };
  const speaker = ({ authorId, onlyFor }: Message): string => {
    const author = state.users.get(authorId);
    const name = author.isBot ? author.displayName : author.name;
    return onlyFor === undefined ? name : `${name} (only ${state.users.get(onlyFor).name})`;
  };
  const spoken = (shown: Message, margin: string, options?: RenderOptions): string[] =>
    message(shown, options)
      .split('\n')
      .map((line, index) => {
        const name = speaker(shown).padEnd(nameWidth);
        return `${margin}${index === 0 ? name : ' '.repeat(name.length)} ${line}`.trimEnd();
      });
  const conversation = (channel: Channel, margin: string, options?: RenderOptions): string[] =>
    state.messages
      .all()
      .filter(({ channelId, type }) => channelId === channel.id && type !== messageTypes.threadStarter)
      .flatMap((shown) => {
        const thread = state.channels.find(shown.id);
        const inside = thread ? conversation(thread, `${margin}  `, options) : [];
        return [...spoken(shown, margin, options), ...inside];
      });
  return {
    message,
    modal({ title, components }, options) {
      return [title, ...renderComponents(components, readerFor(options)), '→ Submit'].join('\n');
    },
    transcript: (channel, options) => conversation(channel, '', options).join('\n'),
  };
}
