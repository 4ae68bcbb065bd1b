/** Several videos that came with one message: told in one answer, with one Undo. */
import type { Facts } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { code, type Line, type Message } from './message.ts';

/** `codes` and `times` (ISO instants, empty where none is known yet) in the order of the videos. */
export function drawSeveral({ codes, times, timeZone, place }: Facts, platform: Platform): Message {
  const names = String(codes).split(', ');
  const instants = String(times).split(', ');
  return {
    lines: [
      [`${names.length} videos, one post each:`],
      ...names.map((name, index) => showLine(name, instants[index] ?? '', String(timeZone))),
      [...howToName[platform], code(`move ${names[0]} to 8pm`), ' or ', code(`cancel ${names[0]}`), '.'],
    ],
    buttons: [{ action: 'undo_all', label: `Undo all ${names.length}`, value: String(place) }],
  };
}

const howToName: Readonly<Record<Platform, Line>> = {
  slack: ['To change one of them, name it here: '],
  discord: ['To change one of them, reply to this and name it: '],
};

function showLine(name: string, instant: string, timeZone: string): Line {
  if (instant === '') return ['• ', code(name)];
  return ['• ', code(name), ' · ', { kind: 'instant', at: new Date(instant), timeZone, style: 'moment' }];
}

/** What Undo did to each of them. */
export function sayUndone(undone: readonly string[], left: readonly string[]): Message {
  const lines: Line[] = [];
  if (undone.length > 0) lines.push([`Cancelled: ${undone.join(', ')}.`]);
  if (left.length > 0) lines.push([`Not changed, because it can no longer be or is not yours: ${left.join(', ')}.`]);
  return { lines: lines.length > 0 ? lines : [['I do not know these posts any more.']] };
}
