import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import type { User } from './records.ts';

export interface NewUser {
  /** For a fixture that names one. */
  id?: string;
  /** The handle: lower case, as in `@mia`. */
  name: string;
  realName?: string;
  tz?: string;
  locale?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  deleted?: boolean;
  guest?: boolean | 'multi-channel' | 'single-channel';
  /** Another company's team, for Slack Connect. */
  teamId?: string;
}

export interface Users {
  bot: User;
  add(user: NewUser): User;
  /** By id or handle; undefined when unknown. */
  find(idOrName: string): User | undefined;
  get(idOrName: string): User;
  list(): User[];
  change(idOrName: string, changes: Partial<Omit<User, 'id' | 'isBot'>>): User;
  reset(): void;
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function createBotUser(settings: Settings): User {
  return {
    id: settings.botUserId,
    name: 'schedy',
    realName: 'Schedy',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    isAdmin: false,
    isOwner: false,
    isBot: true,
    deleted: false,
    guest: false,
    teamId: settings.team.id,
  };
}

function createUser(id: string, input: NewUser, homeTeam: string): User {
  return {
    id,
    name: input.name,
    realName: input.realName ?? capitalised(input.name),
    tz: input.tz ?? 'Europe/Berlin',
    locale: input.locale ?? 'en-US',
    isAdmin: input.isAdmin ?? input.isOwner ?? false,
    isOwner: input.isOwner ?? false,
    isBot: false,
    deleted: input.deleted ?? false,
    guest: input.guest === true ? 'multi-channel' : (input.guest ?? false),
    teamId: input.teamId ?? homeTeam,
  };
}

export function createUsers(settings: Settings, ids: Ids): Users {
  const bot = createBotUser(settings);
  const byId = new Map<string, User>([[bot.id, bot]]);
  const find = (ref: string): User | undefined =>
    byId.get(ref) ?? [...byId.values()].find((user) => user.name === ref.replace(/^@/, ''));
  const get = (ref: string): User => {
    const user = find(ref);
    if (!user) throw new Error(`Nobody in this workspace is called "${ref}".`);
    return user;
  };
  return {
    bot,
    find,
    get,
    add(input) {
      if (find(input.name)) throw new Error(`There is already somebody called "${input.name}".`);
      const user = createUser(input.id ?? ids.mint('U'), input, settings.team.id);
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
