import { de } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { holidays } from './german-holidays.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const names = 'montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag';
const weekdays = joined(listed(1, names), meanings([6, 'sonnabend']));
const shortNames = meanings([1, 'mo'], [2, 'di'], [3, 'mi'], [4, 'do'], [5, 'fr'], [6, 'sa'], [7, 'so']);

const dayParts = meanings<DayPart>(
  ['early', 'vor sonnenaufgang, im morgengrauen'],
  ['first', 'in aller frühe, in der früh ganz zeitig, früh am morgen, am frühen morgen, gleich morgens, ganz früh'],
  ['lateMorning', 'am späten vormittag, später vormittag, am späten morgen'],
  ['earlyAfternoon', 'am frühen nachmittag, früher nachmittag, nach dem mittagessen'],
  ['lateAfternoon', 'am späten nachmittag, später nachmittag, nach der arbeit'],
  ['earlyEvening', 'am frühen abend, früher abend'],
  ['late', 'am späten abend, spätabends, spät am abend, später abend, spät, abends spät'],
  ['morning', 'morgen, früh, vormittag, am morgen, am vormittag, morgens, vormittags, in der früh, frueh'],
  ['afternoon', 'nachmittag, am nachmittag, nachmittags, mittags, am mittag'],
  ['evening', 'abend, am abend, abends, vorabend'],
  ['night', 'nacht, in der nacht, nachts, zur nacht'],
);

const PARTS: readonly (readonly [DayPart | 'noon', string])[] = [
  ['morning', 'morgen'],
  ['morning', 'früh'],
  ['morning', 'vormittag'],
  ['noon', 'mittag'],
  ['afternoon', 'nachmittag'],
  ['evening', 'abend'],
  ['night', 'nacht'],
];

/** "Freitagabend" */
const weekdayParts = [...weekdays].flatMap(([name, weekday]) =>
  PARTS.map(([part, word]) => [{ weekday, part }, `${name}${word}`] as const),
);

const units = 'ein, zwei, drei, vier, fünf, sechs, sieben, acht, neun'.split(', ');
const tens = ['zwanzig', 'dreißig', 'vierzig', 'fünfzig'];
const compound = tens.flatMap((ten, index) =>
  units.map((unit, one) => [(index + 2) * 10 + one + 1, `${unit}und${ten}`] as const),
);

const named = tens.map((ten, index) => [(index + 2) * 10, ten] as const);

const ordinalStems = [
  'erste',
  'zweite',
  'dritte',
  'vierte',
  'fünfte',
  'sechste',
  'siebte',
  'achte',
  'neunte',
  'zehnte',
  'elfte',
  'zwölfte',
  'dreizehnte',
  'vierzehnte',
  'fünfzehnte',
  'sechzehnte',
  'siebzehnte',
  'achtzehnte',
  'neunzehnte',
  'zwanzigste',
  'einundzwanzigste',
  'zweiundzwanzigste',
  'dreiundzwanzigste',
  'vierundzwanzigste',
  'fünfundzwanzigste',
  'sechsundzwanzigste',
  'siebenundzwanzigste',
  'achtundzwanzigste',
  'neunundzwanzigste',
  'dreißigste',
  'einunddreißigste',
];
const ordinals = ordinalStems.map((stem, index) => [index + 1, `${stem}, ${stem}n, ${stem}r, ${stem}s`] as const);

/** "halbacht" (7:30), from half past twelve on. */
const HALF_TO = 'eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf'.split(', ');

export const german: Language = {
  name: 'de',
  tables: {
    now: words('jetzt, sofort, gleich, umgehend, jetzt gleich, jetzt sofort, sofort jetzt, direkt jetzt'),
    links: words(
      'am, an, um, ab, für, fuer, auf, zum, zu, gegen, so gegen, von, den, dem, der, im, ca, circa, punkt, etwa, in der, kommt, bis, spätestens, gleich, genau, so um, so ca',
    ),
    clockLinks: words(
      'bis, bis um, spätestens um, spätestens, frühestens um, kurz um, genau um, pünktlich um, so um, so ca, so etwa',
      'um, gegen, ab, so gegen, ca, circa, punkt, etwa',
    ),
    articles: words('der, den, dem, die, das'),
    of: words('im, des, der, in, vom'),
    and: words('und, &'),
    dayOffsets: meanings(
      [0, 'heute noch, noch heute, heut noch, noch heut, heute, heut, hoite'],
      [1, 'morgen, morgn, mrgn, morgigen tag, morgne'],
      [2, 'übermorgen, uebermorgen, übermorgn'],
      [3, 'überübermorgen'],
      [-1, 'gestern'],
      [-2, 'vorgestern'],
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'heute morgen, heute früh, heute vormittag'],
      ['afternoon', 'heute nachmittag'],
      ['evening', 'heute abend, heut abend, heuteabend, heite abend, diesen abend, heute am abend'],
      ['night', 'heute nacht'],
    ),
    dayParts,
    weekdays: joined(mistyped(weekdays), shortNames),
    weekdayParts: meanings(...weekdayParts),
    everyWeekday: meanings(
      [1, 'montags'],
      [2, 'dienstags'],
      [3, 'mittwochs'],
      [4, 'donnerstags'],
      [5, 'freitags'],
      [6, 'samstags, sonnabends'],
      [7, 'sonntags'],
    ),
    months: joined(
      mistyped(
        listed(1, 'januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember'),
      ),
      listed(1, 'jan, feb, mär, apr, mai, jun, jul, aug, sep, okt, nov, dez'),
      meanings([1, 'jänner'], [2, 'feber'], [3, 'maerz, mrz'], [9, 'sept'], [6, 'juno'], [12, 'december']),
    ),
    ordinals: meanings(...ordinals, [-1, 'letzte, letzten, letzter, letztes']),
    modifiers: meanings<Which>(
      [
        'coming',
        'diesen, dieser, dieses, diese, kommenden, kommender, kommende, kommendes, am kommenden, komm, diesem',
      ],
      ['next', 'nächsten, nächster, nächste, nächstes, naechsten, naechster, naechste, nächstem, nä'],
      ['last', 'letzten, letzter, letzte, letztes, vergangenen, vorigen'],
      ['every', 'jeden, jeder, jedes, jede, immer, immer am'],
      ['every_other', 'jeden zweiten, jeden 2, alle zwei, jede zweite, alle 14 tage'],
    ),
    weeks: meanings(
      [0, 'diese woche, dieser woche, in dieser woche'],
      [
        1,
        'nächste woche, nächster woche, kommende woche, kommender woche, naechste woche, in der nächsten woche, nächsten woche',
      ],
      [2, 'übernächste woche, übernächster woche, uebernaechste woche'],
    ),
    monthsAhead: meanings(
      [0, 'monat, monats, dieses monats, diesen monat, diesem monat'],
      [1, 'nächsten monat, nächsten monats, kommenden monat, nächstes monat, nächster monat'],
    ),
    yearsAhead: meanings(
      [0, 'jahr, jahres, dieses jahr, dieses jahres, diesen jahres'],
      [1, 'nächstes jahr, nächsten jahres'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', 'anfang, anfangs, beginn'],
      ['middle', 'mitte'],
      ['end', 'ende, am ende, letzter tag, letzten tag'],
    ),
    monthEdges: meanings<'start' | 'middle' | 'end'>(
      ['end', 'monatsende, am monatsende, ultimo'],
      ['start', 'monatsanfang, am monatsanfang'],
      ['middle', 'monatsmitte'],
    ),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'täglich, jeden tag, taeglich, tgl, jeden einzelnen tag'],
      [{ freq: 'daily', interval: 2 }, 'jeden zweiten tag, alle zwei tage, alle 2 tage'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'werktags, wochentags, jeden werktag, an werktagen, jeden wochentag, unter der woche',
      ],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, 'jedes wochenende, am wochenende immer'],
      [{ freq: 'weekly', interval: 1 }, 'wöchentlich, jede woche, woechentlich, einmal pro woche'],
      [
        { freq: 'weekly', interval: 2 },
        'alle zwei wochen, alle 2 wochen, jede zweite woche, zweiwöchentlich, 14 tägig, vierzehntägig, alle 14 tage',
      ],
      [{ freq: 'weekly', interval: 3 }, 'alle drei wochen, alle 3 wochen'],
      [
        { freq: 'monthly', interval: 1 },
        'monatlich, jeden monat, einmal im monat, jeden monats, eines jeden monats, des monats immer, im monat immer, jedes monats',
      ],
      [{ freq: 'monthly', interval: 2 }, 'alle zwei monate, alle 2 monate'],
      [{ freq: 'monthly', interval: 3 }, 'alle drei monate, vierteljährlich'],
      [{ freq: 'yearly', interval: 1 }, 'jährlich, jedes jahr, einmal im jahr'],
    ),
    holidays,
    dayBeside: meanings(
      [1, 'tag nach, der tag nach, am tag nach, einen tag nach'],
      [-1, 'tag vor, der tag vor, am tag vor, einen tag vor, am vorabend von'],
    ),
    dayBehind: meanings([7, 'in acht tagen, in einer woche']),
    bounds: meanings<'before' | 'after'>(
      ['before', 'irgendwann vor, jederzeit vor, vor, kurz vor, früher als, noch vor, weniger als, unter'],
      [
        'after',
        'irgendwann nach, jederzeit nach, nach, kurz nach, später als, nicht vor, erst nach, mehr als, frühestens, frühestens um',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'zwischen, irgendwann zwischen'], ['from', 'von']),
    rangeTo: words('bis, bis um, -, –, —, ~'),
    or: words('oder, oder vielleicht, oder um, oder am, bzw, /'),
    roughly: words('etwa, ungefähr, circa, ca, rund, zirka, ungefaehr, so, knapp, fast, vielleicht, genau, exakt'),
    vague: words('später, spaeter, irgendwann, bald, demnächst, heute später'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'mittag, mittags, am mittag, zu mittag, 12 uhr mittags, zwölf uhr mittags, high noon'],
      ['midnight', 'mitternacht, um mitternacht, 12 uhr nachts'],
      ['lunch', 'mittagszeit, zur mittagszeit, mittagspause, in der mittagspause'],
      ['endOfDay', 'feierabend, zum feierabend, tagesende, ende des tages'],
    ),
    roughlyBehind: words('ungefähr, etwa, genau, pünktlich, oder so, rum, herum, spätestens, scharf, exakt, punkt'),
    ownTime: words('meine zeit, unsere zeit, meiner zeit, unserer zeit, ortszeit bei mir, lokalzeit'),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('uhr, uhrs, h, u'),
    clockWords: meanings(
      ...HALF_TO.map((hour, index) => [{ hour: index === 0 ? 12 : index, minute: 30 }, `halb${hour}`] as const),
    ),
    minutesAround: joined(
      meanings(
        [-30, 'halb'],
        [15, 'viertel nach, virtel nach'],
        [-15, 'viertel vor, dreiviertel, drei viertel, virtel vor'],
        [-45, 'viertel'],
        [-35, 'fünf vor halb, 5 vor halb, fuenf vor halb'],
        [-25, 'fünf nach halb, 5 nach halb, fuenf nach halb'],
        [-40, 'zehn vor halb, 10 vor halb'],
        [-20, 'zehn nach halb, 10 nach halb'],
      ),
    ),
    countAround: meanings([1, 'nach, minuten nach, min nach'], [-1, 'vor, minuten vor, min vor']),
    timeOf: words('zeit, ortszeit'),
    timeIn: words('zeit in, ortszeit, ortszeit in'),
    durationOpeners: words('in, innerhalb von, nach, binnen'),
    afterNow: words('ab jetzt, von jetzt an'),
    ago: words('her'),
    later: words('später, spaeter, danach'),
    earlier: words('früher, frueher, eher, vorher'),
    fromDay: words('ab, nach, von, am'),
    few: words('ein paar, paar, einige, einigen, mehreren, ein paaren'),
    numbers: joined(
      listed(1, 'eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf'),
      listed(13, 'dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn'),
      meanings(
        ...named,
        ...compound,
        [0.5, 'einer halben, eine halbe, halben, halbe, ner halben, halbes'],
        [0.25, 'einer viertel, eine viertel, viertel, ner viertel'],
        [0.75, 'einer dreiviertel, eine dreiviertel, dreiviertel'],
        [1, 'ein, eine, einer, einem, einen, ner'],
        [1.5, 'anderthalb, eineinhalb, einer und einer halben, ein einhalb'],
        [2.5, 'zweieinhalb'],
        [3.5, 'dreieinhalb'],
        [2, 'zwo, paar, ein paar, zwei'],
        [5, 'fuenf'],
        [12, 'zwoelf'],
        [15, 'fuenfzehn'],
        [30, 'dreissig'],
      ),
    ),
    years: joined(
      yearsOf([...named, ...compound], (name) => [`zweitausend${name}`]),
      listed(2026, 'zwanzig sechsundzwanzig, zwanzig siebenundzwanzig, zwanzig achtundzwanzig'),
      listed(2029, 'zwanzig neunundzwanzig, zwanzig dreißig, zwanzig einunddreißig'),
    ),
    sameTime: words('um diese zeit, zur selben zeit, zur gleichen zeit, um dieselbe zeit'),
    halves: meanings([0.5, 'halb, halbe, halben, einer halben, eine halbe']),
    units: meanings<Unit>(
      ['seconds', 's, sek, sekunde, sekunden'],
      ['minutes', 'm, min, minute, minuten, mins, minütchen'],
      ['hours', 'h, std, stunde, stunden, stdn, stündchen'],
      ['days', 'tag, tage, tagen'],
      ['weeks', 'woche, wochen'],
      ['months', 'monat, monate, monaten'],
      ['years', 'jahr, jahre, jahren'],
    ),
    distances: meanings(
      [{ unit: 'minutes', amount: 30 }, 'einem halben stündchen'],
      [{ unit: 'minutes', amount: 15 }, 'viertelstunde, einer viertelstunde, ner viertelstunde'],
      [{ unit: 'minutes', amount: 45 }, 'dreiviertelstunde, einer dreiviertelstunde'],
    ),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'wochenende, dieses wochenende, diesem wochenende, kommendes wochenende, kommenden wochenende'],
      ['next', 'nächstes wochenende, nächsten wochenende'],
    ),
  },
  dayPartNouns: keys('abend, nacht, morgen, vormittag, nachmittag'),
  singularUnits: new Set('sekunde minute stunde tag woche monat jahr'.split(' ')),
  everydayWords: new Set('mo di mi do fr sa so Morgen abend nacht mittag we ultimo'.split(' ')),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: true,
  chrono: de.casual,
};
