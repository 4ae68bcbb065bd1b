/** What people have typed into forms that could not stand, until they open the form again; lost with the process. */
import { randomBytes } from 'node:crypto';

export type FormValues = Readonly<Record<string, string>>;

export interface TypedForms {
  /** Answers the key by which this member finds it again. */
  keep(memberId: string, values: FormValues): string;
  find(memberId: string, key: string): FormValues | null;
}

/** Of all members together; the oldest goes first. */
const MOST_KEPT = 500;

export function createTypedForms(): TypedForms {
  const kept = new Map<string, { readonly memberId: string; readonly values: FormValues }>();
  return {
    keep(memberId, values) {
      const key = randomBytes(5).toString('hex');
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
      kept.set(key, { memberId, values });
      return key;
    },
    find(memberId, key) {
      const found = kept.get(key);
      return found?.memberId === memberId ? found.values : null;
    },
  };
}
