import { newOpenId, newUnionId } from '../ids.ts';

/** A TikTok account as its owner and TikTok have set it. */
export interface Account {
  readonly handle: string;
  readonly openId: string;
  readonly unionId: string;
  nickname: string;
  private: boolean;
  commentDisabled: boolean;
  duetDisabled: boolean;
  stitchDisabled: boolean;
  maxVideoSeconds: number;
  /** False: not registered as a target user of the sandbox app. */
  targetUser: boolean;
  /** Scopes the owner will grant; all that are asked for when null. */
  grant: string[] | null;
  refuseConsent: boolean;
  bannedFromPosting: boolean;
  /** Posts that other API clients have made; they count for 24 hours from when this is set. */
  postsToday: number;
}

export type AccountSettings = Omit<Account, 'handle' | 'openId' | 'unionId'>;
export type AccountInput = { handle: string } & Partial<AccountSettings>;

interface Entry {
  account: Account;
  postsSetAtMs: number;
}

const handleShape = /^[\w.]{1,24}$/;
const dayMs = 24 * 60 * 60 * 1000;

const defaultsFor = (handle: string): AccountSettings => ({
  nickname: handle,
  private: false,
  commentDisabled: false,
  duetDisabled: false,
  stitchDisabled: false,
  // What integrators see of the live service; its page shows 300.
  maxVideoSeconds: 3600,
  targetUser: true,
  grant: null,
  refuseConsent: false,
  bannedFromPosting: false,
  postsToday: 0,
});

export interface AccountStore {
  add(input: AccountInput): Account;
  change(handle: string, settings: Partial<AccountSettings>): Account;
  find(handle: string): Account | undefined;
  byOpenId(openId: string): Account | undefined;
  list(): Account[];
  postsByOthers(account: Account): number;
  reset(): void;
}

export function createAccounts(now: () => Date): AccountStore {
  const entries = new Map<string, Entry>();

  function change(handle: string, settings: Partial<AccountSettings>): Account {
    const entry = entries.get(handle);
    if (!entry) throw new RangeError(`There is no account @${handle}.`);
    if (settings.postsToday !== undefined) entry.postsSetAtMs = now().getTime();
    return Object.assign(entry.account, settings);
  }

  return {
    add({ handle, ...settings }) {
      if (!handleShape.test(handle)) throw new RangeError(`@${handle} cannot be a TikTok handle.`);
      if (entries.has(handle)) throw new RangeError(`@${handle} exists already.`);
      const identity = { handle, openId: newOpenId(), unionId: newUnionId() };
      const account: Account = { ...identity, ...defaultsFor(handle), ...settings };
      entries.set(handle, { account, postsSetAtMs: now().getTime() });
      return account;
    },
    change,
    find: (handle) => entries.get(handle)?.account,
    byOpenId: (openId) => [...entries.values()].find(({ account }) => account.openId === openId)?.account,
    list: () => [...entries.values()].map(({ account }) => account),
    postsByOthers(account) {
      const setAtMs = entries.get(account.handle)?.postsSetAtMs ?? 0;
      return now().getTime() < setAtMs + dayMs ? account.postsToday : 0;
    },
    reset: () => entries.clear(),
  };
}
