/** The right to be forgotten: what is kept of a person or of a whole workspace is named, stopped and deleted. */

import { eraseEnded, eraseForgotten } from './erase.ts';
import { forgetMember, forgetWorkspace } from './forget.ts';
import {
  type ErasureDeps,
  type Holdings,
  type KnownWorkspace,
  listWorkspaces,
  type Person,
  readHoldings,
} from './holdings.ts';

export {
  type ExportRequest,
  exportForOperator,
  type ForgetAnswer,
  type ForgetRequest,
  forgetForOperator,
} from './for-operator.ts';
export type { Holdings } from './holdings.ts';
export type { Kept } from './read-kept.ts';

/** Ids of workspaces are row ids. */
export interface Erasure {
  /** What is kept of a person, or of a workspace and everybody in it. */
  holdingsOf(whose: Person | { readonly workspaceId: string }): Promise<Holdings>;
  /**
   * Cancels what the person has planned, revokes the accounts they own, and marks all of theirs for `erase`;
   * answers what there was.
   */
  forgetMember(person: Person): Promise<Holdings>;
  /** The same of everybody in a workspace, and of the workspace itself. */
  forgetWorkspace(workspaceId: string): Promise<Holdings>;
  /** Every workspace, for an operator who has to name one. */
  listWorkspaces(): Promise<readonly KnownWorkspace[]>;
  /**
   * Deletes what was marked, files first. A post that is on its way to TikTok, a thread that is not told yet and a
   * video that is being read are waited for; nothing but the first for longer than an hour. `isFinal` waits for none.
   */
  erase(options?: { readonly isFinal?: boolean }): Promise<void>;
  /** Deletes posts that ended before that instant, published, failed or cancelled, with all that belongs to them. */
  eraseEnded(before: Date): Promise<void>;
}

/** The right to be forgotten, in this database. */
export function createErasure(deps: ErasureDeps): Erasure {
  return {
    holdingsOf: (whose) => readHoldings(deps.prisma, whose),
    forgetMember: (person) => forgetMember(deps, person),
    forgetWorkspace: (workspaceId) => forgetWorkspace(deps, workspaceId),
    listWorkspaces: () => listWorkspaces(deps.prisma),
    eraseEnded: (before) => eraseEnded(deps, before),
    erase: async ({ isFinal = false } = {}) => {
      const lease = await deps.leases.take('erasure');
      if (!lease) return;
      try {
        await eraseForgotten(deps, isFinal);
      } finally {
        await lease.release();
      }
    },
  };
}
