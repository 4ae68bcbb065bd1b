import type { Language } from './language.ts';

/** What only a locale's region can decide. */
export interface RegionHabits {
  /** 3/4 is the third of April; `null` when nobody said which region it is. */
  readonly dayFirst: boolean | null;
  /** 7:30 is in the morning. */
  readonly twentyFourHours: boolean;
}

const TAG = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2})\b/i;
const habits = new Map<string, RegionHabits>();

/** Month before day is written in the United States alone; a language other than English has 24 hours. */
export function regionHabits(locale: string | undefined, language: Language['name']): RegionHabits {
  const key = `${locale ?? ''} ${language}`;
  const known = habits.get(key);
  if (known) return known;
  const found = language === 'en' ? englishHabits(locale) : OF_OTHER_LANGUAGES;
  habits.set(key, found);
  return found;
}

const OF_OTHER_LANGUAGES: RegionHabits = { dayFirst: true, twentyFourHours: true };

function englishHabits(locale: string | undefined): RegionHabits {
  const tag = TAG.exec(locale ?? '');
  if (!tag) return { dayFirst: null, twentyFourHours: false };
  const region = tag[2]?.toUpperCase() ?? '';
  const clock = new Intl.DateTimeFormat(`${tag[1]}-${region}`, {
    hour: 'numeric',
  }).resolvedOptions();
  return {
    dayFirst: region !== 'US',
    twentyFourHours: clock.hourCycle === 'h23' || clock.hourCycle === 'h24',
  };
}
