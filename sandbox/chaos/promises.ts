/** What people were promised: the time that stood on a card when it last said "scheduled". */
import type { Drop } from './drops.ts';
import type { VirtualUsers } from './virtual-users.ts';

export interface Promises {
  /** Null while no time has been promised. */
  dueAtMs(drop: Pick<Drop, 'place'>): number | null;
}

/** Slack's and Discord's own way to write an instant. */
const slackTime = /<!date\^(\d+)\^/;
const discordTime = /<t:(\d+)/;

/** Watches every card as it is drawn, from now on. */
export function watchPromises({ slack, discord }: VirtualUsers): Promises {
  const promised = new Map<string, number>();
  const look = (root: string, text: string, drawn: unknown, time: RegExp): void => {
    const seconds = text.startsWith('scheduled') ? time.exec(JSON.stringify(drawn ?? []))?.[1] : undefined;
    if (seconds !== undefined) promised.set(root, Number(seconds) * 1000);
  };
  for (const point of ['message', 'update'] as const) {
    slack.on(point, (message) => look(message.threadTs ?? '', slack.render(message), message.blocks, slackTime));
    // A thread has the id of its message.
    discord.on(point, (message) => look(message.channelId, discord.render(message), message.components, discordTime));
  }
  return { dueAtMs: ({ place }) => promised.get(place.id) ?? null };
}
