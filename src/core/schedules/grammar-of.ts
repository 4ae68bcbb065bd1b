import { DateTime } from 'luxon';
import { languageOf } from './languages/of-locale.ts';
import type { Grammar } from './phrase.ts';
import { regionHabits } from './region.ts';
import type { ReadTimeOptions } from './time-reading.ts';
import { isTimeZone } from './time-zone.ts';

/**
 * What the writer's words are read by: the language, the region's habits and the date on the
 * writer's calendar.
 */
export function grammarOf({ locale, now, timeZone }: ReadTimeOptions): Grammar {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const { year, month, day } = DateTime.fromJSDate(now, { zone });
  return {
    language: languageOf(locale),
    region: regionHabits(locale),
    today: { year, month, day },
  };
}
