/**
 * What TikTok offers for a post's account while a form about it is open. A form is not drawn before TikTok has answered:
 * what it said within a day has to do only where it cannot be reached.
 */

import { DAY_MS, MINUTE_MS } from '../../clock.ts';
import { Failure, type Problem } from '../../errors.ts';
import { creatorInfoColumn } from '../../profiles/index.ts';
import type { CreatorInfo } from '../../tiktok/index.ts';
import { endsWithin } from '../../time-limit.ts';
import type { PostDeps } from '../deps.ts';
import { mayStillPost } from '../drafting/index.ts';
import type { PostView } from '../view.ts';

/** A chat opens a form within 3 s of a press alone. An answer of TikTok's that took longer than this may have missed that. */
const PROMPT_MS = 1_200;
/** Such an answer counts for so long, so that the next press opens the form at once. */
const LATE_ANSWER_MS = MINUTE_MS;
/** What TikTok has said this moment is not asked for twice. */
const JUST_NOW_MS = 2_000;
const REMEMBERED_MS = DAY_MS;

/** For a form: what is offered, why this creator may not post now, or that TikTok is away and nothing recent is known. */
export type ChoicesOffered =
  | { readonly kind: 'offered'; readonly creator: CreatorInfo }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'away' };

/** What forms ask TikTok. */
export interface Offers {
  /** Asked afresh for a form that opens or was sent. */
  choices(post: PostView): Promise<ChoicesOffered>;
  /** For a form that is open: what TikTok said when it opened; null where that is not known. */
  offered(post: PostView): Promise<CreatorInfo | null>;
}

type Told = Exclude<ChoicesOffered, { kind: 'away' }> | null;

/** One for each process, which remembers the answers that came too late for a form. */
export function createCreatorOptions(deps: PostDeps): Offers {
  const late = new Map<string, { readonly at: number; readonly told: Promise<Told> }>();

  async function ask(profileId: string): Promise<Told> {
    const now = deps.clock.now().getTime();
    for (const [id, { at }] of late) if (now - at > LATE_ANSWER_MS) late.delete(id);
    const earlier = late.get(profileId);
    if (earlier) return earlier.told;
    const told = askNow(deps, profileId);
    if (await endsWithin(PROMPT_MS, told)) return told;
    late.set(profileId, { at: now, told });
    const answer = await told;
    // A refusal opens no form, and may be over by the next press.
    if (answer?.kind === 'refused') late.delete(profileId);
    return answer;
  }

  return {
    choices: async ({ profile, way }) => {
      if (!profile || way !== 'direct') return { kind: 'away' };
      const told = await ask(profile.id);
      if (told?.kind === 'refused') return told;
      const creator = told?.creator ?? (await readRemembered(deps, profile.id));
      return creator ? { kind: 'offered', creator: asAudited(deps, creator) } : { kind: 'away' };
    },
    offered: async ({ profile, way }) => {
      const creator = profile && way === 'direct' ? await readRemembered(deps, profile.id) : null;
      return creator && asAudited(deps, creator);
    },
  };
}

const cannotPostNow: readonly string[] = [
  'profile_inactive',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'reached_active_user_cap',
];

/** Null where TikTok cannot be asked. */
async function askNow(deps: PostDeps, profileId: string): Promise<Told> {
  const { profiles, log } = deps;
  try {
    const creator = await profiles.creatorInfo(profileId, { maxAgeMs: JUST_NOW_MS, forForm: true });
    return creator && { kind: 'offered', creator };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, facts } = error;
    if (cannotPostNow.includes(code) && !(await mayStillPost(deps, profileId, error)))
      return { kind: 'refused', problem: { code, facts } };
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
