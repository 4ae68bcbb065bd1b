import type { Print } from './transcript.ts';

export interface Turn<Speaker> {
  speaker: Speaker;
  print: Print;
  /** Nothing more is said here: the next one is heard. */
  end(): void;
}

/** For several that speak at once: each is heard as a whole, in order, and the first one as it speaks. */
export function takeTurns<Speaker>(print: Print, speakers: readonly Speaker[]): Turn<Speaker>[] {
  const waiting = speakers.map((): string[] => []);
  const ended = new Set<number>();
  let heard = 0;
  const handOver = (): void => {
    while (ended.has(heard)) {
      heard += 1;
      for (const line of waiting[heard] ?? []) print(line);
    }
  };
  return speakers.map((speaker, index) => ({
    speaker,
    print: (line) => (index === heard ? print(line) : void waiting[index]?.push(line)),
    end: () => {
      ended.add(index);
      handOver();
    },
  }));
}
