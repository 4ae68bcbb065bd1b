/** Private answers to whoever wants another time or another caption. */
import type { PostView } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { sayChoice } from './card-buttons.ts';
import { code, type Message } from './message.ts';

/** A button for each of these instants (milliseconds), and how any other time is written. */
export function pickTime({ id, code: name }: PostView, instants: readonly number[], timeZone: string): Message {
  const times = instants.map((instant) => new Date(instant)).sort((one, other) => one.getTime() - other.getTime());
  return {
    lines: [
      [
        `When shall ${name} go out? Press a time, or write another in its thread, such as `,
        code('move to fri 6pm'),
        '.',
      ],
    ],
    buttons: times.map((at) => ({
      ...{ action: 'choose_time', label: sayChoice(at, timeZone), value: `${id}|${at.toISOString()}` },
    })),
  };
}

const where: Readonly<Record<Platform, string>> = {
  slack: 'Write the new caption in its thread: ',
  discord: 'Reply to its card with the new caption: ',
};

/** The words that change a caption, where this platform lets Schedy read them. */
export const howToEditCaption = ({ code: name }: PostView, platform: Platform): Message => ({
  lines: [[where[platform], code('caption: …'), `. Then press Retry on ${name}.`]],
});
