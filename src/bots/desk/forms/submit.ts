import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { FormName, Message } from '../view/index.ts';
import { answerTimeZone } from './time-zone.ts';

export interface Submission {
  readonly sender: Sender;
  readonly name: FormName;
  readonly values: Readonly<Record<string, string>>;
}

/** Forms that change something by themselves; a video that is brought by a form is received. */
export async function submit(deps: DeskDeps, { sender, name, values }: Submission): Promise<Message> {
  switch (name) {
    case 'time_zone':
      return answerTimeZone(deps, sender, values.zone ?? '');
    case 'post':
      return { lines: [['The video is on its way; its card appears here in a moment.']] };
  }
}
