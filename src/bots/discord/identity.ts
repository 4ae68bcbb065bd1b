import { z } from 'zod';
import type { Api } from './api.ts';

const answer = z.object({ id: z.string() });

/** The bot's own user id: asks Discord once and remembers; a failure is not remembered. */
export function createIdentity(api: Api): () => Promise<string> {
  let known: string | null = null;
  return async () => {
    known ??= answer.parse(await api.get('/users/@me')).id;
    return known;
  };
}
