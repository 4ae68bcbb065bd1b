/** What people were promised: the time that stood on a card when it last said "scheduled". */
import type { Block, SlackStandIn } from '../slack/index.ts';
import type { Drop } from './drops.ts';

export interface Promises {
  /** Null while no time has been promised. */
  dueAtMs(drop: Pick<Drop, 'channel' | 'ts'>): number | null;
}

interface Drawn {
  channel: string;
  threadTs?: string;
  text: string;
  blocks?: Block[];
}

const shownTime = /<!date\^(\d+)\^/;

/** Watches every card as it is drawn, from now on. */
export function watchPromises(slack: SlackStandIn): Promises {
  const promised = new Map<string, number>();
  const look = (message: Drawn): void => {
    const { channel, threadTs, blocks } = message;
    if (threadTs === undefined || !slack.render(message).startsWith('scheduled')) return;
    const seconds = shownTime.exec(JSON.stringify(blocks ?? []))?.[1];
    if (seconds !== undefined) promised.set(`${channel} ${threadTs}`, Number(seconds) * 1000);
  };
  slack.on('message', look);
  slack.on('update', look);
  return {
    dueAtMs: ({ channel, ts }) => promised.get(`${slack.channels.get(channel).id} ${ts}`) ?? null,
  };
}
