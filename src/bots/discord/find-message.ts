import { z } from 'zod';
import type { Api } from './api.ts';

const messages = z.array(z.object({ id: z.string(), components: z.array(z.unknown()).nullish() }));
const component = z.object({ id: z.number() });

/** What a crash left is among the newest. */
const newest = '100';

/** The message of ours that bears the mark, among the last ones of a channel or thread. */
export async function findMessage(api: Api, channel: string, mark: number): Promise<string | null> {
  const told = await api.get(`/channels/${channel}/messages`, { limit: newest });
  const found = messages.parse(told).find(({ components }) => bears(components?.[0], mark));
  return found?.id ?? null;
}

/** Other bots may count their components too; a collision of 31 bits is not looked out for. */
const bears = (first: unknown, mark: number): boolean => component.safeParse(first).data?.id === mark;
