import type { PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';

interface QuotaQuestion {
  readonly workspaceId: string;
  readonly sizeBytes: number;
  /** 0 = no limit. */
  readonly quotaBytes: number;
  /** The upload that this video itself comes from. */
  readonly upload?: string | undefined;
}

/** One workspace never fills the store for all the others: what it keeps and what arrives for it counts. */
export async function quotaRefusal(
  prisma: PrismaClient,
  { workspaceId, sizeBytes, quotaBytes, upload }: QuotaQuestion,
): Promise<Problem | null> {
  if (quotaBytes === 0) return null;
  const kept = await prisma.media.aggregate({ where: { workspaceId, state: 'ready' }, _sum: { sizeBytes: true } });
  const isArriving = { workspaceId, mediaId: null, refusedAt: null, ...(upload && { id: { not: upload } }) };
  const arriving = await prisma.browserUpload.aggregate({ where: isArriving, _sum: { sizeBytes: true } });
  const keptBytes = Number(kept._sum.sizeBytes ?? 0) + Number(arriving._sum.sizeBytes ?? 0);
  if (keptBytes + sizeBytes <= quotaBytes && keptBytes < quotaBytes) return null;
  return { code: 'media_quota_full', facts: { keptBytes, sizeBytes, quotaBytes } };
}
