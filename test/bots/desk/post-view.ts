import type { PostView } from '../../../src/core/index.ts';

/** A scheduled post with nothing unusual; name what differs. */
export function postView(differences: Partial<PostView> = {}): PostView {
  return {
    id: '0192f0c1-0000-7000-8000-000000000001',
    code: 'k7qm',
    state: 'scheduled',
    missing: null,
    version: 3,
    dueAt: new Date('2026-11-25T18:00:00Z'),
    wakeAt: new Date('2026-11-25T18:00:00Z'),
    undoUntil: null,
    choices: [],
    timeZone: 'Europe/Berlin',
    timeNote: null,
    repeat: null,
    caption: 'New ramen drop 🍜 #cooking',
    settings: {
      privacyLevel: 'PUBLIC_TO_EVERYONE',
      disableComment: false,
      disableDuet: false,
      disableStitch: false,
      coverTimestampMs: 0,
      brandContent: false,
      brandOrganic: false,
      aiGenerated: false,
    },
    advice: [],
    reviewing: false,
    late: false,
    problem: null,
    videoId: null,
    publishedAt: null,
    author: { id: '0192f0c1-0000-7000-8000-000000000002', externalId: 'UMIA' },
    profile: {
      id: '0192f0c1-0000-7000-8000-000000000003',
      handle: 'ramenhouse',
      nickname: 'Ramen House',
      mode: 'direct',
    },
    video: {
      fileName: 'new-ramen.mp4',
      sizeBytes: 48_000_000,
      durationMs: 34_000,
      width: 1080,
      height: 1920,
    },
    sentBytes: 0,
    thread: { id: '0192f0c1-0000-7000-8000-000000000004', channel: 'CVIDEOS', root: '1.000000' },
    ...differences,
  };
}
