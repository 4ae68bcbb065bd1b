import { type Message, strong } from '../view/index.ts';

/** Says whose video it is and what it is called; its card follows in the thread. */
export const announce = ({ member, fileName }: { member: string; fileName: string }): Message => ({
  lines: [[{ kind: 'mention', member }, ' brings a video for TikTok: ', strong(fileName)]],
});
