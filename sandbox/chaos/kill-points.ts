/** Moments at which only one side knows what it did. The answer goes out only when the process is dead. */
import type { TikTokEvents } from '../tiktok/index.ts';
import type { VirtualUsers } from './virtual-users.ts';

export interface KillPoint {
  /** Completes the sentence "It was killed …". */
  when: string;
  role: 'talker' | 'worker';
  /** Begins to look out; what it returns stops that. */
  arm(users: VirtualUsers, kill: () => Promise<void>): () => void;
}

const atTikTok = (point: keyof TikTokEvents, when: string): KillPoint => ({
  when,
  role: 'worker',
  arm: ({ tiktok }, kill) => tiktok.on(point, kill),
});

export const killPoints: readonly [KillPoint, ...KillPoint[]] = [
  atTikTok('creator-info', 'when TikTok was asked what the creator may post'),
  atTikTok('init', 'when TikTok had accepted a post, before it said so'),
  {
    when: 'in the middle of a chunk',
    role: 'worker',
    arm: ({ tiktok }, kill) =>
      tiktok.on('chunk', ({ first, last, receivedBytes }) => (receivedBytes > (last - first) / 2 ? kill() : undefined)),
  },
  atTikTok('chunk-done', 'when TikTok had kept a chunk, before it said so'),
  atTikTok('last-chunk', 'when TikTok had every byte, before it said so'),
  atTikTok('complete', 'when TikTok was about to say that a video is there'),
  {
    when: 'when Slack had stored a message, before it said so',
    role: 'talker',
    arm: ({ slack }, kill) => slack.on('message', kill),
  },
  {
    when: 'when Discord had stored a message, before it said so',
    role: 'talker',
    arm: ({ discord }, kill) =>
      discord.on('message', ({ authorId }) => (authorId === discord.users.bot.id ? kill() : undefined)),
  },
  {
    when: 'when it had just acknowledged a message',
    role: 'talker',
    arm: ({ slack }, kill) => slack.on('event-acked', kill),
  },
];
