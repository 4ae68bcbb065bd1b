/** Days that people know by name, and how each year's date is found. 1 is Monday and 7 Sunday. */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  | {
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
      readonly plus?: number;
    }
  /** Days from Easter Sunday. */
  | { readonly easter: number }
  /** The first to the fourth Sunday of Advent. */
  | { readonly advent: number };

const on = (month: number, day: number): HolidayRule => ({ month, day });
const nth = (count: number, weekday: number, month: number, plus = 0): HolidayRule => ({
  ...{ month, weekday, nth: count, plus },
});
const easter = (days: number): HolidayRule => ({ easter: days });

const [MON, THU, SUN] = [1, 4, 7];

export const HOLIDAYS: Readonly<Record<string, HolidayRule>> = {
  new_year: on(1, 1),
  new_years_eve: on(12, 31),
  epiphany: on(1, 6),
  epiphany_eve: on(1, 5),
  mlk_day: nth(3, MON, 1),
  candlemas: on(2, 2),
  groundhog: on(2, 2),
  setsubun: on(2, 3),
  valentine: on(2, 14),
  presidents_day: nth(3, MON, 2),
  leap_day: on(2, 29),
  hinamatsuri: on(3, 3),
  womens_day: on(3, 8),
  white_day: on(3, 14),
  st_patrick: on(3, 17),
  st_joseph: on(3, 19),
  april_fools: on(4, 1),
  tiradentes: on(4, 21),
  earth_day: on(4, 22),
  st_george: on(4, 23),
  carnation: on(4, 25),
  labour_day: on(5, 1),
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
  guy_fawkes: on(11, 5),
  armistice: on(11, 11),
  veterans_day: on(11, 11),
  st_martin: on(11, 11),
  republic_br: on(11, 15),
  black_awareness: on(11, 20),
  thanksgiving: nth(4, THU, 11),
  black_friday: nth(4, THU, 11, 1),
  cyber_monday: nth(4, THU, 11, 4),
  giving_tuesday: nth(4, THU, 11, 5),
  st_nicholas: on(12, 6),
  constitution_es: on(12, 6),
  immaculate: on(12, 8),
  guadalupe: on(12, 12),
  christmas_eve: on(12, 24),
  christmas: on(12, 25),
  boxing_day: on(12, 26),
  holy_innocents: on(12, 28),
  advent_1: { advent: 1 },
  advent_2: { advent: 2 },
  advent_3: { advent: 3 },
  advent_4: { advent: 4 },
  carnival_monday: easter(-48),
  shrove_tuesday: easter(-47),
  ash_wednesday: easter(-46),
  palm_sunday: easter(-7),
  maundy_thursday: easter(-3),
  good_friday: easter(-2),
  holy_saturday: easter(-1),
  easter: easter(0),
  easter_monday: easter(1),
  ascension: easter(39),
  pentecost: easter(49),
  whit_monday: easter(50),
  corpus_christi: easter(60),
};
