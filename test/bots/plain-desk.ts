import type { Desk } from '../../src/bots/desk/index.ts';

/** Says and does as little as a desk may. */
export function plainDesk(changes: Partial<Desk> = {}): Desk {
  return {
    receive: async () => undefined,
    receiveEdited: async () => undefined,
    edited: async () => undefined,
    giveUp: async () => undefined,
    deleted: async () => undefined,
    sourcesAmong: async () => [],
    command: async ({ text }) => ({ lines: [[`heard ${text}`]] }),
    press: async () => null,
    concerns: ({ place, hasFiles }) => place !== 'channel' || hasFiles,
    home: async ({ memberId }) => ({ lines: [[`page of ${memberId}`]] }),
    card: (post) => ({ lines: [[`card of ${post.code}: ${post.state}`]] }),
    reply: (told) => ({ lines: [[`reply of ${told.body.kind}`]] }),
    calendar: async () => null,
    statusIcon: () => 'scheduled',
    resume: async () => undefined,
    suggest: async () => [],
    redraw: async () => null,
    submit: async () => ({ lines: [['done']] }),
    announce: ({ fileName }) => ({ lines: [[fileName]] }),
    ...changes,
  };
}
