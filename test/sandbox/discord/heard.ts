/** What a listener of the vendor's client heard, to be awaited without polling. */
export interface Heard<T> {
  all: T[];
  add(one: T): void;
  /** Resolves when so many have been heard. */
  until(count: number): Promise<T[]>;
}

export function createHeard<T>(): Heard<T> {
  const all: T[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    add(one) {
      all.push(one);
      for (const check of [...waiting]) check();
    },
    until: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (all.length < count) return;
          waiting.delete(check);
          resolve([...all]);
        };
        waiting.add(check);
        check();
      }),
  };
}
