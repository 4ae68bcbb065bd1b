import { describe, expect, it } from 'vitest';
import { drawCard as drawCardOn } from '../../../../src/bots/desk/view/card.ts';
import type { PostView } from '../../../../src/core/index.ts';
import { plainText } from '../plain-text.ts';
import { postView } from '../post-view.ts';

const at = '<moment 2026-11-25T18:00:00.000Z Europe/Berlin>';
const relative = '<relative 2026-11-25T18:00:00.000Z Europe/Berlin>';
const drawCard = (post: PostView) => drawCardOn(post, 'slack');
const first = (card: string) => card.split('\n')[0];
const buttons = (card: string) => card.split('\n').at(-1);

describe('drawCard', () => {
  it('shows all that goes out and when', () => {
    expect(plainText(drawCard(postView()))).toBe(
      [
        `scheduled · ${at} (${relative})`,
        'Ramen House (@ramenhouse) · public · comments, duet and stitch on',
        'new-ramen.mp4, 0:34, 48 MB · 1080×1920',
        'New ramen drop 🍜 #cooking',
        "k7qm · By posting, you agree to TikTok's Music Usage Confirmation.",
        '→ Edit  → Post now  → Cancel',
      ].join('\n'),
    );
  });

  it('says how to change it where only replies can be read', () => {
    const [howTo] = drawCardOn(postView(), 'discord').smallPrint ?? [];
    expect(howTo?.join('')).toMatch(/^Reply to this message to change it/);
    const ended = drawCardOn(postView({ state: 'cancelled' }), 'discord');
    expect(ended.smallPrint).toEqual([['k7qm']]);
  });

  it('promises nothing of a cancelled post that has been sent before', () => {
    expect(plainText(drawCard(postView({ state: 'cancelled' })))).toMatch(/^cancelled · it does not go out/);
    const sent = plainText(drawCard(postView({ state: 'cancelled', mayBeOut: true })));
    expect(sent).toMatch(/^cancelled · I send nothing more, but what I sent before may be on TikTok/);
    expect(sent).toContain('delete it in the TikTok app');
    expect(sent).not.toContain('does not go out');
  });

  it('leaves to TikTok what a draft in its inbox does not carry', () => {
    const names = {
      id: 'p',
      handle: 'Brand',
      nickname: 'Brand',
      isHandleKnown: false,
      switchedOff: [],
      maxVideoSeconds: null,
    };
    const card = plainText(drawCard(postView({ way: 'inbox', profile: names })));
    expect(card.split('\n')[1]).toBe(
      'Brand · as a TikTok draft: in TikTok you choose its audience and paste its caption',
    );
  });

  it('names the file of a post that was refused or cancelled before it had an account', () => {
    for (const state of ['failed', 'cancelled'] as const)
      expect(plainText(drawCard(postView({ state, profile: null })))).toContain('\nnew-ramen.mp4, 0:34, 48 MB');
  });

  it('says whose limit a post waits for, and names the account', () => {
    const problem = { code: 'upload_limit', facts: { limit: 2 } };
    const card = plainText(drawCard(postView({ problem })));
    expect(card).toContain('I send at most 2 videos to one account in any 60 minutes, and @ramenhouse has had them.');
    expect(card).not.toContain('TikTok accounts may get');
  });

  it('asks nobody to agree to what is published', () => {
    expect(drawCard(postView({ state: 'published' })).smallPrint).toEqual([['k7qm']]);
  });

  it('names no audience before it is decided', () => {
    const draft = postView({ state: 'draft', missing: 'profile' });
    expect(plainText(drawCard(draft)).split('\n')[1]).toBe('Ramen House (@ramenhouse)');
  });

  it('begins with the state, in every state', () => {
    const states = {
      draft: 'draft',
      scheduled: 'scheduled',
      publishing: 'starting',
      processing: 'processing',
      in_inbox: 'in your TikTok inbox',
      published: 'published',
      failed: 'failed',
      cancelled: 'cancelled',
      on_hold: 'on hold',
      unconfirmed: 'unconfirmed',
    } as const;
    for (const [state, word] of Object.entries(states)) {
      const card = plainText(drawCard(postView({ state: state as keyof typeof states })));
      expect(first(card)?.startsWith(word), `${state}: ${first(card)}`).toBe(true);
    }
  });

  it('asks a person to look when nobody knows the end, whatever the reason', () => {
    const problem = { code: 'video_upload_failed', facts: {} };
    const card = plainText(drawCard(postView({ state: 'unconfirmed', problem })));
    expect(card).toContain('look at @ramenhouse in the TikTok app and press what you find');
    expect(card).not.toContain('by myself');
  });

  it('shows of a draft the time that it was asked for, whatever else it lacks', () => {
    const draft = (differences: Partial<PostView>) =>
      first(
        plainText(drawCard(postView({ state: 'draft', problem: { code: 'no_profile', facts: {} }, ...differences }))),
      );
    for (const missing of ['profile', 'audience', 'confirmation'] as const)
      expect(draft({ missing })).toBe(`draft · for ${at} (${relative})`);
    expect(draft({ missing: 'profile', isPostNow: true })).toBe('draft · to go out at once');
    expect(draft({ missing: 'time', dueAt: null })).toBe('draft');
  });

  it('expects a post that waits for seconds alone at no other time', () => {
    const problem = { code: 'tiktok_unavailable', facts: {} };
    const wakeAt = new Date('2026-11-25T18:00:40Z');
    expect(first(plainText(drawCard(postView({ wakeAt, problem }))))).toBe(`scheduled · ${at} (${relative})`);
  });

  it('says that the video is being read', () => {
    const card = drawCard(postView({ state: 'draft', missing: 'video', profile: null }));
    expect(first(plainText(card))).toBe('reading your video · new-ramen.mp4, 0:34, 48 MB');
  });

  it('shows how much has gone to TikTok', () => {
    const card = plainText(drawCard(postView({ state: 'publishing', sentBytes: 29_300_000 })));
    expect(first(card)).toBe('uploading ▰▰▰▰▰▰▱▱▱▱ 61 % · 29 MB of 48 MB');
  });

  it('offers Undo instead of Cancel while the undo window is open', () => {
    const undoUntil = new Date('2026-11-25T18:00:10Z');
    expect(buttons(plainText(drawCard(postView({ undoUntil }))))).toBe('→ Undo');
  });

  it('offers the readings of an ambiguous time in the zone it was meant in', () => {
    const choices = [new Date('2026-11-27T06:00:00Z'), new Date('2026-11-27T18:00:00Z')];
    const card = drawCard(postView({ state: 'draft', missing: 'time', dueAt: null, choices }));
    expect(buttons(plainText(card))).toContain('07:00');
    expect(buttons(plainText(card))).toContain('19:00');
  });

  it('tells a post that has to wait both times', () => {
    const wakeAt = new Date('2026-11-25T18:34:00Z');
    expect(first(plainText(drawCard(postView({ wakeAt }))))).toBe(
      `scheduled · ${at} (${relative}) · expected <clock 2026-11-25T18:34:00.000Z Europe/Berlin>`,
    );
  });

  it('leads to the video once its id is known, with every digit', () => {
    const videoId = '7571234567890123457';
    const card = plainText(drawCard(postView({ state: 'published', videoId })));
    expect(first(card)).toBe(`published · https://www.tiktok.com/@ramenhouse/video/${videoId}`);
  });

  it('says what is wrong and what helps', () => {
    const problem = { code: 'media_too_long', facts: { durationSeconds: 662, maxSeconds: 600 } };
    const card = plainText(drawCard(postView({ state: 'failed', problem })));
    expect(card).toContain('11:02 long; I take 3 s to 10:00 here. Trim it');
    const short = { code: 'media_too_long', facts: { durationSeconds: 662, maxSeconds: 300, account: '@ramenhouse' } };
    const ofAccount = plainText(drawCard(postView({ state: 'failed', problem: short })));
    expect(ofAccount).toContain(
      '11:02 long; TikTok takes 3 s to 5:00 from @ramenhouse. Trim it and drop it here again.',
    );
    expect(card).toContain('Trim it and drop it here again.');
  });

  describe('of a time that was said to come again', () => {
    const slot = {
      ...({ freq: 'weekly', interval: 1, phase: 0, byday: ['FR'], bymonthday: null } as const),
      minute: 1080,
      timeZone: 'Europe/Berlin',
    };
    const once = 'It goes out once, at that time: TikTok punishes repeats of a video.';
    const drawn = (repeat: PostView['repeat'], more: Partial<PostView> = {}) =>
      plainText(drawCard(postView({ repeat, ...more }))).split('\n');

    it('says that it goes out once, and offers the slot', () => {
      const card = drawn({ slot, isKept: false });
      expect(card[1]).toBe(`${once} Keep Fridays 18:00 as a slot for other videos?`);
      expect(card.at(-1)).toBe('→ Edit  → Post now  → Cancel  → Keep Fridays 18:00');
    });

    it('says that the slot is kept, and offers it no more', () => {
      const card = drawn({ slot, isKept: true });
      expect(card[1]).toMatch(/^It goes out once.* The slot Fridays 18:00 is kept; /);
      expect(card.at(-1)).toBe('→ Edit  → Post now  → Cancel');
    });

    it('offers nothing where it is open on which days it comes', () => {
      const card = drawn({ slot: null, isKept: false });
      expect(card[1]).toBe(once);
      expect(card.at(-1)).toBe('→ Edit  → Post now  → Cancel');
    });

    it('says nothing of it once the post goes out', () => {
      const repeat = { slot, isKept: false };
      const undoUntil = new Date('2026-11-25T18:00:10Z');
      for (const more of [{ undoUntil }, { state: 'publishing' }, { state: 'cancelled' }] as const)
        expect(drawn(repeat, more).join()).not.toMatch(/once|Keep/);
    });
  });

  it('shows what the creator has switched off as off, and why', () => {
    const { profile } = postView();
    const switchedOff = ['duet', 'stitch'] as const;
    const card = plainText(drawCard(postView({ profile: profile && { ...profile, switchedOff } })));
    expect(card.split('\n')[1]).toBe(
      'Ramen House (@ramenhouse) · public · comments on, duet and stitch off · ' +
        'the account has switched off duet and stitch at TikTok',
    );
  });

  describe('of a failed post', () => {
    const failed = (code: string, more: Partial<PostView> = {}) =>
      buttons(plainText(drawCard(postView({ state: 'failed', problem: { code, facts: {} }, ...more }))));

    it('offers Retry, another caption and another time where they can help', () => {
      expect(failed('internal')).toBe('→ Retry  → Edit  → Pick another time');
      expect(failed('spam_risk_text')).toBe('→ Edit  → Retry  → Pick another time');
    });

    it('offers no Retry that can mend nothing', () => {
      const hopeless = ['media_no_video', 'file_format_check_failed', 'branded_not_private'];
      for (const code of hopeless) expect(failed(code), code).not.toContain('→');
      expect(failed('internal', { canRetry: false })).not.toContain('→');
      expect(failed('media_too_long', { hasVideo: false })).not.toContain('→');
    });
  });

  describe('that asks', () => {
    const draft = (more: Partial<PostView>) =>
      plainText(drawCard(postView({ state: 'draft', missing: 'time', dueAt: null, ...more })));

    it('what to do with a video that came without words', () => {
      const card = draft({ caption: '', problem: { code: 'time_unsaid', facts: {} } });
      expect(card).toContain('What shall I do with it?');
      expect(buttons(card)).toBe('→ Post now  → Pick a time  → Next slot  → Ignore');
    });

    it('when, where only the time is missing', () => {
      const card = draft({ problem: { code: 'time_unsaid', facts: {} } });
      expect(card).toContain('When shall it go out?');
      expect(buttons(card)).toBe('→ Post now  → Pick a time  → Next slot  → Edit  → Cancel');
    });

    it('whether one reading is a time at all, and which of several', () => {
      const problem = { code: 'time_ambiguous', facts: {} };
      const [one, two] = [new Date('2026-11-27T06:00:00Z'), new Date('2026-11-27T18:00:00Z')];
      expect(draft({ problem, choices: [one] })).toContain('a time or a part of the caption');
      expect(draft({ problem, choices: [one, two] })).toContain('more than one way');
    });

    it('for which account, with a button for each', () => {
      const problem = { code: 'unknown_profile', facts: { accounts: '@ramenhouse\nRamen, House' } };
      expect(buttons(draft({ missing: 'profile', problem }))).toBe(
        '→ @ramenhouse  → Ramen, House  → Connect TikTok  → Edit  → Cancel',
      );
    });

    it('for whom, with the audiences that TikTok offers', () => {
      const facts = { privacyLevel: 'PUBLIC_TO_EVERYONE', offered: 'FOLLOWER_OF_CREATOR, SELF_ONLY' };
      const problem = { code: 'privacy_level_option_mismatch', facts };
      expect(buttons(draft({ missing: 'audience', problem }))).toBe(
        '→ followers only  → only you can see it  → Edit  → Cancel',
      );
    });
  });

  it('lets the asked time under a limit be kept or changed', () => {
    const wakeAt = new Date('2026-11-25T18:34:00Z');
    const problem = { code: 'upload_limit', facts: { limit: 5 } };
    const card = plainText(drawCard(postView({ wakeAt, problem })));
    expect(buttons(card)).toBe('→ Keep 19:34  → Pick another time  → Edit  → Post now  → Cancel');
  });

  it('names the day of a limit that ends on another one', () => {
    const wakeAt = new Date('2026-11-25T23:34:00Z');
    const problem = { code: 'upload_limit', facts: { limit: 5 } };
    expect(first(plainText(drawCard(postView({ wakeAt, problem }))))).toContain(
      'expected <moment 2026-11-25T23:34:00.000Z Europe/Berlin>',
    );
  });

  it('advises to leave time between posts', () => {
    const advice = [
      { code: 'posts_close_together', facts: { minutes: 10 } },
      { code: 'posts_many_that_day', facts: { most: 3 } },
    ];
    const card = plainText(drawCard(postView({ advice })));
    expect(card).toContain('leave 10 minutes between two posts');
    expect(card).toContain('more than 3 posts that day');
  });

  it.each([
    ['Video', true, true],
    ['Video #x', true, false],
    ['#a', true, false],
    ['', true, true],
    ['Ramen 🍜', true, true],
    ['Kitchen tour', false, true],
    ['Check out this ramen 🍜 #cooking #recipe', false, false],
    ['渋谷の新しいラーメン #ラーメン', false, false],
  ])('advises on the caption %j: too short %s, without a hashtag %s', (caption, isShort, lacksHashtag) => {
    const card = plainText(drawCard(postView({ caption, advice: [] })));
    expect(card.includes('what the video shows')).toBe(isShort);
    expect(card.includes('with a hashtag or two')).toBe(lacksHashtag);
  });

  it('blames no absence where the account was not connected', () => {
    const problem = { code: 'missed', facts: { because: 'login' } };
    const card = plainText(drawCard(postView({ state: 'on_hold', problem })));
    expect(card).toContain('Its time went by while the account was not connected.');
    expect(buttons(card)).toBe('→ Post now  → Pick another time  → Edit  → Cancel');
  });

  it('never shows buttons for what can no longer change', () => {
    for (const state of ['publishing', 'processing', 'published', 'cancelled'] as const) {
      expect(drawCard(postView({ state, isSending: state === 'publishing' })).buttons).toEqual([]);
    }
  });

  it('lets its author say that a draft or a post by hand is posted', () => {
    const byHand = { account: '@ramen', wanted: { privacyLevel: 'SELF_ONLY', disableComment: true } } as const;
    const post = postView({ state: 'handed_over', way: 'by_hand', profile: null, byHand });
    expect(buttons(plainText(drawCard(post)))).toBe('→ Posted it  → In an hour  → Cancel');
    expect(buttons(plainText(drawCard(postView({ state: 'in_inbox', way: 'inbox' }))))).toBe('→ Posted it');
    const planned = plainText(drawCard({ ...post, state: 'scheduled' }));
    expect(planned).toContain('by hand on @ramen: I hand you video and caption here at that time, and you post it');
    expect(planned).toContain('asked for: only you can see it, comments off');
    expect(planned).not.toContain('By posting, you agree');
  });

  it('shows Cancel while it is starting, for no byte has gone', () => {
    expect(buttons(plainText(drawCard(postView({ state: 'publishing' }))))).toBe('→ Cancel');
  });
});

describe('more accounts than a card has buttons for', () => {
  const accounts = Array.from({ length: 20 }, (_, index) => `@brand${index + 1}`).join('\n');

  it.each(['choose_profile', 'unknown_profile'])('are named in words: %s', (code) => {
    const { text, labels } = shown(
      postView({ state: 'draft', missing: 'profile', profile: null, problem: { code, facts: { accounts } } }),
    );
    expect(labels).toContain('@brand15');
    expect(labels).not.toContain('@brand16');
    expect(text).toContain('5 more are connected here: reply with its name, such as “on @brand16”.');
  });
});

describe('a draft that is longer than TikTok publishes of its creator', () => {
  const long = (state: PostView['state'], maxVideoSeconds: number | null) => {
    const { profile, video } = postView();
    const known = profile && { ...profile, maxVideoSeconds };
    return shown(postView({ state, way: 'inbox', profile: known, video: { ...video, durationMs: 95_000 } })).text;
  };

  it.each(['scheduled', 'in_inbox'] as const)('says beforehand that it has to be trimmed: %s', (state) => {
    expect(long(state, 60)).toContain(
      'TikTok publishes at most 1:00 of @ramenhouse: trim the video in the TikTok app when you finish the draft.',
    );
  });

  it('says nothing of it where it fits, or where TikTok has not said', () => {
    for (const most of [95, 600, null]) expect(long('scheduled', most)).not.toContain('trim');
    expect(long('published', 60)).not.toContain('trim');
  });
});

function shown(post: PostView): { text: string; labels: string[] } {
  const card = drawCardOn(post, 'slack');
  return { text: plainText(card), labels: (card.buttons ?? []).map(({ label }) => label) };
}
