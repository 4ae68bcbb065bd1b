import type { PostSettings, PostWay, PrivacyLevel } from './request.ts';

const levels: Record<PrivacyLevel, string> = {
  PUBLIC_TO_EVERYONE: 'public',
  MUTUAL_FOLLOW_FRIENDS: 'friends only',
  FOLLOWER_OF_CREATOR: 'followers only',
  SELF_ONLY: 'only you can see it',
};

const ways: Record<PostWay, string> = { direct: 'published by itself', inbox: 'as a draft', by_hand: 'by hand' };

/** How a post reaches TikTok, as people say it. */
export const sayWay = (way: PostWay): string => ways[way];

/** An audience as people say it. */
export const sayPrivacy = (level: PrivacyLevel): string => levels[level];

/** TikTok's names for privacy levels, in a comma list, as people say them. */
export function sayOffered(offered: string): string {
  const words = offered.split(', ').map((level) => levels[level as PrivacyLevel] ?? level);
  return words.join(', ');
}

/** `comments, duet and stitch on`, `comments on, duet and stitch off`. */
export function sayInteractions(settings: PostSettings): string {
  const all = [
    { name: 'comments', on: !settings.disableComment },
    { name: 'duet', on: !settings.disableDuet },
    { name: 'stitch', on: !settings.disableStitch },
  ];
  const named = (on: boolean) => joinWords(all.filter((one) => one.on === on).map(({ name }) => name));
  const [on, off] = [named(true), named(false)];
  return [on && `${on} on`, off && `${off} off`].filter(Boolean).join(', ');
}

/** What else was chosen; empty for an ordinary post. */
export function sayExtras({ brandContent, brandOrganic, aiGenerated, coverTimestampMs = 0 }: PostSettings) {
  return [
    brandContent && 'paid partnership',
    brandOrganic && !brandContent && 'promotional content',
    aiGenerated && 'AI-generated',
    coverTimestampMs > 0 && `cover at ${coverTimestampMs / 1000} s`,
  ].filter((word): word is string => typeof word === 'string');
}

/** What a message asks for in so many words: `comments off`, `cover at 3 s`. */
export function saySettings(asked: PostSettings): string[] {
  const interactions = [
    { name: 'comments', disabled: asked.disableComment },
    { name: 'duet', disabled: asked.disableDuet },
    { name: 'stitch', disabled: asked.disableStitch },
  ].flatMap(({ name, disabled }) => (disabled === undefined ? [] : [`${name} ${disabled ? 'off' : 'on'}`]));
  return [...interactions, ...sayExtras(asked)];
}

/** `comments, duet and stitch` */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
