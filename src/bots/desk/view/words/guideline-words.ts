/**
 * Sentences of TikTok's Content Sharing Guidelines that an app must show to the letter: reviewers have refused apps over
 * their wording. The sentence of consent is `consentText` of the core, because it is kept with every consent.
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
