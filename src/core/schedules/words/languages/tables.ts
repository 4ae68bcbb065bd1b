import { fold } from '../fold.ts';

type Group<M> = readonly [meaning: M, words: string];

/** `[1, 'tomorrow, tmrw']` turned inside out: word → meaning. */
export function meanings<M>(...groups: readonly Group<M>[]): ReadonlyMap<string, M> {
  return new Map(groups.flatMap(([meaning, list]) => list.split(', ').map((word) => [word, meaning] as const)));
}

export function words(...lists: readonly string[]): ReadonlyMap<string, true> {
  return meanings(...lists.map((list) => [true, list] as const));
}

/** Words in the order of their numbers: `listed(1, 'one, two')`. */
export function listed(first: number, list: string): ReadonlyMap<string, number> {
  return new Map(list.split(', ').map((word, index) => [word, first + index]));
}

/**
 * Years in words, 2026 to 2059, of which `said` puts the century before each name of their last two figures. Shorter
 * ways ("twenty thirty-five") are named one by one, for a few years: farther ahead they are rather a clock.
 */
export function yearsOf(
  names: readonly (readonly [figures: number, names: string])[],
  said: (name: string) => readonly string[],
): ReadonlyMap<string, number> {
  const coming = names.filter(([figures]) => figures >= 26 && figures < 60);
  return meanings(
    ...coming.map(([figures, list]) => [2000 + figures, list.split(', ').flatMap(said).join(', ')] as const),
  );
}

/** Several tables as one; the later one counts where both have a word. */
export function joined<M>(...tables: readonly ReadonlyMap<string, M>[]): ReadonlyMap<string, M> {
  return new Map(tables.flatMap((table) => [...table]));
}

/** Names that people mistype: one letter left out, doubled, or changed places with the next. */
export function mistyped<M>(names: ReadonlyMap<string, M>): ReadonlyMap<string, M> {
  const slips = [...names]
    .filter(([name]) => /^(?:\p{Script=Latin}{6,}|\p{Script=Cyrillic}{6,})$/u.test(name))
    .flatMap(([name, meaning]) => slipsOf(name).map((slip) => [slip, meaning] as const));
  return new Map([...slips, ...names]);
}

function slipsOf(name: string): readonly string[] {
  const places = [...name].map((_, at) => at).slice(1, -1);
  return places.flatMap((at) => {
    const [before, here, next, rest] = [name.slice(0, at), name[at] ?? '', name[at + 1] ?? '', name.slice(at + 2)];
    return [before + next + rest, before + here + here + next + rest, before + next + here + rest];
  });
}

/** Words as they are looked for: in small letters, without accents. */
export const keys = (list: string): ReadonlySet<string> => new Set(list.split(', ').map(fold));
