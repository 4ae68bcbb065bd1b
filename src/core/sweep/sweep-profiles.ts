/** What the sweep finds about logins. */
import type { PrismaClient } from '../database/index.ts';
import type { Alarm } from '../ports.ts';

interface SweepDeps {
  readonly prisma: PrismaClient;
  readonly alarm: Alarm;
}

const MOST = 200;
const SOON_MS = 15 * 60_000;

/** A post that is due soon wants a token that still lives then; a login wants to be renewed half-way. */
export async function wakeRefreshes({ prisma, alarm }: Pick<SweepDeps, 'prisma' | 'alarm'>, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + SOON_MS);
  const profiles = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM public.profile
    WHERE status = 'active'
      AND (
        refresh_expires_at - ${now}::timestamptz <= (refresh_expires_at - tokens_stored_at) / 2
        OR (access_expires_at <= ${soon}::timestamptz AND EXISTS (
          SELECT FROM public.post
          WHERE profile_id = profile.id AND state = 'scheduled' AND due_at <= ${soon}::timestamptz
        ))
      )
    LIMIT ${MOST}`;
  for (const { id } of profiles) alarm.refreshToken(id);
}

/**
 * Profiles that were connected after a post was put on hold, or a draft was left waiting for one, and
 * that nobody has looked at since.
 */
export async function findReconnected({ prisma }: Pick<SweepDeps, 'prisma'>): Promise<string[]> {
  const profiles = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM public.profile
    WHERE status = 'active' AND EXISTS (
      SELECT FROM public.post
      WHERE post.changed_at < profile.connected_at
        AND (
          (post.state = 'on_hold' AND post.profile_id = profile.id)
          OR (post.state = 'draft' AND post.missing = 'profile'
              AND post.workspace_id = profile.workspace_id)
        )
    )
    LIMIT ${MOST}`;
  return profiles.map(({ id }) => id);
}
