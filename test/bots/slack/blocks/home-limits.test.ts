import { expect, test } from 'vitest';
import { checkView } from '../../../../sandbox/slack/blocks/check-blocks.ts';
import { showHome } from '../../../../src/bots/desk/commands/index.ts';
import type { DeskDeps } from '../../../../src/bots/desk/deps.ts';
import { presentView } from '../../../../src/bots/slack/blocks/present-message.ts';
import type { PostView, Sender } from '../../../../src/core/index.ts';
import { postView } from '../../desk/post-view.ts';

const sender: Sender = {
  workspaceId: 'w',
  workspaceName: 'Ramen House',
  memberId: 'm',
  externalId: 'UMIA',
  timeZone: 'Europe/Berlin',
  isZoneKnown: true,
  locale: 'en-GB',
  isAdmin: true,
  isGuest: false,
  guestsPost: false,
  isPersonal: false,
  usualHour: { hour: 18, minute: 0 },
};

const long = '<&>🍜'.repeat(550);
const id = (serial: number) => `0192f0c1-0000-7000-8000-${String(serial).padStart(12, '0')}`;
const named = (serial: number, more: Partial<PostView>): PostView =>
  postView({ id: id(serial), code: `k7q${serial}`, caption: long, ...more });
const accounts = Array.from({ length: 9 }, (_, index) => `@${'x'.repeat(23)}${index}`).join('\n');

const states: Partial<PostView>[] = [
  { state: 'draft', missing: 'profile', problem: { code: 'choose_profile', facts: { accounts } } },
  {
    state: 'draft',
    missing: 'time',
    choices: Array.from({ length: 12 }, (_, day) => new Date(Date.UTC(2026, 11, day + 1))),
  },
  { state: 'on_hold', problem: { code: 'missed', facts: {} } },
  { state: 'unconfirmed', problem: { code: 'tiktok_silent', facts: {} } },
  { state: 'handed_over', way: 'by_hand' },
  { state: 'scheduled', problem: { code: 'upload_limit', facts: { limit: 5 } } },
  {},
];

/** The desk on lists that hold as much as any workspace can have. */
function fullDesk(): DeskDeps {
  const open = Array.from({ length: 60 }, (_, serial) => named(serial, states[serial % states.length] ?? {}));
  const ended = Array.from({ length: 60 }, (_, serial) =>
    named(serial, {
      state: 'published',
      publishedAt: new Date('2026-11-24T15:00:00Z'),
      videoId: '7571234567890123456',
    }),
  );
  const page =
    (posts: PostView[]) =>
    async ({ take }: { take: number }) => ({ posts: posts.slice(0, take), total: 600 });
  const profile = { nickname: long, isHandleKnown: true, owner: { id: 'm', name: long }, status: 'inactive' };
  const profiles = Array.from({ length: 40 }, (_, serial) => ({
    ...profile,
    id: id(serial),
    handle: `${'x'.repeat(23)}${serial}`,
    account: `@${'x'.repeat(23)}${serial}`,
    mode: 'direct',
    shared: true,
    isDefault: false,
    waitingPosts: 12,
    inactiveReason: 'refresh_refused',
  }));
  const core = {
    posts: { queue: page(open), history: page(ended) },
    profiles: { canConnect: true, listProfiles: async () => profiles },
  };
  return { core, platform: 'slack' } as unknown as DeskDeps;
}

test('the longest lists stay within what Slack takes of a Home tab, and say how many more there are', async () => {
  const blocks = presentView(await showHome(fullDesk(), sender));
  expect(checkView({ type: 'home', blocks }, new Set())).toEqual([]);
  expect(blocks.length).toBeLessThanOrEqual(100);
  const text = JSON.stringify(blocks);
  for (const heading of ['TikTok accounts', 'Needs you', 'Coming up', 'Posted and ended'])
    expect(text).toContain(heading);
  expect(text).toMatch(/… and \d+ more: `\/schedy history`/);
});
