import { consentText, type PostSettings } from '../../../../core/index.ts';
import type { Line, Piece } from '../message.ts';

/**
 * Sentences of TikTok's Content Sharing Guidelines that an app must show to the letter: reviewers have refused apps over
 * their wording. The sentence of consent is `consentText` of the core, because it is kept with every consent;
 * here it gets its links.
 */
export const guidelineWords = {
  /** 3a-2: of "Your brand". */
  promotional: "Your photo/video will be labeled as 'Promotional content'",
  /** 3a-3, 3a-4: of "Branded content", alone or with the other. */
  paid: "Your photo/video will be labeled as 'Paid partnership'",
  /** 3a-6: disclosed, but neither is chosen. */
  brandMissing: 'You need to indicate if your content promotes yourself, a third party, or both.',
  /** 3b-3 */
  brandedPrivate: 'Branded content visibility cannot be set to private.',
} as const;

/** The sentence of `consentText`, with what it names linked. */
export function consentLine({ settings }: { readonly settings: Pick<PostSettings, 'brandContent'> }): Line {
  const links = [...(settings.brandContent ? [brandedContent] : []), musicUsage];
  let rest = consentText(settings);
  const line: Piece[] = [];
  for (const link of links) {
    const [before = '', ...after] = rest.split(link.label);
    line.push(before, link);
    rest = after.join(link.label);
  }
  return [...line, rest];
}

const brandedContent = {
  kind: 'link',
  url: 'https://www.tiktok.com/legal/page/global/bc-policy/en',
  label: 'Branded Content Policy',
} as const;

const musicUsage = {
  kind: 'link',
  url: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
  label: 'Music Usage Confirmation',
} as const;
