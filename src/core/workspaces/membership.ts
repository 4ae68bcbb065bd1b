/** Whether people are still members of a workspace: only its platform knows. */
import type { Platform } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Log } from '../ports.ts';

export interface WorkspaceName {
  readonly platform: Platform;
  /** The platform's own id. */
  readonly externalId: string;
}

/** Whether somebody is still a member of a workspace, as its platform says; null where it does not say. */
export type AskMember = (workspace: WorkspaceName, memberExternalId: string) => Promise<boolean | null>;

/** The same, and null also while the platform is away: nobody counts as gone for that. */
export async function askMember(
  { log }: { readonly log: Log },
  ask: AskMember,
  { platform, externalId }: WorkspaceName,
  memberExternalId: string,
): Promise<boolean | null> {
  try {
    return await ask({ platform, externalId }, memberExternalId);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.info({ platform, externalId, code: error.code }, 'a member could not be looked up');
    return null;
  }
}
