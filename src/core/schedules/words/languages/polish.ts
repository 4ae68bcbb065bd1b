import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { holidays } from './polish-holidays.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

/** Hours are ordinals: "o siódmej", "siódma", "wpół do ósmej". */
const HOURS = [
  'pierwsz',
  'drug',
  'trzeci',
  'czwart',
  'piąt',
  'szóst',
  'siódm',
  'ósm',
  'dziewiąt',
  'dziesiąt',
  'jedenast',
  'dwunast',
  'trzynast',
  'czternast',
  'piętnast',
  'szesnast',
  'siedemnast',
  'osiemnast',
  'dziewiętnast',
];
const hours = HOURS.map((stem, index) => {
  const forms = stem === 'drug' ? 'druga, drugiej, drugą' : stem === 'trzeci' ? 'trzecia, trzeciej, trzecią' : null;
  return [index + 1, forms ?? `${stem}a, ${stem}ej, ${stem}ą`] as const;
});
const lateHours = [
  [20, 'dwudziesta, dwudziestej'],
  [21, 'dwudziesta pierwsza, dwudziestej pierwszej'],
  [22, 'dwudziesta druga, dwudziestej drugiej'],
  [23, 'dwudziesta trzecia, dwudziestej trzeciej'],
  [24, 'dwudziesta czwarta, dwudziestej czwartej'],
] as const;

/** Days of a month: "pierwszego grudnia", "dwudziestego czwartego grudnia". */
const dayStems = HOURS.map((stem) => (stem === 'drug' ? 'drugiego' : stem === 'trzeci' ? 'trzeciego' : `${stem}ego`));
const daysOfMonth = [
  ...dayStems.map((name, index) => [index + 1, name] as const),
  ...[20, 30].flatMap((ten) => {
    const name = ten === 20 ? 'dwudziestego' : 'trzydziestego';
    return [
      [ten, name] as const,
      ...dayStems.slice(0, ten === 20 ? 9 : 1).map((one, index) => [ten + index + 1, `${name} ${one}`] as const),
    ];
  }),
];

const units = 'jeden, dwa, trzy, cztery, pięć, sześć, siedem, osiem, dziewięć'.split(', ');
const tens = ['dwadzieścia', 'trzydzieści', 'czterdzieści', 'pięćdziesiąt'];
const compound = tens.flatMap((ten, index) =>
  units.map((unit, one) => [(index + 2) * 10 + one + 1, `${ten} ${unit}`] as const),
);

/** In a year the last two figures are ordinals: "dwa tysiące dwudziestego szóstego". */
const inYears = ['dwudziestego', 'trzydziestego', 'czterdziestego', 'pięćdziesiątego'].flatMap((ten, index) =>
  ['', ...'pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego'.split(' ')].map(
    (unit, one) => [(index + 2) * 10 + one, `${ten} ${unit}`.trim()] as const,
  ),
);

export const polish: Language = {
  name: 'pl',
  tables: {
    now: words('teraz, zaraz, natychmiast, od razu, już teraz, w tej chwili, niezwłocznie, od zaraz, jak najszybciej'),
    links: words(
      'w, we, o, na, od, dla, godz, g, godzina, o godzinie, o godz, godzinie, około, koło, ok, do, dnia, z, najpóźniej, najpóźniej o',
    ),
    clockLinks: words(
      'o, o godzinie, o godz, godz, g, o g, godzina, na, na godzinę, od, około, koło, ok, do, najpóźniej o',
    ),
    of: words('w, we, na'),
    and: words('i, oraz, &'),
    dayOffsets: joined(
      meanings([0, 'jeszcze dziś, jeszcze dzisiaj, dziś jeszcze, dzisiaj jeszcze']),
      mistyped(meanings([1, 'jutro'], [2, 'pojutrze'], [-1, 'wczoraj'], [-2, 'przedwczoraj'])),
      meanings([0, 'dziś, dzisiaj, dzis, dzisiejszy'], [1, 'jutra, jutrzejszy, dzień następny']),
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'dziś rano, dzisiaj rano'],
      ['afternoon', 'dziś po południu, dzisiaj po południu'],
      ['evening', 'dziś wieczorem, dzisiaj wieczorem, dziś wieczór'],
      ['late', 'dziś późnym wieczorem, dzisiaj późnym wieczorem'],
      ['night', 'dziś w nocy, dzisiaj w nocy'],
    ),
    dayParts: meanings<DayPart>(
      ['early', 'o świcie, przed świtem, nad ranem'],
      ['first', 'wcześnie rano, z samego rana, rano wcześnie, wczesnym rankiem, wcześnie, z rana'],
      ['morning', 'rano, przed południem, rankiem, w południe rano, do południa'],
      ['lateMorning', 'późnym rankiem'],
      ['earlyAfternoon', 'wczesnym popołudniem, po obiedzie'],
      ['afternoon', 'po południu, popołudniu, popołudnie, ppoł'],
      ['lateAfternoon', 'późnym popołudniem, po pracy'],
      ['earlyEvening', 'pod wieczór, wczesnym wieczorem'],
      ['evening', 'wieczorem, wieczór, wieczorkiem'],
      ['late', 'późnym wieczorem, późno wieczorem, późno'],
      ['night', 'w nocy, nocą, noc'],
    ),
    weekdays: joined(
      mistyped(listed(1, 'poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela')),
      listed(1, 'pon, wt, śr, czw, pt, sob, ndz'),
      listed(1, 'poniedziałku, wtorku, środy, czwartku, piątku, soboty, niedzieli'),
      meanings([3, 'środę'], [6, 'sobotę'], [7, 'niedzielę, nd, niedz'], [1, 'pn']),
    ),
    everyWeekday: meanings(
      [1, 'poniedziałki'],
      [2, 'wtorki'],
      [3, 'w środy'],
      [4, 'czwartki'],
      [5, 'piątki'],
      [6, 'w soboty'],
    ),
    months: joined(
      mistyped(
        listed(
          1,
          'stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia',
        ),
      ),
      mistyped(
        listed(
          1,
          'styczeń, luty, marzec, kwiecień, maj, czerwiec, lipiec, sierpień, wrzesień, październik, listopad, grudzień',
        ),
      ),
      listed(
        1,
        'styczniu, lutym, marcu, kwietniu, maju, czerwcu, lipcu, sierpniu, wrześniu, październiku, listopadzie, grudniu',
      ),
      listed(1, 'sty, lut, mar, kwi, maj, cze, lip, sie, wrz, paź, lis, gru'),
    ),
    ordinals: joined(
      meanings(...daysOfMonth),
      meanings(
        [1, 'pierwszy, pierwsza, pierwszą'],
        [2, 'drugi, druga, drugą'],
        [3, 'trzeci, trzecia, trzecią'],
        [4, 'czwarty, czwarta, czwartą'],
        [5, 'piąty, piąta, piątą'],
        [-1, 'ostatni, ostatnia, ostatnią, ostatniego'],
      ),
    ),
    ordinalEndings: words('go, ego, szego'),
    modifiers: meanings<Which>(
      ['coming', 'ten, ta, tę, tą, to, najbliższy, najbliższa, najbliższą, najbliższe, nadchodzący, nadchodzącą'],
      ['next', 'następny, następna, następną, następne, przyszły, przyszła, przyszłą, kolejny, kolejną'],
      ['last', 'zeszły, zeszłą, zeszła, ubiegły, ubiegłą, miniony, minioną'],
      ['every', 'każdy, każda, każdą, każde, co, w każdy, w każdą'],
      ['every_other', 'co drugi, co drugą, co drugie, co drugi tydzień w'],
    ),
    weeks: meanings(
      [0, 'w tym tygodniu, tego tygodnia'],
      [1, 'w przyszłym tygodniu, w następnym tygodniu, przyszłego tygodnia, następnego tygodnia, przyszły tydzień'],
      [1, 'w nadchodzącym tygodniu, następny tydzień'],
      [2, 'za dwa tygodnie w'],
    ),
    monthsAhead: meanings(
      [0, 'miesiąca, tego miesiąca, w tym miesiącu, bieżącego miesiąca, miesiąc'],
      [1, 'w przyszłym miesiącu, przyszłego miesiąca, następnego miesiąca, w następnym miesiącu'],
    ),
    yearsAhead: meanings([0, 'roku, tego roku, w tym roku'], [1, 'w przyszłym roku, przyszłego roku']),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'weekend, w weekend, w ten weekend, ten weekend, w najbliższy weekend'],
      ['next', 'w przyszły weekend, w następny weekend, przyszły weekend'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', 'pierwszego dnia, pierwszy dzień, w pierwszy dzień, początek, na początku, z początkiem, początkiem'],
      ['middle', 'połowa, w połowie, połowie'],
      [
        'end',
        'koniec, na koniec, pod koniec, z końcem, końcem, na końcu, ostatniego dnia, ostatni dzień, w ostatni dzień',
      ],
    ),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'codziennie, co dzień, każdego dnia, dzień w dzień'],
      [{ freq: 'daily', interval: 2 }, 'co drugi dzień, co dwa dni, co 2 dni'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'w dni robocze, w dni powszednie, w każdy dzień roboczy, w tygodniu roboczym, dni robocze',
      ],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, 'w każdy weekend, co weekend, w weekendy'],
      [{ freq: 'weekly', interval: 1 }, 'co tydzień, każdego tygodnia, tygodniowo, raz w tygodniu'],
      [{ freq: 'weekly', interval: 2 }, 'co dwa tygodnie, co 2 tygodnie, co drugi tydzień'],
      [{ freq: 'weekly', interval: 3 }, 'co trzy tygodnie, co 3 tygodnie'],
      [{ freq: 'monthly', interval: 1 }, 'co miesiąc, każdego miesiąca, miesięcznie, raz w miesiącu'],
      [{ freq: 'monthly', interval: 2 }, 'co dwa miesiące, co 2 miesiące'],
      [{ freq: 'monthly', interval: 3 }, 'co kwartał, co trzy miesiące, co 3 miesiące'],
      [{ freq: 'yearly', interval: 1 }, 'co rok, co roku, każdego roku, rocznie'],
    ),
    holidays,
    dayBeside: meanings([1, 'dzień po, dzień później po'], [-1, 'dzień przed']),
    dayBehind: meanings([7, 'za tydzień']),
    vague: words('później, potem, wkrótce, kiedyś, niedługo'),
    bounds: meanings<'before' | 'after'>(
      ['before', 'kiedykolwiek przed, gdzieś przed, przed, tuż przed, wcześniej niż, mniej niż, za mniej niż, niecałą'],
      [
        'after',
        'kiedykolwiek po, gdzieś po, po, tuż po, zaraz po, nie wcześniej niż, później niż, więcej niż, za ponad',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'między, pomiędzy'], ['from', 'od, od godziny']),
    rangeTo: words('do, a, -, –, —, ~'),
    or: words('lub, albo, czy, lub o, albo o, lub w, albo w, /'),
    roughly: words('około, mniej więcej, jakieś, koło, ok, prawie, może, gdzieś, tak, dokładnie, równo'),
    roughlyBehind: words('mniej więcej, punktualnie, równo, z groszami, najpóźniej, coś koło tego, dokładnie'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'południe, południem, w południe, w samo południe'],
      ['midnight', 'północ, północą, o północy, północy, w północ'],
      ['lunch', 'pora lunchu, w porze lunchu, przerwa obiadowa'],
      ['endOfDay', 'koniec dnia, na koniec dnia, do końca dnia'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('h, godz, godzina'),
    minutesAround: meanings(
      [-30, 'wpół do, w pół do, pół do'],
      [15, 'kwadrans po, piętnaście po'],
      [-15, 'za kwadrans, za piętnaście, kwadrans przed'],
      [-5, 'za pięć, za 5'],
      [-10, 'za dziesięć, za 10'],
      [-20, 'za dwadzieścia, za 20'],
      [-25, 'za dwadzieścia pięć, za 25'],
    ),
    countAround: meanings([1, 'po, minut po, minuty po, min po'], [-1, 'przed, minut przed, minuty przed']),
    clockMinutes: words('minut, min, minuty'),
    timeIn: words('czasu, czas w'),
    timeOf: words('czasu, czas'),
    ownTime: words('mojego czasu, czasu lokalnego, naszego czasu'),
    durationOpeners: words('za, w ciągu, po, w przeciągu'),
    afterNow: words('od teraz, od tej chwili'),
    ago: words('temu'),
    later: words('później, potem'),
    earlier: words('wcześniej'),
    fromDay: words('od, po, począwszy od'),
    few: words('kilka, kilku'),
    numbers: joined(
      listed(1, `${units.join(', ')}, dziesięć, jedenaście, dwanaście, trzynaście, czternaście, piętnaście`),
      listed(16, 'szesnaście, siedemnaście, osiemnaście, dziewiętnaście'),
      meanings(
        ...tens.map((ten, index) => [(index + 2) * 10, ten] as const),
        ...compound,
        ...hours,
        ...lateHours,
        [1, 'jedną, jedna, jednego'],
        [2, 'dwie, parę, dwóch, dwu'],
        [3, 'kilka, trzech, kilku'],
        [4, 'czterech'],
        [5, 'pięciu'],
        [6, 'sześciu'],
        [0.5, 'pół'],
        [0.25, 'ćwierć'],
        [1.5, 'półtorej, półtora'],
        [2.5, 'dwie i pół, dwa i pół'],
      ),
    ),
    years: yearsOf(inYears, (name) => [`dwa tysiące ${name}`]),
    sameTime: words('o tej porze, o tej samej porze, o tej samej godzinie'),
    halves: meanings([0.5, 'pół']),
    units: meanings<Unit>(
      ['seconds', 's, sek, sekunda, sekundę, sekundy, sekund'],
      ['minutes', 'm, min, minuta, minutę, minuty, minut, minutek, minutki'],
      ['hours', 'h, godz, godzina, godzinę, godziny, godzin, godzinkę, godzinki, godzinek'],
      ['days', 'd, dzień, dni, dnia'],
      ['weeks', 'tydz, tydzień, tygodnie, tygodni'],
      ['months', 'mies, miesiąc, miesiące, miesięcy'],
      ['years', 'rok, lata, lat, roku, r'],
    ),
    distances: meanings(
      [{ unit: 'minutes', amount: 1 }, 'minutę, minutkę'],
      [{ unit: 'minutes', amount: 30 }, 'pół godziny, pół godzinki'],
      [{ unit: 'minutes', amount: 15 }, 'kwadrans, kwadransik'],
      [{ unit: 'minutes', amount: 45 }, 'trzy kwadranse'],
      [{ unit: 'hours', amount: 1 }, 'godzinę, godzinkę, godziny'],
      [{ unit: 'days', amount: 1 }, 'dzień, dobę'],
      [{ unit: 'weeks', amount: 1 }, 'tydzień'],
      [{ unit: 'months', amount: 1 }, 'miesiąc'],
      [{ unit: 'years', amount: 1 }, 'rok'],
    ),
  },
  dayPartNouns: keys('wieczór, noc, poranek, popołudnie'),
  singularUnits: new Set(['sekunda', 'minuta', 'godzina', 'dzien', 'tydzien', 'miesiac', 'rok']),
  everydayWords: new Set(['pon', 'sob', 'noc', 'mar', 'lis', 'lip', 'maj', 'gru', 'to', 'co', 'po', 'do', 'ta', 'ok']),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: null,
};
