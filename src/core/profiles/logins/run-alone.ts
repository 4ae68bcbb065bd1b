import type { Lease } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import type { Context } from '../deps.ts';

const LOOKS = 40;
const LOOK_MS = 250;

/**
 * Works while holding a lease. While somebody else holds it, looks now and then whether the work is
 * `done`; after ten seconds throws `profile_busy`.
 */
export async function runAlone<T>(
  { leases, pause }: Pick<Context, 'leases' | 'pause'>,
  name: string,
  work: (lease: Lease) => Promise<T>,
  done: () => Promise<T | null> = async () => null,
): Promise<T> {
  for (let look = 0; look < LOOKS; look += 1) {
    const lease = await leases.take(name);
    if (lease) return workAndRelease(lease, work);
    await pause(LOOK_MS);
    const found = await done();
    if (found !== null) return found;
  }
  throw new Failure('profile_busy', { kind: 'wait', forMs: LOOKS * LOOK_MS });
}

async function workAndRelease<T>(lease: Lease, work: (lease: Lease) => Promise<T>): Promise<T> {
  try {
    return await work(lease);
  } finally {
    await lease.release();
  }
}
