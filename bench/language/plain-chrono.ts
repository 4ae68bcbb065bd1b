/** What chrono-node alone makes of a message: the first time it finds, and the rest as caption. */
import { type Chrono, de, en, es, fr, it, ja, nl, pt, ru } from 'chrono-node';
import { DateTime } from 'luxon';
import type { Saying, Understood } from '../../src/core/understanding/index.ts';

const PARSERS: Readonly<Record<string, Chrono>> = {
  en: en.casual,
  de: de.casual,
  es: es.casual,
  fr: fr.casual,
  pt: pt.casual,
  ja: ja.casual,
  it: it.casual,
  nl: nl.casual,
  ru: ru.casual,
};

export function chronoFor({ locale }: Pick<Saying, 'locale'>, lang?: string): Chrono {
  if (locale === 'en-GB') return en.GB;
  return PARSERS[locale?.slice(0, 2) ?? lang ?? 'en'] ?? en.casual;
}

/**
 * Chrono knows neither actions nor alternatives nor recurrences: it is judged by the action, the
 * instant, the day and the caption alone.
 */
export function plainChrono(
  { text, now, timeZone, locale, phrase }: Saying,
  expected: Partial<Understood>,
): Partial<Understood> {
  const timezone = DateTime.fromJSDate(now, { zone: timeZone }).offset;
  const [found] = chronoFor({ locale }).parse(text, { instant: now, timezone }, { forwardDate: true });
  const unjudged = { ...expected, action: found ? ('schedule' as const) : expected.action };
  if (!found) return { ...unjudged, at: null, action: phrase ? 'none' : 'post', caption: text };
  const rest = text.slice(0, found.index) + text.slice(found.index + found.text.length);
  return {
    ...unjudged,
    at: found.start.date().toISOString(),
    ...(phrase ? {} : { caption: rest.replace(/^\s*post\b|^[\s:,]+/iu, '').trim() }),
  } as Partial<Understood>;
}
