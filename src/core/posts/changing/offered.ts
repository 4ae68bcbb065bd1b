/** What TikTok offers for a post's account while a form about it is open. */
import { Failure, type Problem } from '../../errors.ts';
import { creatorInfoColumn } from '../../profiles/index.ts';
import type { CreatorInfo } from '../../tiktok/index.ts';
import { endsWithin } from '../../time-limit.ts';
import type { PostDeps } from '../deps.ts';
import { askCreator } from '../drafting/index.ts';
import type { PostView } from '../view.ts';

/** How long a form that is being opened waits for TikTok; then what is remembered has to do. */
const FORM_WAIT_MS = 1_200;
/** What TikTok has said this moment is not asked for twice. */
const JUST_NOW_MS = 2_000;
const REMEMBERED_MS = 24 * 60 * 60_000;

/** What TikTok offers at this moment; null where it cannot be asked and nothing recent is known. */
export async function offeredFor(deps: PostDeps, post: PostView, isOpen = false): Promise<CreatorInfo | null> {
  const { profile, way } = post;
  if (!profile || way !== 'direct') return null;
  const fresh = isOpen ? Promise.resolve(null) : askCreator(deps, profile.id, () => false);
  const told = (await endsWithin(FORM_WAIT_MS, fresh)) ? await fresh : null;
  const creator = told === null || told === 'inactive' ? await readRemembered(deps, profile.id) : told;
  return creator && asAudited(deps, creator);
}

/** For the form in which everything is chosen: what is offered, why this creator may not post now, or that TikTok is away. */
export type ChoicesOffered =
  | { readonly kind: 'offered'; readonly creator: CreatorInfo }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'away' };

/** Asked afresh when the form opens; what TikTok said in the last 24 h has to do while it cannot be reached. */
export async function choicesFor(deps: PostDeps, { profile }: PostView): Promise<ChoicesOffered> {
  if (!profile) return { kind: 'away' };
  const asked = askNow(deps, profile.id);
  const told = (await endsWithin(FORM_WAIT_MS, asked)) ? await asked : null;
  if (told?.kind === 'refused') return told;
  const creator = told?.creator ?? (await readRemembered(deps, profile.id));
  return creator ? { kind: 'offered', creator: asAudited(deps, creator) } : { kind: 'away' };
}

const cannotPostNow: readonly string[] = [
  'profile_inactive',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'reached_active_user_cap',
];

async function askNow(
  { profiles, log }: PostDeps,
  profileId: string,
): Promise<Exclude<ChoicesOffered, { kind: 'away' }> | null> {
  try {
    const creator = await profiles.creatorInfo(profileId, { maxAgeMs: JUST_NOW_MS });
    return creator && { kind: 'offered', creator };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, facts } = error;
    if (cannotPostNow.includes(code)) return { kind: 'refused', problem: { code, facts } };
    log.info({ ...facts, profileId, code }, 'creator info not to be had');
    return null;
  }
}

/** Before TikTok's audit an app may ask for no other audience. */
const asAudited = ({ options }: PostDeps, creator: CreatorInfo): CreatorInfo =>
  options.audited
    ? creator
    : { ...creator, privacyLevelOptions: creator.privacyLevelOptions.filter((level) => level === 'SELF_ONLY') };

async function readRemembered({ prisma, clock }: PostDeps, id: string): Promise<CreatorInfo | null> {
  const since = new Date(clock.now().getTime() - REMEMBERED_MS);
  const row = await prisma.profile.findFirst({ where: { id, creatorInfoAt: { gt: since } } });
  return row && creatorInfoColumn.read(row.creatorInfo);
}
