/** Lists are shown a page at a time; a page is named by its number, from 0. */
import type { Button } from './message.ts';

/** As many as fit into one message of every platform, with their buttons. */
export const PAGE = { posts: 10, profiles: 5, slots: 10 } as const;

interface Paged {
  readonly action: 'show_queue' | 'show_profiles' | 'show_slots';
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly labels?: readonly [back: string, on: string];
}

/** The buttons to the pages before and after this one; none where all fits on one. */
export function pager({ action, page, size, total, labels = ['Back', 'More'] }: Paged): Button[] {
  const [back, on] = labels;
  return [
    ...(page > 0 ? [{ action, label: back, value: String(page - 1) } as const] : []),
    ...((page + 1) * size < total ? [{ action, label: on, value: String(page + 1) } as const] : []),
  ];
}

/** ` (11–20 of 34)`; empty where all fits on one page. */
export const sayPage = ({ page, size, total }: Pick<Paged, 'page' | 'size' | 'total'>): string =>
  total <= size ? '' : ` (${page * size + 1}–${Math.min(total, (page + 1) * size)} of ${total})`;

/** The page that a button or a command names, within what there is. */
export function pageOf(named: string, size: number, total: number): number {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  return Math.min(last, Math.max(0, Number.parseInt(named, 10) || 0));
}
