import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import type { User } from './records.ts';

const mebibyte = 1024 * 1024;

/** Bytes an account may send without Nitro. */
export const freeLimitBytes = 10 * mebibyte;

export interface NewUser {
  /** The user name: lower case, as in `@mia`. */
  name: string;
  displayName?: string;
  locale?: string;
  timeZone?: string;
  attachmentLimitBytes?: number;
  acceptsDirectMessages?: boolean;
}

export interface NewMember extends NewUser {
  /** May manage the guild, as moderators may. */
  isAdmin?: boolean;
  /** Owns the guild, and may do everything in it. */
  isOwner?: boolean;
  /** Ids or names; the home guild when absent, none when empty. */
  guilds?: readonly string[];
}

export interface Users {
  bot: User;
  add(user: NewUser): User;
  /** By id or name; undefined when unknown. */
  find(idOrName: string): User | undefined;
  get(idOrName: string): User;
  list(): User[];
  change(idOrName: string, changes: Partial<Omit<User, 'id' | 'isBot'>>): User;
  reset(): void;
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function createUser(id: string, input: NewUser, isBot: boolean): User {
  return {
    id,
    name: input.name,
    displayName: input.displayName ?? capitalised(input.name),
    isBot,
    locale: input.locale ?? 'en-US',
    timeZone: input.timeZone ?? 'Europe/Berlin',
    attachmentLimitBytes: input.attachmentLimitBytes ?? freeLimitBytes,
    acceptsDirectMessages: input.acceptsDirectMessages ?? true,
  };
}

export function createUsers(settings: Settings, ids: Ids): Users {
  // A bot's user has the id of its application.
  const bot = createUser(settings.applicationId, { name: 'schedy' }, true);
  const byId = new Map<string, User>([[bot.id, bot]]);
  const find = (ref: string): User | undefined =>
    byId.get(ref) ?? [...byId.values()].find((user) => user.name === ref.replace(/^@/, ''));
  const get = (ref: string): User => {
    const user = find(ref);
    if (!user) throw new Error(`Nobody on this Discord is called "${ref}".`);
    return user;
  };
  return {
    bot,
    find,
    get,
    add(input) {
      if (find(input.name)) throw new Error(`There is already somebody called "${input.name}".`);
      const user = createUser(ids.mint(), input, false);
      byId.set(user.id, user);
      return user;
    },
    list: () => [...byId.values()],
    change: (ref, changes) => Object.assign(get(ref), changes),
    reset() {
      byId.clear();
      byId.set(bot.id, bot);
    },
  };
}
