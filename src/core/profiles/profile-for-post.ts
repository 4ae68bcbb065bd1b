/** Which profile a post is for, when a person names one or says nothing about it. */
import type { Prisma, PrismaClient } from '../database/index.ts';
import { listProfiles, type ProfileView } from './list.ts';

/** Who wants to post, and to which account where they named one. */
export interface PostingRequest {
  readonly workspaceId: string;
  readonly memberId: string;
  /** With or without the @, in any case. */
  readonly handle?: string | undefined;
}

/** The account to post to, or what must be asked first. */
export type PostingChoice =
  | { readonly kind: 'profile'; readonly profile: ProfileView }
  | { readonly kind: 'no_profile' }
  | { readonly kind: 'unknown_profile'; readonly accounts: readonly string[] }
  | { readonly kind: 'not_yours'; readonly account: string }
  | { readonly kind: 'choose_profile'; readonly profiles: readonly ProfileView[] };

export const createProfileForPost =
  (prisma: PrismaClient) =>
  async ({ workspaceId, memberId, handle }: PostingRequest): Promise<PostingChoice> => {
    const member = await prisma.member.findUniqueOrThrow({
      where: { id: memberId },
      include: { workspace: true },
    });
    const here = await listProfiles(prisma, { workspaceId, ...stillHere });
    const mayUse = ({ shared, owner }: ProfileView) => shared || owner.id === memberId;
    if (handle === undefined) return chooseUnnamed(here.filter(mayUse));
    const known = [...here, ...(await listElsewhere(prisma, member))];
    const isOwnOrOpen = (profile: ProfileView) => profile.workspaceId !== workspaceId || mayUse(profile);
    return chooseNamed(known, isOwnOrOpen, handle.replace(/^@/, ''));
  };

/** A profile whose login has ended waits for Reconnect; one that was given up is gone. */
const stillHere = {
  OR: [{ inactiveReason: null }, { inactiveReason: { notIn: ['disconnected', 'taken_over'] } }],
} satisfies Prisma.ProfileWhereInput;

type Member = Prisma.MemberGetPayload<{ include: { workspace: true } }>;

/** In a workspace of their own, members also reach what they own in the others of the platform. */
async function listElsewhere(
  prisma: PrismaClient,
  { externalId, workspaceId, workspace }: Member,
): Promise<ProfileView[]> {
  const { platform, isPersonal } = workspace;
  if (!isPersonal) return [];
  return listProfiles(prisma, {
    ...stillHere,
    workspaceId: { not: workspaceId },
    workspace: { platform },
    owner: { externalId },
  });
}

function chooseUnnamed(usable: readonly ProfileView[]): PostingChoice {
  const usual = usable.find(({ isDefault }) => isDefault);
  if (usual) return { kind: 'profile', profile: usual };
  const active = usable.filter(({ status }) => status === 'active');
  return chooseOnly(active.length > 0 ? active : usable);
}

function chooseNamed(
  known: readonly ProfileView[],
  mayUse: (profile: ProfileView) => boolean,
  handle: string,
): PostingChoice {
  const named = known.filter((profile) => isNamed(profile, handle));
  const usable = named.filter(mayUse);
  if (usable.length > 0) return chooseOnly(usable);
  const [foreign] = named;
  if (foreign) return { kind: 'not_yours', account: foreign.account };
  return { kind: 'unknown_profile', accounts: known.filter(mayUse).map(({ account }) => account) };
}

/** By its handle, or by the name that stands on a card where TikTok has told no handle. */
function isNamed({ handle, nickname }: ProfileView, name: string): boolean {
  return [handle, nickname].some((known) => squeeze(known) === squeeze(name)) && squeeze(name) !== '';
}

/** Typed behind an @ a name has no blanks. */
const squeeze = (name: string): string => name.replace(/\s+/gu, '').toLowerCase();

function chooseOnly(profiles: readonly ProfileView[]): PostingChoice {
  const [only, another] = profiles;
  if (!only) return { kind: 'no_profile' };
  return another ? { kind: 'choose_profile', profiles } : { kind: 'profile', profile: only };
}
