export { describeInstant, isoInstant, localDay } from './describe-instant.ts';
export { createTimeFinder, type FoundTime, type TimeFinder } from './find-time.ts';
export { readTime } from './read-time.ts';
export { type NamedZone, searchZones, zonesNamed } from './search-zones.ts';
export type { Slot } from './slot.ts';
export { slotOf } from './slot-of.ts';
export { firstSlotTime, slotTimes } from './slot-times.ts';
export type {
  Alternative,
  Moment,
  ReadTimeOptions,
  Recurrence,
  Span,
  TimeReading,
} from './time-reading.ts';
export { isTimeZone } from './time-zone.ts';
