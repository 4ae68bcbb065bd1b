/** Where the program can be killed: each point is a moment at which only one side knows what it did. */
import type { Said } from '../chats/chat.ts';
import { author } from './cast.ts';
import type { Stage } from './stage.ts';
import { isClosing } from './thread.ts';

/** Called inside the stand-in's step, whose answer goes out only when the program is dead. */
type Strike = () => Promise<void>;

interface KillPoint {
  /** Completes the sentence "The program is killed …". */
  when: string;
  /** Begins to look out; what it returns stops that. */
  arm(stage: Stage, strike: Strike): () => void;
}

export const killPoints = {
  received: {
    when: 'when it has kept the message and done nothing else that anybody knows of',
    arm: ({ chat }, strike) => chat.onTaken(strike),
  },
  scheduled: {
    when: 'when the card says "scheduled", before it learns that the chat took the edit',
    arm: (stage, strike) => onCard(stage, 'scheduled', strike),
  },
  claimed: {
    when: 'when the video is due and TikTok has been asked what the creator may post',
    arm(stage, strike) {
      let isScheduled = false;
      const stops = [
        onCard(stage, 'scheduled', () => {
          isScheduled = true;
          return Promise.resolve();
        }),
        stage.tiktok.on('creator-info', () => (isScheduled ? strike() : undefined)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  },
  init: {
    when: 'when TikTok has accepted the post, before the answer is sent',
    arm: ({ tiktok }, strike) => tiktok.on('init', strike),
  },
  'mid-chunk': {
    when: 'in the middle of the second chunk',
    arm: ({ tiktok }, strike) =>
      tiktok.on('chunk', ({ first, last, receivedBytes }) =>
        first > 0 && receivedBytes > (last - first) / 2 ? strike() : undefined,
      ),
  },
  'last-chunk': {
    when: 'when TikTok has every byte, before the answer is sent',
    arm: ({ tiktok }, strike) => tiktok.on('last-chunk', strike),
  },
  complete: {
    when: 'when TikTok is about to say that the post is public',
    arm: ({ tiktok }, strike) => tiktok.on('complete', strike),
  },
  reply: {
    when: 'when the chat has stored the closing reply, before the answer is sent',
    arm: ({ chat }, strike) =>
      chat.onSaid(({ text }) => (text.includes(`@${author}`) && isClosing({ text }) ? strike() : undefined)),
  },
} as const satisfies Record<string, KillPoint>;

export type KillPointName = keyof typeof killPoints;

export const isKillPoint = (name: string): name is KillPointName => Object.hasOwn(killPoints, name);

function onCard({ chat }: Stage, state: string, strike: Strike): () => void {
  const look = ({ text }: Said) => (text.startsWith(state) ? strike() : undefined);
  const stops = [chat.onSaid(look), chat.onEdited(look)];
  return () => {
    for (const stop of stops) stop();
  };
}
