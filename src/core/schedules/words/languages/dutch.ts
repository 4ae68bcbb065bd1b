import { nl } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const weekdays = listed(1, 'maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag');

const PARTS: readonly (readonly [DayPart | 'noon', string])[] = [
  ['morning', 'ochtend'],
  ['morning', 'morgen'],
  ['afternoon', 'middag'],
  ['evening', 'avond'],
  ['night', 'nacht'],
];

/** "vrijdagavond", also in two words */
const weekdayParts = [...weekdays].flatMap(([name, weekday]) =>
  PARTS.map(([part, word]) => [{ weekday, part }, `${name}${word}, ${name} ${word}`] as const),
);

const units = 'één, twee, drie, vier, vijf, zes, zeven, acht, negen'.split(', ');
const tens = ['twintig', 'dertig', 'veertig', 'vijftig'];
const compound = tens.flatMap((ten, index) =>
  units.map((unit, one) => [(index + 2) * 10 + one + 1, `${unit}${/e$/.test(unit) ? 'ën' : 'en'}${ten}`] as const),
);

const named = tens.map((ten, index) => [(index + 2) * 10, ten] as const);

const ordinalStems =
  'eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende, tiende, elfde, twaalfde, dertiende, veertiende, vijftiende, zestiende, zeventiende, achttiende, negentiende, twintigste, eenentwintigste, tweeëntwintigste, drieëntwintigste, vierentwintigste, vijfentwintigste, zesentwintigste, zevenentwintigste, achtentwintigste, negenentwintigste, dertigste, eenendertigste'.split(
    ', ',
  );

/** "halfacht" (7:30), from half past twelve on. */
const HALF_TO = 'een, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf'.split(', ');

export const dutch: Language = {
  name: 'nl',
  tables: {
    now: words('nu, nu meteen, meteen, direct, onmiddellijk, nu direct, gelijk, zo snel mogelijk'),
    links: words(
      'om, op, tegen, rond, vanaf, voor, van, in, de, het, rond een uur of, omstreeks, met, uiterlijk, tot, per',
    ),
    clockLinks: words('om, rond, tegen, vanaf, omstreeks, om ongeveer, om ca, uiterlijk, uiterlijk om, tot, klokslag'),
    articles: words('de, het, een'),
    of: words('van, van de, in, van het'),
    and: words('en, &'),
    dayOffsets: joined(
      meanings([0, 'vandaag nog, nog vandaag']),
      mistyped(meanings([0, 'vandaag'], [2, 'overmorgen'], [-2, 'eergisteren'])),
      meanings([1, 'morgen, mrgn, morge'], [-1, 'gisteren']),
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'vanochtend, vanmorgen, deze ochtend'],
      ['afternoon', 'vanmiddag, deze middag'],
      ['evening', 'vanavond, deze avond, vnavond'],
      ['late', 'laat vanavond, vanavond laat'],
      ['night', 'vannacht, deze nacht'],
    ),
    dayParts: meanings<DayPart>(
      ['early', 'voor dag en dauw, bij zonsopgang'],
      ['first', "vroeg, 's ochtends vroeg, 's morgens vroeg, vroeg in de ochtend, ochtend vroeg, als eerste"],
      [
        'morning',
        "ochtend, 's ochtends, in de ochtend, 's morgens, voormiddag, in de voormiddag, s ochtends, s morgens",
      ],
      ['lateMorning', 'laat in de ochtend, late ochtend, einde van de ochtend'],
      ['earlyAfternoon', 'begin van de middag, vroeg in de middag, na de lunch'],
      ['afternoon', "middag, 's middags, in de middag, namiddag, in de namiddag, s middags"],
      ['lateAfternoon', 'eind van de middag, late middag, laat in de middag, einde van de middag'],
      ['earlyEvening', 'begin van de avond, vroeg in de avond'],
      ['evening', "avond, 's avonds, in de avond, s avonds"],
      ['late', "laat, 's avonds laat, laat op de avond, laat in de avond, avond laat"],
      ['night', "nacht, 's nachts, in de nacht, s nachts"],
    ),
    weekdays: joined(mistyped(weekdays), listed(1, 'ma, di, wo, do, vr, za, zo'), meanings([4, 'don'], [5, 'vrij'])),
    weekdayParts: meanings(...weekdayParts),
    offsetParts: meanings<{ readonly days: number; readonly part: DayPart }>(
      ...[...PARTS].flatMap(([part, word]) =>
        part === 'noon'
          ? []
          : [
              [{ days: 1, part }, `morgen${word}, morgen ${word}`] as const,
              [{ days: 2, part }, `overmorgen${word}, overmorgen ${word}`] as const,
            ],
      ),
    ),
    everyWeekday: meanings(
      [1, 'maandags, maandagen'],
      [2, 'dinsdags, dinsdagen'],
      [3, 'woensdags, woensdagen'],
      [4, 'donderdags, donderdagen'],
      [5, 'vrijdags, vrijdagen'],
      [6, 'zaterdags, zaterdagen'],
      [7, 'zondags, zondagen'],
    ),
    months: joined(
      mistyped(
        listed(1, 'januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december'),
      ),
      listed(1, 'jan, feb, mrt, apr, mei, jun, jul, aug, sep, okt, nov, dec'),
      meanings([9, 'sept']),
    ),
    ordinals: joined(listed(1, ordinalStems.join(', ')), meanings([-1, 'laatste'])),
    ordinalEndings: words('e, de, ste'),
    modifiers: meanings<Which>(
      ['coming', 'deze, dit, komende, aanstaande, as, a.s, aankomende'],
      ['next', 'volgende'],
      ['last', 'vorige, afgelopen'],
      ['every', 'elke, iedere, elk, ieder'],
      ['every_other', 'om de, elke tweede, om de week op, elke andere'],
    ),
    weeks: meanings(
      [0, 'deze week, van deze week'],
      [1, 'volgende week, komende week, volgende week op, aanstaande week'],
      [2, 'over twee weken op, de week daarna, de week erna'],
    ),
    monthsAhead: meanings([0, 'maand, deze maand, van de maand'], [1, 'volgende maand, komende maand']),
    yearsAhead: meanings([0, 'jaar, dit jaar, van het jaar'], [1, 'volgend jaar, komend jaar']),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'weekend, dit weekend, komend weekend, het weekend, in het weekend, aankomend weekend'],
      ['next', 'volgend weekend'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', 'de eerste dag van, eerste dag van, begin, begin van, aan het begin van, het begin van'],
      ['middle', 'half, midden, midden in, halverwege, medio'],
      ['end', 'eind, einde, einde van, eind van, aan het einde van, aan het eind van, het einde van'],
      ['end', 'laatste dag van, de laatste dag van'],
    ),
    monthEdges: meanings<'start' | 'middle' | 'end'>(['end', 'ultimo, maandeinde, eind van de maand']),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'elke dag, iedere dag, dagelijks'],
      [{ freq: 'daily', interval: 2 }, 'om de dag, elke twee dagen, elke 2 dagen, om de andere dag'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'doordeweeks, op werkdagen, elke werkdag, op weekdagen, iedere werkdag',
      ],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, 'elk weekend, ieder weekend, in de weekenden'],
      [{ freq: 'weekly', interval: 1 }, 'elke week, iedere week, wekelijks, één keer per week'],
      [{ freq: 'weekly', interval: 2 }, 'om de week, elke twee weken, elke 2 weken, tweewekelijks, om de twee weken'],
      [{ freq: 'weekly', interval: 3 }, 'elke drie weken, elke 3 weken, om de drie weken'],
      [{ freq: 'monthly', interval: 1 }, 'elke maand, iedere maand, maandelijks, van elke maand, van iedere maand'],
      [{ freq: 'monthly', interval: 2 }, 'om de maand, elke twee maanden, elke 2 maanden'],
      [{ freq: 'monthly', interval: 3 }, 'elk kwartaal, elke drie maanden, elke 3 maanden'],
      [{ freq: 'yearly', interval: 1 }, 'elk jaar, ieder jaar, jaarlijks'],
    ),
    holidays: meanings(
      ['lunar_new_year', 'chinees nieuwjaar'],
      ['diwali', 'diwali, divali'],
      ['ramadan', 'ramadan'],
      ['eid_al_fitr', 'suikerfeest'],
      ['eid_al_adha', 'offerfeest'],
      ['hanukkah', 'chanoeka'],
      ['new_year', 'nieuwjaar, nieuwjaarsdag'],
      ['epiphany', 'driekoningen'],
      ['valentine', 'valentijnsdag, valentijn'],
      ['womens_day', 'vrouwendag, internationale vrouwendag'],
      ['good_friday', 'goede vrijdag'],
      ['easter', 'pasen, eerste paasdag, paaszondag'],
      ['easter_monday', 'tweede paasdag, paasmaandag'],
      ['kings_day', 'koningsdag'],
      ['labour_day', 'dag van de arbeid'],
      ['dutch_remembrance', 'dodenherdenking'],
      ['dutch_liberation', 'bevrijdingsdag'],
      ['mothers_day_may_2', 'moederdag'],
      ['fathers_day', 'vaderdag'],
      ['ascension', 'hemelvaart, hemelvaartsdag'],
      ['pentecost', 'pinksteren, eerste pinksterdag'],
      ['whit_monday', 'tweede pinksterdag, pinkstermaandag'],
      ['halloween', 'halloween'],
      ['st_martin', 'sint maarten'],
      ['princes_day', 'prinsjesdag'],
      ['sinterklaas', 'sinterklaas, pakjesavond, sinterklaasavond'],
      ['black_friday', 'black friday'],
      ['cyber_monday', 'cyber monday'],
      ['christmas_eve', 'kerstavond'],
      ['christmas', 'kerst, kerstmis, eerste kerstdag'],
      ['boxing_day', 'tweede kerstdag'],
      ['new_years_eve', 'oudejaarsavond, oud en nieuw, oudjaar, oudejaarsdag'],
    ),
    dayBeside: meanings([1, 'de dag na, dag na'], [-1, 'de dag voor, dag voor, de dag vóór']),
    dayBehind: meanings([7, 'over een week, over 8 dagen']),
    vague: words('later, straks, binnenkort, ooit, later vandaag, een keer'),
    bounds: meanings<'before' | 'after'>(
      [
        'before',
        'ergens voor, wanneer dan ook voor, voor, vóór, net voor, kort voor, eerder dan, minder dan, in minder dan, binnen minder dan',
      ],
      [
        'after',
        'ergens na, wanneer dan ook na, na, net na, kort na, later dan, niet voor, pas na, meer dan, over meer dan',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'tussen, ergens tussen'], ['from', 'van, vanaf']),
    rangeTo: words('tot, tot en met, t/m, -, –, —, ~'),
    or: words('of, of misschien, of om, of op, /'),
    roughly: words(
      'ongeveer, circa, ca, zo rond, zowat, een uur of, rond, bijna, ergens, misschien, zo n, precies, exact',
    ),
    roughlyBehind: words('ongeveer, of zo, stipt, precies, uiterlijk, ergens, exact'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'twaalf uur s middags, 12 uur s middags'],
      ['midnight', 'middernacht, twaalf uur s nachts, 12 uur s nachts'],
      ['lunch', 'lunchtijd, lunchpauze, tussen de middag'],
      ['endOfDay', 'einde dag, eind van de dag, einde van de dag, einde werkdag'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('uur, u, h, uur precies'),
    clockWords: meanings(
      ...HALF_TO.map((hour, index) => [{ hour: index === 0 ? 12 : index, minute: 30 }, `half${hour}`] as const),
    ),
    minutesAround: meanings(
      [-30, 'half'],
      [15, 'kwart over'],
      [-15, 'kwart voor, kwart vóór'],
      [-35, 'vijf voor half, 5 voor half'],
      [-25, 'vijf over half, 5 over half'],
      [-40, 'tien voor half, 10 voor half'],
      [-20, 'tien over half, 10 over half'],
    ),
    countAround: meanings([1, 'over, minuten over, min over'], [-1, 'voor, vóór, minuten voor, min voor']),
    clockMinutes: words('minuten, min'),
    timeOf: words('tijd'),
    ownTime: words('mijn tijd, onze tijd, lokale tijd, plaatselijke tijd'),
    durationOpeners: words('over, binnen, na, in'),
    afterNow: words('vanaf nu, later vanaf nu'),
    ago: words('geleden'),
    later: words('later, daarna'),
    earlier: words('eerder, vroeger'),
    fromDay: words('vanaf, na, van'),
    few: words('paar, een paar'),
    numbers: joined(
      listed(1, `${units.join(', ')}, tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien`),
      listed(18, 'achttien, negentien'),
      meanings(
        ...named,
        ...compound,
        [1, 'een, n'],
        [0.5, 'half, een half, halve, een halve'],
        [1.5, 'anderhalf, anderhalve'],
        [2.5, 'tweeënhalf, twee en een half, tweeënhalve'],
        [2, 'paar, een paar'],
      ),
    ),
    years: joined(
      yearsOf([...named, ...compound], (name) => [`tweeduizend ${name}`, `tweeduizend${name}`]),
      listed(2026, 'twintig zesentwintig, twintig zevenentwintig, twintig achtentwintig'),
      listed(2029, 'twintig negenentwintig, twintig dertig, twintig eenendertig'),
    ),
    sameTime: words('om deze tijd, op dezelfde tijd, zelfde tijd, dezelfde tijd, rond deze tijd'),
    halves: meanings([0.5, 'half, halve, een half, een halve']),
    units: meanings<Unit>(
      ['seconds', 's, sec, seconde, seconden'],
      ['minutes', 'm, min, minuut, minuten, minuutjes, minuutje'],
      ['hours', 'h, u, uur, uren, uurtjes, uurtje'],
      ['days', 'd, dag, dagen'],
      ['weeks', 'wk, week, weken'],
      ['months', 'maand, maanden'],
      ['years', 'jaar, jaren'],
    ),
    distances: meanings(
      [
        { unit: 'minutes', amount: 30 },
        'halfuur, een halfuur, half uur, een half uur, een halfuurtje, half uurtje, een half uurtje',
      ],
      [{ unit: 'minutes', amount: 15 }, 'kwartier, een kwartier, kwartiertje, een kwartiertje'],
      [{ unit: 'minutes', amount: 45 }, 'drie kwartier'],
    ),
  },
  dayPartNouns: keys('avond, ochtend, middag, nacht'),
  singularUnits: new Set(['seconde', 'minuut', 'dag', 'week', 'maand']),
  everydayWords: new Set(
    'ma, di, wo, do, vr, za, zo, mei, Morgen, avond, nacht, middag, half, over, don, vroeg, laat, kerst, of, vrij, straks, later, as, ultimo'.split(
      ', ',
    ),
  ),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: nl.casual,
};
