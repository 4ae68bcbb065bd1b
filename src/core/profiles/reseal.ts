/** Values that were sealed without their row, by an earlier version, are sealed for it. */
import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Log } from '../ports.ts';
import { type Cipher, isUnbound } from './cipher.ts';

interface ResealDeps {
  readonly prisma: PrismaClient;
  readonly cipher: Cipher;
  readonly log: Log;
}

/**
 * Done at every start, and by one process as well as by several: what somebody else has replaced meanwhile stays.
 * What no key of ours opens is left for `countSealed` to tell of. Answers how many values were sealed anew.
 */
export async function resealAll({ prisma, cipher, log }: ResealDeps): Promise<number> {
  const unbound = { startsWith: 'v1.' };
  const again = (sealed: string | null, purpose: string, row: string): string | null => {
    if (sealed === null || !isUnbound(sealed)) return null;
    try {
      return cipher.seal(cipher.open(sealed, { purpose, row }), { purpose, row });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.warn({ row, purpose, code: error.code }, 'a sealed value cannot be opened');
      return null;
    }
  };
  let count = 0;
  const profiles = await prisma.profile.findMany({
    where: { OR: [{ accessToken: unbound }, { refreshToken: unbound }] },
    select: { id: true, accessToken: true, refreshToken: true },
  });
  for (const { id, accessToken, refreshToken } of profiles) {
    const access = again(accessToken, 'access_token', id);
    const refresh = again(refreshToken, 'refresh_token', id);
    const data = { ...(access && { accessToken: access }), ...(refresh && { refreshToken: refresh }) };
    count += (await prisma.profile.updateMany({ where: { id, accessToken, refreshToken }, data })).count;
  }
  const attempts = await prisma.attempt.findMany({
    where: { uploadUrl: unbound },
    select: { id: true, uploadUrl: true },
  });
  for (const { id, uploadUrl } of attempts) {
    const address = again(uploadUrl, 'upload_url', id);
    if (address === null) continue;
    count += (await prisma.attempt.updateMany({ where: { id, uploadUrl }, data: { uploadUrl: address } })).count;
  }
  // Tickets of earlier versions are over in 10 minutes, and forgotten in a day.
  return count;
}
