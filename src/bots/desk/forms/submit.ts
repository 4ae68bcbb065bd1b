import type { DeskDeps } from '../deps.ts';
import type { Desk } from '../desk.ts';
import type { Message } from '../view/message.ts';
import { answerTimeZone } from './time-zone.ts';

/** Forms that change something by themselves; a video that is brought by a form is received. */
export async function submit(
  deps: DeskDeps,
  { sender, name, values }: Parameters<Desk['submit']>[0],
): Promise<Message> {
  switch (name) {
    case 'time_zone':
      return answerTimeZone(deps, sender, values.zone ?? '');
    case 'post':
      return { lines: [['The video is on its way; its card appears here in a moment.']] };
  }
}
