/** The day of a holiday in a year: the rule of each, and the moving feasts they count from. */
import { type DayNumber, dayNumber, monthStart, weekdayOf } from './calendar.ts';
import { dayInCalendar, type ForeignDay, tabulated } from './other-calendars.ts';

/** The day of a holiday in a year; null where that year has none. */
export function holidayIn(name: string, year: number): DayNumber | null {
  const rule = HOLIDAYS[name];
  return rule ? dayOfRule(rule, year) : null;
}

function dayOfRule(rule: HolidayRule, year: number): DayNumber | null {
  if ('easter' in rule) return easterOf(year) + rule.easter;
  if ('orthodoxEaster' in rule) return orthodoxEasterOf(year) + rule.orthodoxEaster;
  if ('advent' in rule) return adventOf(year, rule.advent) + (rule.plus ?? 0);
  if ('calendar' in rule) return dayInCalendar(rule, year);
  if ('table' in rule) return tabulated(rule.table, year);
  if ('onOrAfter' in rule) return firstOnOrAfter(monthStart(year, rule.month) + rule.onOrAfter - 1, rule.weekday);
  if ('day' in rule) return dayNumber(year, rule.month, rule.day);
  const day = nthWeekdayOf(year, rule.month, rule.weekday, rule.nth);
  return day === null ? null : day + (rule.plus ?? 0);
}

/** The n-th weekday of a month, the last one for -1; null in a month that has only four. */
export function nthWeekdayOf(year: number, month: number, weekday: number, nth: number): DayNumber | null {
  const [first, next] = [monthStart(year, month), monthStart(year, month + 1)];
  if (nth < 0) return next - 1 - ((weekdayOf(next - 1) - weekday + 7) % 7);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return day < next ? day : null;
}

const firstOnOrAfter = (day: DayNumber, weekday: number): DayNumber => day + ((weekday - weekdayOf(day) + 7) % 7);

/** The fourth Sunday of Advent is the last one before Christmas Day. */
function adventOf(year: number, nth: number): DayNumber {
  const eve = monthStart(year, 12) + 23;
  return eve - (weekdayOf(eve) % 7) - (4 - nth) * 7;
}

/** Easter Sunday of the eastern churches (Meeus' Julian rule); their calendar is 13 days behind until 2099. */
function orthodoxEasterOf(year: number): DayNumber {
  const moon = (19 * (year % 19) + 15) % 30;
  const week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const days = moon + week + 114;
  return monthStart(year, Math.floor(days / 31)) + (days % 31) + 13;
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus). */
function easterOf(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leaps = Math.floor(century / 4);
  const correction = Math.floor((century + 8) / 25);
  const moon = Math.floor((century - correction + 1) / 3);
  const epact = (19 * golden + century - leaps - moon + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * week) / 451);
  const days = epact + week - 7 * shift + 114;
  return monthStart(year, Math.floor(days / 31)) + (days % 31);
}

/** Days that people know by name, and how each year's date is found. 1 is Monday and 7 Sunday. */
type HolidayRule =
  | ForeignDay
  | { readonly table: Parameters<typeof tabulated>[0] }
  | { readonly month: number; readonly onOrAfter: number; readonly weekday: number }
  | { readonly month: number; readonly day: number }
  | {
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
      readonly plus?: number;
    }
  /** Days from Easter Sunday, of the western churches or of the eastern ones. */
  | { readonly easter: number }
  | { readonly orthodoxEaster: number }
  /** The first to the fourth Sunday of Advent, or one before them, and days from it. */
  | { readonly advent: number; readonly plus?: number };

const on = (month: number, day: number): HolidayRule => ({ month, day });
const nth = (count: number, weekday: number, month: number, plus = 0): HolidayRule => ({
  month,
  weekday,
  nth: count,
  plus,
});
const easter = (days: number): HolidayRule => ({ easter: days });

const hebrew = (month: string, day: number, plus = 0): HolidayRule => ({ calendar: 'hebrew', month, day, plus });
const islamic = (month: string, day: number): HolidayRule => ({ calendar: 'islamic-umalqura', month, day, plus: 0 });

const [MON, THU, SUN] = [1, 4, 7];

const HOLIDAYS: Readonly<Record<string, HolidayRule>> = {
  new_year: on(1, 1),
  new_years_eve: on(12, 31),
  epiphany: on(1, 6),
  epiphany_eve: on(1, 5),
  coming_of_age: nth(2, MON, 1),
  foundation_jp: on(2, 11),
  showa: on(4, 29),
  constitution_jp: on(5, 3),
  greenery: on(5, 4),
  marine: nth(3, MON, 7),
  mountain: on(8, 11),
  princes_day: nth(3, 2, 9),
  aged: nth(3, MON, 9),
  sports_jp: nth(2, MON, 10),
  mlk_day: nth(3, MON, 1),
  orthodox_christmas: on(1, 7),
  old_new_year: on(1, 14),
  grandmothers_day: on(1, 21),
  candlemas: on(2, 2),
  groundhog: on(2, 2),
  setsubun: on(2, 3),
  valentine: on(2, 14),
  super_bowl: nth(2, SUN, 2),
  presidents_day: nth(3, MON, 2),
  defender_day: on(2, 23),
  leap_day: on(2, 29),
  hinamatsuri: on(3, 3),
  womens_day: on(3, 8),
  white_day: on(3, 14),
  st_david: on(3, 1),
  pi_day: on(3, 14),
  st_patrick: on(3, 17),
  tax_day: on(4, 15),
  st_joseph: on(3, 19),
  april_fools: on(4, 1),
  tiradentes: on(4, 21),
  earth_day: on(4, 22),
  st_george: on(4, 23),
  italian_liberation: on(4, 25),
  kings_day: on(4, 27),
  carnation: on(4, 25),
  labour_day: on(5, 1),
  polish_constitution: on(5, 3),
  dutch_remembrance: on(5, 4),
  dutch_liberation: on(5, 5),
  victory_day: on(5, 9),
  mothers_day_pl: on(5, 26),
  childrens_day_june: on(6, 1),
  italian_republic: on(6, 2),
  russia_day: on(6, 12),
  fathers_day_pl: on(6, 23),
  star_wars: on(5, 4),
  cinco: on(5, 5),
  childrens_day: on(5, 5),
  mothers_day: nth(2, SUN, 5),
  mothers_day_may_1: nth(1, SUN, 5),
  mothers_day_may_2: nth(2, SUN, 5),
  mothers_day_fr: nth(-1, SUN, 5),
  memorial_day: nth(-1, MON, 5),
  portugal_day: on(6, 10),
  lovers_br: on(6, 12),
  juneteenth: on(6, 19),
  fathers_day: nth(3, SUN, 6),
  music_day: on(6, 21),
  st_john: on(6, 24),
  july_4: on(7, 4),
  tanabata: on(7, 7),
  bastille: on(7, 14),
  fathers_day_br: nth(2, SUN, 8),
  assumption: on(8, 15),
  knowledge_day: on(9, 1),
  labor_day: nth(1, MON, 9),
  brazil_independence: on(9, 7),
  german_unity: on(10, 3),
  columbus_day: nth(2, MON, 10),
  hispanic_day: on(10, 12),
  aparecida: on(10, 12),
  halloween: on(10, 31),
  reformation: on(10, 31),
  all_saints: on(11, 1),
  day_of_dead: on(11, 2),
  culture_day: on(11, 3),
  russian_unity: on(11, 4),
  guy_fawkes: on(11, 5),
  armistice: on(11, 11),
  veterans_day: on(11, 11),
  st_martin: on(11, 11),
  republic_br: on(11, 15),
  black_awareness: on(11, 20),
  election_day: nth(1, MON, 11, 1),
  st_andrew_day: on(11, 30),
  labor_thanks: on(11, 23),
  thanksgiving: nth(4, THU, 11),
  black_friday: nth(4, THU, 11, 1),
  cyber_monday: nth(4, THU, 11, 4),
  giving_tuesday: nth(4, THU, 11, 5),
  mothers_day_ru: nth(-1, SUN, 11),
  st_andrew: on(11, 29),
  sinterklaas: on(12, 5),
  st_nicholas: on(12, 6),
  constitution_es: on(12, 6),
  immaculate: on(12, 8),
  guadalupe: on(12, 12),
  christmas_eve: on(12, 24),
  christmas: on(12, 25),
  boxing_day: on(12, 26),
  holy_innocents: on(12, 28),
  harvest: nth(1, SUN, 10),
  memorial_de: { advent: -1 },
  repentance: { advent: 0, plus: -4 },
  sunday_of_dead: { advent: 0 },
  advent_1: { advent: 1 },
  advent_2: { advent: 2 },
  advent_3: { advent: 3 },
  advent_4: { advent: 4 },
  fat_thursday: easter(-52),
  carnival_monday: easter(-48),
  shrove_tuesday: easter(-47),
  ash_wednesday: easter(-46),
  palm_sunday: easter(-7),
  maundy_thursday: easter(-3),
  mothering_sunday: easter(-21),
  good_friday: easter(-2),
  holy_saturday: easter(-1),
  easter: easter(0),
  easter_monday: easter(1),
  ascension: easter(39),
  pentecost: easter(49),
  whit_monday: easter(50),
  corpus_christi: easter(60),
  orthodox_easter: { orthodoxEaster: 0 },
  burns_night: on(1, 25),
  australia_day: on(1, 26),
  world_book: nth(1, THU, 3),
  songkran: on(4, 13),
  anzac: on(4, 25),
  walpurgis: on(4, 30),
  early_may_bank: nth(1, MON, 5),
  spring_bank: nth(-1, MON, 5),
  victoria: { month: 5, onOrAfter: 18, weekday: MON },
  flag_day: on(6, 14),
  canada_day: on(7, 1),
  summer_bank: nth(-1, MON, 8),
  grandparents_us: nth(1, MON, 9, 6),
  thanksgiving_ca: nth(2, MON, 10),
  world_food: on(10, 16),
  small_business: nth(4, THU, 11, 2),
  st_lucy: on(12, 13),
  festivus: on(12, 23),
  rosh_hashanah: hebrew('Tishri', 1),
  yom_kippur: hebrew('Tishri', 10),
  sukkot: hebrew('Tishri', 15),
  hanukkah: hebrew('Kislev', 25),
  hanukkah_eve: hebrew('Kislev', 25, -1),
  purim: hebrew('Adar', 14),
  passover: hebrew('Nisan', 15),
  shavuot: hebrew('Sivan', 6),
  ramadan: islamic('Ramadan', 1),
  eid_al_fitr: islamic('Shawwal', 1),
  eid_al_adha: islamic('Dhuʻl-Hijjah', 10),
  islamic_new_year: islamic('Muharram', 1),
  lunar_new_year: { table: 'lunarNewYear' },
  mid_autumn: { table: 'midAutumn' },
  diwali: { table: 'diwali' },
  holi: { table: 'holi' },
};
