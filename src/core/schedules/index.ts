export { describeInstant, isoInstant, localDay } from './meaning/describe-instant.ts';
export type { Slot } from './meaning/slot.ts';
export { slotOf } from './meaning/slot-of.ts';
export { firstSlotTime, slotTimes } from './meaning/slot-times.ts';
export type {
  Alternative,
  Moment,
  ReadTimeOptions,
  Recurrence,
  Span,
  TimeReading,
} from './meaning/time-reading.ts';
export { createTimeFinder, type FoundTime, type TimeFinder } from './read/find-time.ts';
export { readTime } from './read/read-time.ts';
export { type UnreadTime, unreadTimeAt } from './read/unread-time.ts';
export { type NamedZone, searchZones, zonesNamed } from './zones/search-zones.ts';
export { isTimeZone } from './zones/time-zone.ts';
