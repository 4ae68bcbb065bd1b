/** Bits of a message's `flags`. */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

export const messageTypes = {
  default: 0,
  reply: 19,
  chatInputCommand: 20,
  threadStarter: 21,
  contextMenuCommand: 23,
} as const;

export const channelTypes = { text: 0, direct: 1, voice: 2, thread: 11, stage: 13, forum: 15, media: 16 } as const;
export const privateThread = 12;

/** Every message stands in a post of its own there, and none in the channel itself. */
export const holdsPosts = (kind: string): boolean => kind === 'forum' || kind === 'media';
