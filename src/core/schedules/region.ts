/** What only a locale's region can decide. */
export interface RegionHabits {
  /** 3/4 is the third of April; `null` when nobody said which region it is. */
  readonly dayFirst: boolean | null;
  /** 7:30 is in the morning. */
  readonly twentyFourHours: boolean;
}

const TAG = /^([a-z]{2,3})[-_](?:[a-z]{4}[-_])?([a-z]{2})\b/i;

export function regionHabits(locale: string | undefined): RegionHabits {
  const tag = TAG.exec(locale ?? '');
  if (!tag) return { dayFirst: null, twentyFourHours: false };
  const name = `${tag[1]}-${tag[2]}`;
  const order = new Intl.DateTimeFormat(name).formatToParts(0).map((part) => part.type);
  const clock = new Intl.DateTimeFormat(name, { hour: 'numeric' }).resolvedOptions();
  return {
    dayFirst: order.indexOf('day') < order.indexOf('month'),
    twentyFourHours: clock.hourCycle === 'h23' || clock.hourCycle === 'h24',
  };
}
