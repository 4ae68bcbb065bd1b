/** What an operator's command asks for by name, and what it has to say. */
import type { Platform, PrismaClient } from '../database/index.ts';
import { type Holdings, type KnownWorkspace, listWorkspaces, type Person } from './holdings.ts';
import { type Kept, readKept } from './read-kept.ts';

/** What `npm run forget` was asked for. */
export interface ForgetRequest {
  /** A workspace by its own id or by the platform's. */
  readonly workspace?: string | undefined;
  /** A person as `slack:U…` or `discord:…`. */
  readonly member?: string | undefined;
  /** False: says what there is, and deletes nothing. */
  readonly isSure: boolean;
}

/** What it has to say; `unknown`: nobody and nothing of that name is kept. */
export type ForgetAnswer =
  | { readonly kind: 'list'; readonly workspaces: readonly KnownWorkspace[] }
  | { readonly kind: 'unknown' }
  /** `found`: nothing was deleted; `begun`: it was stopped, and is deleted. */
  | { readonly kind: 'found' | 'begun'; readonly holdings: Holdings };

/** Lists, counts or deletes, as the request says. */
export async function forgetForOperator(
  prisma: PrismaClient,
  erasure: {
    holdingsOf(whose: Person | { readonly workspaceId: string }): Promise<Holdings>;
    forgetMember(person: Person): Promise<Holdings>;
    forgetWorkspace(workspaceId: string): Promise<Holdings>;
    listWorkspaces(): Promise<readonly KnownWorkspace[]>;
  },
  { workspace, member, isSure }: ForgetRequest,
): Promise<ForgetAnswer> {
  if (workspace !== undefined) {
    const known = (await erasure.listWorkspaces()).find(({ id, externalId }) => [id, externalId].includes(workspace));
    if (!known) return { kind: 'unknown' };
    const workspaceId = known.id;
    if (isSure) return { kind: 'begun', holdings: await erasure.forgetWorkspace(workspaceId) };
    return { kind: 'found', holdings: await erasure.holdingsOf({ workspaceId }) };
  }
  if (member === undefined) return { kind: 'list', workspaces: await erasure.listWorkspaces() };
  const [platform, externalId = ''] = member.split(':');
  if (!isPlatform(platform)) return { kind: 'unknown' };
  const where = { externalId, workspace: { platform } };
  if ((await prisma.member.count({ where })) === 0) return { kind: 'unknown' };
  const person = { platform, externalId };
  if (isSure) return { kind: 'begun', holdings: await erasure.forgetMember(person) };
  return { kind: 'found', holdings: await erasure.holdingsOf(person) };
}

/** What `npm run export` was asked for: one of the two, as in `ForgetRequest`. */
export interface ExportRequest {
  readonly workspace?: string | undefined;
  readonly member?: string | undefined;
}

/** All that is kept of them, without others and without tokens; null where nothing is. */
export async function exportForOperator(
  prisma: PrismaClient,
  { workspace, member = '' }: ExportRequest,
): Promise<Kept | null> {
  if (workspace !== undefined) {
    const known = (await listWorkspaces(prisma)).find(({ id, externalId }) => [id, externalId].includes(workspace));
    return known ? readKept(prisma, { workspaceId: known.id }) : null;
  }
  const [platform, externalId = ''] = member.split(':');
  return isPlatform(platform) ? readKept(prisma, { platform, externalId }) : null;
}

const isPlatform = (text: string | undefined): text is Platform => text === 'slack' || text === 'discord';
