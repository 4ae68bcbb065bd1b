/** How a rhythm for several videos is put into words, in every language: sources of regular expressions in small letters. */

/** Numbers as words; figures count everywhere. */
const NUMBERS: readonly (readonly [number, string])[] = [
  [0.5, 'half an?|halbe|halb|media|demi-?|mezz[oa]|halve|meia|pół|пол'],
  [1, 'an?|one|a single|single|ein(?:e[nmrs]?|s)?|une?|un[oa]?|um|uma|één|een|jeden|jedno|jedna|jedną|один|одно|одну'],
  [2, 'two|a couple of|other|second|zwei|zweite[nr]?|dos|deux|dois|duas|due|twee|dwa|dwie|два|две|二|２'],
  [3, 'three|third|drei|tres|trois|três|tre|drie|trzy|три|三|３'],
  [4, 'four|vier|cuatro|quatre|quatro|quattro|cztery|четыре|四|４'],
  [5, 'five|fünf|cinco|cinq|cinque|vijf|pięć|пять|五|５'],
  [6, 'six|sechs|seis|sei|zes|sześć|шесть|六|６'],
  [8, 'eight|acht|ocho|huit|oito|otto|osiem|восемь|八|８'],
  [10, 'ten|zehn|diez|dix|dez|dieci|tien|dziesięć|десять|十'],
  [12, 'twelve|zwölf|doce|douze|doze|dodici|twaalf|dwanaście|двенадцать'],
];

const FIGURES = '\\d{1,3}';
const NUMBER = `(?:${[FIGURES, ...NUMBERS.map(([, words]) => words)].join('|')})`;

const spelled = NUMBERS.map(([value, words]) => [value, new RegExp(`^(?:${words})$`, 'u')] as const);

/** The value of a number in figures or in words; null where it is neither. */
export function numberOf(said: string): number | null {
  const words = said.trim().toLowerCase();
  if (/^\d{1,3}$/u.test(words)) return Number(words);
  return spelled.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const THINGS =
  "(?: ?(?:x|×|mal|раза?))?(?: (?:of (?:them|these)|videos?|posts?|clips?|vídeos?|vidéos?|video['’]?s|filmy?|filmów|видео|times|time|mal|veces|vez|vezes|fois|volte|volta|keer|raz[yu]?|раза?))?";
const DAY = '(?:day|tag|día|dia|jour|giorno|dag|dzień|день)';
const WEEK = '(?:week|woche|semana|semaine|settimana|tydzień|неделю)';
const EACH =
  '(?:an?|per|each|every|am|pro|jede[nr]?|in der|al|por|cada|à|a la|par|chaque|ao|na|all[ao]?|ogni|elke|iedere|in de|na|każdego|w|в|каждый|каждую|/)';
const DAILY = '(?:daily|täglich|diari(?:os?|as?|amente)|giornalier[oi]|dagelijks|dziennie|ежедневно)';
const WEEKLY = '(?:weekly|wöchentlich|semanal(?:es|mente)?|wekelijks|tygodniowo|еженедельно)';

/** "2 a day", "two videos per day", "twice a day", "2x daily", "zwei am Tag", "1日2本". */
export const PER_DAY = [
  `(?<perDay>${NUMBER})${THINGS} ?(?:${EACH} ?${DAY}|${DAILY})`,
  `(?:${EACH} ${DAY}|${DAILY}),? (?<dayFirst>\\d{1,2}|two|three|four|zwei|drei|vier)(?: (?:videos?|posts?|clips?)|(?= (?:at|um)))`,
  `(?<once>once|einmal)(?: (?:${EACH} ${DAY}|${DAILY}))`,
  `(?<twice>twice|zweimal)(?: (?:${EACH} ${DAY}|${DAILY}))`,
  `(?<thrice>thrice|dreimal)(?: (?:${EACH} ${DAY}|${DAILY}))`,
  '(?:1日|一日|毎日)(?:に)?(?<japanese>\\d{1,2}|[一二三四五])(?:本|回|つ|件|個)(?:ずつ)?',
].join('|');

/** "2 a week", "once a week" */
export const PER_WEEK = [
  `(?<perWeek>${NUMBER})${THINGS} ?(?:${EACH} ?${WEEK}|${WEEKLY})`,
  `(?<onceWeek>once|einmal)(?: (?:${EACH} ${WEEK}|${WEEKLY}))`,
  `(?<twiceWeek>twice|zweimal)(?: (?:${EACH} ${WEEK}|${WEEKLY}))`,
].join('|');

const UNIT = [
  '(?<unit>minutes?|mins?|minuten|minutos?|minuti|minut[yę]?|минут[уы]?|分|',
  'hours?|hrs?|h|stunden?|horas?|heures?|or[ae]|uur|godzin[yę]?|час(?:а|ов)?|時間|',
  'days?|tage?n?|días?|dias?|jours?|giorn[oi]|dag(?:en)?|dni|dzień|дн(?:я|ей)|день|日|',
  'weeks?|wochen?|semanas?|semaines?|settiman[ae]|weken|tygodni[ea]?|недел[июь])',
].join('');
const EVERY =
  '(?:one |a video |a post |eins |eine[rs]? |uno |una |un |une )?(?:every|each|alle|jede[nrs]?|cada|a cada|toutes les|tous les|chaque|ogni|elke|iedere|om de|co|кажды[ейх]|каждую)';

/** "every 3 hours", "every other day", "3 hours apart", "alle zwei Stunden", "3時間ごと". */
export const APART = [
  `${EVERY} (?:(?<number>${NUMBER}) ?)?${UNIT}`,
  `(?:spaced |spread |staggered |post(?:ed)? )?(?<numberApart>${NUMBER}) ?-?${UNIT.replace('unit', 'unitApart')} (?:apart|auseinander|de diferencia|d['’]écart|di distanza|uit elkaar)`,
  `(?:with|at|in|im|mit|con|com|avec)(?: an?| einem)? ?(?:(?:gaps?|intervals?|abstand|steps) (?:of|von) )?(?<numberBetween>${NUMBER}) ?-?${UNIT.replace('unit', 'unitBetween')}(?: (?:between(?: them| each)?|dazwischen|gaps?|intervals?|steps|abstand))`,
  '(?:im|in) abstand von (?<numberGap>\\d{1,3}|zwei|drei|vier|einer) (?<unitGap>minuten|stunden?|tagen?|wochen?)',
  "(?<hourly>hourly|stündlich|every half(?: an)? hour|jede halbe stunde|chaque demi-heure|cada media hora|ogni mezz[’']ora|elk half uur|co pół godziny|каждые полчаса)",
  '(?<numberJa>\\d{1,3})(?<unitJa>分|時間|日|週間)(?:ごと|おき|毎)(?:に)?',
].join('|');

/** What stands before the first day or instant of a rhythm. */
export const START = [
  '(?:(?:starting|beginning|commencing|start(?:s|ed)?|begin(?:s|ning)?|first one)(?: from| on| at| with)?|from|as of|since',
  '|beginnend(?: ab| am)?|ab|angefangen|startend(?: ab| am)?|a partir del?|desde(?: el)?|empezando(?: el)?|comenzando(?: el)?',
  '|à partir de|à partir du|à compter de|dès|en commençant|commençant|começando|com início|a partire da[l]?|dal?|iniziando(?: da)?',
  '|vanaf|beginnend op|te beginnen|począwszy od|zaczynając od|od|начиная с|со?)',
].join('');

/** Between two clocks or two days, and between the parts of a rhythm. */
export const JOINT = [
  ',? ?(?:and then|then|and|und|dann|y|e|et|puis|en|i|oraz|и|(?:do|post|publish|put) (?:them|these|it)|them|please|bitte)(?![\\p{L}\\p{N}])',
  ',? ?(?:&|\\+|と)|,|;|/| [-–—]',
].join('|');

/** Before a weekday that belongs to the rhythm: "on mon and fri". */
export const ON = '(?:only )?(?:on|every|each|am|jeden|immer|los|le|les|el|às?|op|elke|w|we|по|в)';

/** Between two weekdays: "monday to friday". */
export const THROUGH = '(?:to|through|thru|until|till|bis|a|à|au|tot(?: en met)?|t/m|do|до|по|-|–|—)';

/** "next slots", "the next 5 free slots", in every language that names one slot. */
export const NEXT_SLOTS = [
  '(?:in |into |on |for |to |at )?(?:the |my |our )?next (?:\\d{1,2} |few )?(?:free |open |available )?slots',
  '(?:in |auf )?(?:die |den |unsere )?nächsten (?:\\d{1,2} )?(?:freien )?(?:slots|plätze|termine)',
  '(?:en )?(?:los )?(?:próximos|siguientes) (?:\\d{1,2} )?(?:huecos|horarios|slots)(?: libres)?',
  '(?:dans )?(?:les )?prochains créneaux(?: libres)?',
  '(?:nos )?próximos (?:horários|slots)(?: livres)?',
  '(?:nei )?prossimi (?:slot|spazi|orari)(?: liberi)?',
  '(?:in )?(?:de )?volgende (?:vrije )?(?:slots|plekken|tijdsloten)',
  '(?:w )?(?:następne|kolejne) (?:wolne )?(?:sloty|terminy)',
  '(?:в )?(?:следующие|ближайшие) (?:свободные )?(?:слоты|окна)',
].join('|');

/** Words that speak of a rhythm, for asking where none is understood. */
export const SIGNS = [
  `(?:${NUMBER}|once|twice|few|some|several|many|couple)${THINGS} (?:a|per|each|every|am|pro|al|por|par) (?:day|week|month|hour|tag|woche|stunde|día|jour|dia|giorno)`,
  '(?:every|each) (?:few|couple|some|now|\\d+|other|second|third|two|three|four|day|morning|evening|night|hour|week)',
  '(?:stagger|space|spread|drip|split|distribute)(?:ed)?(?: (?:them|these|it|out|over|across|evenly))+',
  '(?:verteil[te]*|verteile) (?:sie|die)|one (?:by one|after (?:the other|another)|at a time)|(?:hours|days|minutes) apart',
  'über die woche|over the (?:week|month|next)|throughout the (?:day|week)',
].join('|');
