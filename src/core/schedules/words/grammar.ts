/** What words are read by: the tables of a language, and what a region is used to. */
import type { ReadTimeOptions } from '../time-reading.ts';
import type { Language } from './language.ts';
import type { Lexicon } from './lexicon.ts';

/** What phrases are read by. */
export interface Grammar {
  readonly lexicon: Lexicon;
  readonly region: RegionHabits;
}

/** What the writer's words are read by: a language's words and the region's habits. */
export function grammarOf(lexicon: Lexicon, { locale }: ReadTimeOptions): Grammar {
  return { lexicon, region: regionHabits(locale, lexicon.language.name) };
}

/** What only a locale's region can decide. */
interface RegionHabits {
  /** 3/4 is the third of April; `null` when nobody said which region it is. */
  readonly dayFirst: boolean | null;
  /** 7:30 is in the morning. */
  readonly twentyFourHours: boolean;
}

const TAG = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2})\b/i;
const habits = new Map<string, RegionHabits>();

/** Regions where the month stands before the day, and those where both are written. */
const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'VI', 'AS', 'FM', 'BZ']);
const EITHER_FIRST = new Set(['CA']);

/** Whether a region says which of day and month comes first; a language other than English has 24 hours. */
function regionHabits(locale: string | undefined, language: Language['name']): RegionHabits {
  const key = `${locale ?? ''} ${language}`;
  const known = habits.get(key);
  if (known) return known;
  const found = language === 'en' ? englishHabits(locale) : otherHabits(locale, language);
  habits.set(key, found);
  return found;
}

/** Only Japanese has the month first; whoever writes Spanish in the United States may have either. */
function otherHabits(locale: string | undefined, language: Language['name']): RegionHabits {
  const region = TAG.exec(locale ?? '')?.[2]?.toUpperCase() ?? '';
  const own = locale?.toLowerCase().startsWith(language);
  const dayFirst = language === 'ja' ? false : own && MONTH_FIRST.has(region) ? null : true;
  return { dayFirst, twentyFourHours: true };
}

function englishHabits(locale: string | undefined): RegionHabits {
  const tag = TAG.exec(locale ?? '');
  if (!tag) return { dayFirst: null, twentyFourHours: false };
  const region = tag[2]?.toUpperCase() ?? '';
  const clock = new Intl.DateTimeFormat(`${tag[1]}-${region}`, {
    hour: 'numeric',
  }).resolvedOptions();
  return {
    dayFirst: EITHER_FIRST.has(region) ? null : !MONTH_FIRST.has(region),
    twentyFourHours: clock.hourCycle === 'h23' || clock.hourCycle === 'h24',
  };
}
