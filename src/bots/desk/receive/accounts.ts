/** Several accounts in one sentence: which they are, and whether each may be used by whoever named them. */
import {
  type PostRequest,
  readAccounts,
  type SaidAccounts,
  type SlotRequest,
  understandPlan,
} from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { ParsedRequest } from './asked-time.ts';
import type { InboundMessage } from './inbound-message.ts';
import { draftWordsOf, parseRequest } from './read-request.ts';

/** Null where the words name at most one account, or name them in their caption. */
export function severalAccountsIn(message: InboundMessage): SaidAccounts | null {
  if (message.wishes) return null;
  const said = readAccounts(message.text);
  if (!said?.handles) return said;
  const { sender, sentAt: now, place } = message;
  const { timeZone, usualHour } = sender;
  const request = parseRequest(draftWordsOf({ ...message, text: said.text }), timeZone, true);
  const context = { now, timeZone, usualHour, locale: sender.locale ?? undefined, place, hasVideo: true };
  const wishes = [request, understandPlan(said.text, context)?.wishes];
  const isNamed = wishes.some((each) => each && 'profile' in each && each.profile?.toLowerCase() === said.handles?.[0]);
  return isNamed ? said : null;
}

/** The message as it is read for the first of its accounts; any other as it is. */
export const asForFirstAccount = <T extends InboundMessage>(message: T): T => {
  const spread = severalAccountsIn(message);
  return spread ? { ...message, text: spread.text } : message;
};

interface Accounts {
  readonly accounts: readonly (string | undefined)[];
  /** Every one is known, and may be used by the sender at this moment. */
  readonly isSettled: boolean;
}

/** "all accounts": those that the sender may use now. */
async function usableHere({ core }: Pick<DeskDeps, 'core'>, { workspaceId, memberId }: InboundMessage['sender']) {
  const here = await core.profiles.listProfiles(workspaceId);
  const usable = here.filter(({ status, shared, owner }) => status === 'active' && (shared || owner.id === memberId));
  return usable.map(({ handle }) => handle);
}

/** One for each post; two names of one account count once. */
export async function accountsOf(
  { core }: DeskDeps,
  { sender }: InboundMessage,
  request: ParsedRequest | PostRequest | SlotRequest,
  spread: SaidAccounts | null,
): Promise<Accounts> {
  if (!spread) return { accounts: [request.profile], isSettled: true };
  const { workspaceId, memberId } = sender;
  const handles = spread.handles ?? (await usableHere({ core }, sender));
  if (handles.length === 0) return { accounts: [request.profile], isSettled: true };
  const found = new Map<string, string>();
  // By hand a post needs no account here.
  const isByHand = request.way === 'by_hand' || !core.profiles.canConnect;
  let isSettled = true;
  for (const handle of handles) {
    const choice = await core.profiles.forPosting({ workspaceId, memberId, handle });
    const isUsable = isByHand || (choice.kind === 'profile' && choice.profile.status === 'active');
    isSettled &&= isUsable;
    const key = choice.kind === 'profile' ? choice.profile.id : `@${handle}`;
    if (!found.has(key)) found.set(key, handle);
  }
  return { accounts: [...found.values()], isSettled: isSettled || found.size < 2 };
}
