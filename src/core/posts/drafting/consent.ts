/** Who agreed to what: kept for every post and every change of one, because TikTok's reviewers ask. */
import type { Transaction } from '../../database/index.ts';
import type { CreatorInfo, PostSettings } from '../../tiktok/index.ts';

/** TikTok's own sentence (Content Sharing Guidelines, 4), shown before a post can go out, to the letter. */
export const consentText = ({ brandContent }: Pick<PostSettings, 'brandContent'>): string =>
  `By posting, you agree to TikTok's ${brandContent ? 'Branded Content Policy and ' : ''}Music Usage Confirmation.`;

interface Agreed {
  readonly post: {
    readonly id: string;
    readonly caption: string;
    readonly media: { readonly sha256: string | null };
  };
  readonly memberId: string;
  readonly settings: PostSettings;
  /** What TikTok offered at that moment; null when it was not asked. */
  readonly creator: CreatorInfo | null;
  readonly now: Date;
}

export async function writeConsent(tx: Transaction, agreed: Agreed): Promise<void> {
  const { post, memberId, settings, creator, now } = agreed;
  await tx.consent.create({
    data: {
      postId: post.id,
      memberId,
      at: now,
      text: consentText(settings),
      settings: { ...settings, caption: post.caption },
      ...(creator && {
        offered: { ...creator, privacyLevelOptions: [...creator.privacyLevelOptions] },
      }),
      videoSha256: post.media.sha256,
    },
  });
}
