/** How well times and messages are understood, and how fast; beside plain chrono-node. */
import type { Figure } from './figure.ts';
import { scoreOf } from './language/scores.ts';
import { measureSpeed } from './language/speed.ts';

export function measureLanguage(): Promise<Figure[]> {
  const parts = ['tuned', 'unseen'] as const;
  const scores = parts.flatMap((part) => [scoreOf(part, 'phrases'), scoreOf(part, 'messages')]);
  return Promise.resolve([...scores, ...measureSpeed()]);
}
