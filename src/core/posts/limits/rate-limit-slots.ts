/** Places for uploads of one account: so many in any 60 minutes, whoever asks first comes first. */

export const WINDOW_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

export interface Asked {
  readonly id: string;
  readonly at: Date;
}

/**
 * When each of `asked` can be uploaded. `taken` are the uploads that have begun. One that has to wait
 * gets a whole minute: what went before it may begin some seconds late.
 */
export function planPlaces(limit: number, taken: readonly Date[], asked: readonly Asked[]): ReadonlyMap<string, Date> {
  const placed = taken.map((at) => at.getTime()).sort((a, b) => a - b);
  const inOrder = [...asked].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const places = new Map<string, Date>();
  for (const { id, at } of inOrder) {
    const blocking = placed.at(-limit);
    const freeMs = blocking === undefined ? 0 : blocking + WINDOW_MS;
    const wantedMs = at.getTime();
    const placeMs = freeMs <= wantedMs ? wantedMs : Math.ceil(freeMs / MINUTE_MS) * MINUTE_MS;
    places.set(id, new Date(placeMs));
    placed.push(placeMs);
  }
  return places;
}
