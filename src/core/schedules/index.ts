export { createTimeFinder, type FoundTime, type TimeFinder } from './find-time.ts';
export { describeInstant, isoInstant, labelled, localDay, sayDuration } from './instants/describe-instant.ts';
export type { Slot } from './instants/slot.ts';
export { firstSlotTime, slotOf, slotTimes } from './instants/slot.ts';
export { type CalendarWeek, minuteOfDay, weekOf } from './instants/week.ts';
export { type UnreadTime, unreadTimeAt } from './read/unread-time.ts';
export { readTime } from './read-time.ts';
export { createRhythmFinder, type FoundRhythm } from './rhythm/find-rhythm.ts';
export { type Rhythm, rhythmTimes } from './rhythm/rhythm.ts';
export { SIGNS as RHYTHM_SIGNS } from './rhythm/rhythm-words.ts';
export type {
  Alternative,
  Moment,
  ReadTimeOptions,
  Recurrence,
  Span,
  TimeReading,
} from './time-reading.ts';
export { momentsOf } from './time-reading.ts';
export type { LanguageName } from './words/language.ts';
export { isTimeZone } from './zones/time-zone.ts';
export { type NamedZone, searchZones, zonesNamed } from './zones/zone-names.ts';
