import { z } from 'zod';
import { jsonColumn } from '../database/index.ts';
import type { Purpose } from '../rate-limits/index.ts';
import { type CreatorInfo, privacyLevels } from '../tiktok/index.ts';
import type { Context } from './deps.ts';
import type { WithToken } from './logins/tokens.ts';

/** Creator info as it lies on a profile. */
export const creatorInfoColumn = jsonColumn(
  z.object({
    nickname: z.string(),
    username: z.string(),
    privacyLevelOptions: z.array(z.enum(privacyLevels)),
    commentDisabled: z.boolean(),
    duetDisabled: z.boolean(),
    stitchDisabled: z.boolean(),
    maxVideoSeconds: z.number(),
  }),
);

/**
 * What the creator may post; null without the right to publish, where TikTok does not say. `forForm`: only a form is drawn
 * with it, which can do with what is remembered.
 */
export type ReadCreatorInfo = (
  profileId: string,
  options: { readonly maxAgeMs: number; readonly forForm?: true },
) => Promise<CreatorInfo | null>;

export function createCreatorInfo(context: Context, withToken: WithToken): ReadCreatorInfo {
  const { prisma, clock, tiktok, calls } = context;

  async function ask(profileId: string, purpose: Purpose): Promise<CreatorInfo> {
    const info = await withToken(profileId, async (token) => {
      await calls.take({ name: 'creator_info', purpose, profileId });
      return tiktok.creatorInfo(token);
    });
    const { username: handle, nickname } = info;
    const creatorInfo = creatorInfoColumn.write({ ...info, privacyLevelOptions: [...info.privacyLevelOptions] });
    const data = { handle, nickname, creatorInfo, creatorInfoAt: clock.now() };
    await prisma.profile.updateMany({ where: { id: profileId, status: 'active' }, data });
    return info;
  }

  return async (profileId, { maxAgeMs, forForm }) => {
    const row = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    if (!row.scopes.includes('video.publish')) return null;
    const ageMs = clock.now().getTime() - (row.creatorInfoAt?.getTime() ?? 0);
    const earlier = creatorInfoColumn.read(row.creatorInfo);
    if (earlier && maxAgeMs > 0 && ageMs <= maxAgeMs) return earlier;
    // A post that goes out wants the present rules and must not wait behind one that is being planned.
    const planning = forForm ? 'form' : 'poll';
    return ask(profileId, maxAgeMs === 0 ? 'publish' : planning);
  };
}
