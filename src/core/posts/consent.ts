/** Who agreed to what: kept for every post, because TikTok's reviewers ask. */
import type { CreatorInfo, PostSettings } from '../tiktok/index.ts';
import type { Transaction } from './move.ts';

/** The sentence that the card shows before a post can go out. */
const MUSIC_USAGE_CONSENT = "By posting, you agree to TikTok's Music Usage Confirmation";

interface Agreed {
  readonly post: {
    readonly id: string;
    readonly authorId: string;
    readonly media: { readonly sha256: string | null };
  };
  readonly settings: PostSettings;
  readonly creator: CreatorInfo | null;
  readonly now: Date;
}

export async function writeConsent(tx: Transaction, agreed: Agreed): Promise<void> {
  const { post, settings, creator, now } = agreed;
  await tx.consent.create({
    data: {
      postId: post.id,
      memberId: post.authorId,
      at: now,
      text: MUSIC_USAGE_CONSENT,
      settings: { ...settings },
      ...(creator && {
        offered: { ...creator, privacyLevelOptions: [...creator.privacyLevelOptions] },
      }),
      videoSha256: post.media.sha256,
    },
  });
}
