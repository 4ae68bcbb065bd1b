import type { KeptSlot, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { code, type Line, type Message, saySlot, strong } from '../view/index.ts';

/** The kept slots of the workspace, the next one to come first. */
export async function showSlots({ core }: DeskDeps, sender: Sender): Promise<Message> {
  const slots = await core.slots.list(sender.workspaceId);
  if (slots.length === 0) return { lines: [howToKeep] };
  return {
    lines: [[strong('Slots')], ...slots.map(showLine), howToUse],
    buttons: slots.map(({ id, slot }) => ({
      ...{ action: 'remove_slot', label: `Remove ${saySlot(slot)}`, value: id },
    })),
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
