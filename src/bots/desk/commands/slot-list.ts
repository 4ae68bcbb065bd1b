import type { KeptSlot, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import {
  type Button,
  code,
  type Line,
  type Message,
  PAGE,
  pageOf,
  pager,
  sayPage,
  saySlot,
  strong,
} from '../view/index.ts';

/** One page of the kept slots of the workspace, the next one to come first. */
export async function showSlots({ core }: DeskDeps, sender: Sender, named = '0'): Promise<Message> {
  const all = await core.slots.list(sender.workspaceId);
  const [size, total] = [PAGE.slots, all.length];
  if (total === 0) return { lines: [howToKeep] };
  const page = pageOf(named, size, total);
  const paged = { action: 'show_slots', page, size, total } as const;
  const slots = all.slice(page * size, (page + 1) * size);
  const remove = slots.map(
    ({ id, slot }): Button => ({
      ...{ action: 'remove_slot', label: `Remove ${saySlot(slot)}`, value: id },
    }),
  );
  return {
    lines: [[strong('Slots'), sayPage(paged)], ...slots.map(showLine), howToUse],
    buttons: [...remove, ...pager(paged)],
  };
}

const howToKeep: Line = [
  'No slots are kept here yet. Drop a video and write ',
  code('post every friday 6pm …'),
  '; its card offers to keep “Fridays 18:00”.',
];

const howToUse: Line = [code('post next slot …'), ' with a video takes the first one that is free.'];

function showLine({ slot, nextAt }: KeptSlot): Line {
  const { timeZone } = slot;
  const next: Line = nextAt ? [' · next ', { kind: 'instant', at: nextAt, timeZone, style: 'moment' }] : [];
  return ['• ', strong(saySlot(slot)), ` (${timeZone})`, ...next];
}
