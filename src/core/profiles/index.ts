/** TikTok accounts that people connected: how they get in, keep their login, and leave. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Way } from '../database/index.ts';
import type { Actor } from '../workspaces/index.ts';
import type { Callback, ConnectResult } from './connecting/connect-result.ts';
import { createTickets, type TicketOpening } from './connecting/connect-tickets.ts';
import { createFinishConnect } from './connecting/finish-connect.ts';
import { createCreatorInfo, type ReadCreatorInfo } from './creator-info.ts';
import type { Context, InactiveCode, ProfilesDeps } from './deps.ts';
import { listProfiles, type ProfileView } from './list.ts';
import { endAuthorization, expireLogins } from './logins/deactivate.ts';
import { createDisconnect, endLogin } from './logins/disconnect.ts';
import { createCheckToken, createRefresh, createTokens, type TokenCheck, type WithToken } from './logins/tokens.ts';
import { createProfileForPost, type PostingChoice, type PostingRequest } from './profile-for-post.ts';
import type { ProfileChange, ProfileSettings } from './settings.ts';
import { createSettings } from './settings.ts';

export type { Callback, Connected, ConnectResult } from './connecting/connect-result.ts';
export { type OpenedTicket, TICKET_MS, type TicketOpening } from './connecting/connect-tickets.ts';
export { creatorInfoColumn } from './creator-info.ts';
export type { InactiveCode, ProfilesDeps } from './deps.ts';
export type { ProfileView } from './list.ts';
export { isGivenUp } from './logins/deactivate.ts';
export { DUE_SOON_MS, type TokenCheck } from './logins/tokens.ts';
export type { PostingChoice, PostingRequest } from './profile-for-post.ts';
export type { ProfileChange, ProfileSettings } from './settings.ts';
export { accountName } from './tiktok-account.ts';

/** Ids are row ids. Calls to TikTok throw its failures; `profile_inactive` says: reconnect. */
export interface Profiles {
  /** False where there is no TikTok app: then posts go out by hand alone. */
  readonly canConnect: boolean;
  /** A personal address that connects one account within 10 minutes, for everybody there unless `shared` is false. */
  connectLink(memberId: string, options?: { readonly shared?: boolean }): Promise<string>;
  /** The same to renew that profile's login alone; null where the member's workspace has no such profile. */
  reconnectLink(memberId: string, profileId: string): Promise<string | null>;
  /** Binds a ticket to the browser that opens it first; the cookie's value, or null without one. */
  openTicket(visit: { ticket: string; browser: string | null }): Promise<TicketOpening>;
  /** TikTok's redirect back; spends the ticket before anything else. */
  finishConnect(callback: Callback): Promise<ConnectResult>;
  /** Forgets tickets a day after their end; answers how many. */
  expireTickets(): Promise<number>;
  /** Ends logins whose refresh token has run out. */
  expireLogins(): Promise<void>;
  /** Calls with a fresh access token, and once more with a newer one if TikTok refuses the first. */
  readonly withToken: WithToken;
  /** Refreshes when the refresh token is half spent, or a post is due soon and the token is not. */
  refreshIfDue(profileId: string, due?: { readonly dueWithinMs?: number | undefined }): Promise<boolean>;
  /** What the creator may post, as TikTok told at most `maxAgeMs` ago (0: for a post that goes out now); null in inbox mode. */
  readonly creatorInfo: ReadCreatorInfo;
  /** Always asks TikTok; null for a profile that is unknown (in `workspaceId`); throws `tiktok_unreachable`. */
  checkToken(profileId: string, workspaceId?: string): Promise<TokenCheck | null>;
  /** By its owner, an admin, or who connected it last: revokes at TikTok and deletes the tokens. */
  disconnect(profileId: string, actor: Actor): Promise<ProfileChange>;
  /** The same by Schedy itself, for this reason; `actor` is a member id, or what in Schedy did it. */
  endLogin(profileId: string, code: InactiveCode, actor: string): Promise<void>;
  /** TikTok's webhook that the account no longer trusts Schedy; a login made after `at` stands. */
  endAuthorization(openId: string, at: Date): Promise<void>;
  /** Of one workspace, in the order in which they were connected. */
  listProfiles(workspaceId: string): Promise<ProfileView[]>;
  /** Of all workspaces, for the operator. */
  listAll(): Promise<ProfileView[]>;
  /** Makes it the account of posts that name none. */
  setDefault(profileId: string, actor: Actor): Promise<ProfileChange>;
  /** How its posts reach TikTok unless they name another way; `not_granted`: its login does not allow that. */
  setWay(profileId: string, way: Way, actor: Actor): Promise<ProfileChange | 'not_granted'>;
  /** What its posts take where they name nothing else; what is absent stays, and what is planned does. */
  changeSettings(profileId: string, changed: ProfileSettings, actor: Actor): Promise<ProfileChange | 'not_granted'>;
  /** Whether others than its owner may post to it. */
  setShared(profileId: string, shared: boolean, actor: Actor): Promise<ProfileChange>;
  /** The profile a post goes to, or why that is not clear. It may be inactive and need Reconnect. */
  forPosting(request: PostingRequest): Promise<PostingChoice>;
}

/** The profiles in this database. */
export function createProfiles(deps: ProfilesDeps): Profiles {
  const context: Context = {
    random: randomBytes,
    pause: (delayMs) => setTimeout(delayMs),
    canConnect: true,
    ...deps,
  };
  const { prisma } = context;
  const tokens = createTokens(context, createRefresh(context));
  return {
    ...createTickets(context),
    ...tokens,
    ...createSettings(context),
    canConnect: context.canConnect,
    finishConnect: createFinishConnect(context),
    creatorInfo: createCreatorInfo(context, tokens.withToken),
    checkToken: createCheckToken(context, tokens.withToken),
    disconnect: createDisconnect(context),
    endLogin: (profileId, code, actor) => endLogin(context, profileId, code, actor),
    endAuthorization: (openId, at) => endAuthorization(context, openId, at),
    expireLogins: () => expireLogins(context),
    listProfiles: (workspaceId) => listProfiles(prisma, { workspaceId }),
    listAll: () => listProfiles(prisma, {}),
    forPosting: createProfileForPost(prisma),
  };
}
