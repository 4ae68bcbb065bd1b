/** Who is on a chat platform: found by id or by name, with or without its @. */
export interface Users<User, NewUser> {
  bot: User;
  add(user: NewUser): User;
  /** Undefined when unknown. */
  find(idOrName: string): User | undefined;
  get(idOrName: string): User;
  list(): User[];
  change(idOrName: string, changes: Partial<Omit<User, 'id' | 'isBot'>>): User;
  reset(): void;
}

/** `where` ends the sentence of somebody who is looked for in vain: "Nobody in this workspace is called …". */
export function createUsers<User extends { id: string; name: string }, NewUser extends { name: string }>(
  bot: User,
  create: (user: NewUser) => User,
  where: string,
): Users<User, NewUser> {
  const byId = new Map<string, User>([[bot.id, bot]]);
  const find = (ref: string): User | undefined =>
    byId.get(ref) ?? [...byId.values()].find((user) => user.name === ref.replace(/^@/, ''));
  const get = (ref: string): User => {
    const user = find(ref);
    if (!user) throw new Error(`Nobody ${where} is called "${ref}".`);
    return user;
  };
  return {
    bot,
    find,
    get,
    add(input) {
      if (find(input.name)) throw new Error(`There is already somebody called "${input.name}".`);
      const user = create(input);
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

export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
