import { es } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { holidays } from './spanish-holidays.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const units = 'uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve';
const tens = [
  [30, 'treinta'],
  [40, 'cuarenta'],
  [50, 'cincuenta'],
] as const;
const compound = tens.flatMap(([ten, name]) =>
  units.split(', ').map((unit, index) => [ten + index + 1, `${name} y ${unit}`] as const),
);

const twenties = [
  [26, 'veintiséis'],
  [27, 'veintisiete'],
  [28, 'veintiocho'],
  [29, 'veintinueve'],
] as const;

export const spanish: Language = {
  name: 'es',
  tables: {
    now: words('ahora, ahora mismo, ya, ya mismo, de inmediato, inmediatamente, enseguida, al instante, ahorita'),
    links: words(
      'al, x, x el, hasta, hasta las, hasta el, a más tardar, el, a, en, para, para el, desde, a eso de, sobre, hacia, a las, a la, por, de, del, a partir de, alrededor de, este, lo, la',
    ),
    clockLinks: words(
      'hasta las, antes o a las, como muy tarde a las, a más tardar a las, a las, a la, las, la, a eso de las, sobre las, hacia las, para las, alrededor de las',
    ),
    articles: words('el, los'),
    of: words('de, del, en, d'),
    and: words('y, e, &'),
    dayOffsets: meanings(
      [0, 'hoy mismo, todavía hoy, hoy, oy'],
      [1, 'mañana, mñn, mñana, manhana, el día de mañana'],
      [2, 'pasado mañana, pasado, pasadomañana'],
      [-1, 'ayer'],
      [-2, 'anteayer, antier'],
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'esta mañana, hoy por la mañana'],
      ['afternoon', 'esta tarde, hoy por la tarde, hoy a la tarde'],
      ['evening', 'esta noche, hoy por la noche, hoy en la noche, hoy a la noche'],
    ),
    dayParts: meanings<DayPart>(
      ['early', 'de la madrugada, por la madrugada, madrugada, en la madrugada'],
      ['first', 'bien temprano, muy temprano, a primerísima hora'],
      ['lateMorning', 'a media mañana, a última hora de la mañana, media mañana'],
      ['earlyAfternoon', 'después de comer, a primera hora de la tarde, después del almuerzo, tras la comida'],
      ['lateAfternoon', 'a media tarde, a última hora de la tarde, al final de la tarde, al caer la tarde'],
      ['earlyEvening', 'al anochecer, al atardecer, a primera hora de la noche'],
      ['late', 'a última hora de la noche, a última hora, tarde en la noche, bien tarde'],
      ['morning', 'de la mañana, por la mañana, en la mañana, a la mañana, a primera hora, temprano'],
      ['afternoon', 'de la tarde, por la tarde, en la tarde, tarde, a la tarde, del mediodía'],
      ['evening', 'de la noche, por la noche, en la noche, noche, a la noche'],
    ),
    weekdays: joined(
      mistyped(listed(1, 'lunes, martes, miércoles, jueves, viernes, sábado, domingo')),
      meanings([1, 'lun'], [2, 'mar'], [3, 'mie, mier, mx'], [4, 'jue'], [5, 'vie, vier'], [6, 'sab'], [7, 'dom']),
    ),
    everyWeekday: meanings(
      [1, 'los lunes'],
      [2, 'los martes'],
      [3, 'los miércoles'],
      [4, 'los jueves'],
      [5, 'los viernes'],
      [6, 'los sábados, sábados'],
      [7, 'los domingos, domingos'],
    ),
    months: joined(
      mistyped(
        listed(
          1,
          'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre',
        ),
      ),
      listed(1, 'ene, feb, mar, abr, may, jun, jul, ago, sep, oct, nov, dic'),
      meanings([9, 'sept, setiembre'], [12, 'dicbre']),
    ),
    ordinals: meanings(
      [1, 'primer, primero, primera, 1er, 1ro'],
      [2, 'segundo, 2do'],
      [3, 'tercer, tercero, 3er'],
      [4, 'cuarto'],
      [5, 'quinto'],
      [-1, 'último, última'],
    ),
    ordinalEndings: words('º, ª, o, a, er, ro, do, to'),
    modifiers: meanings<Which>(
      [
        'coming',
        'este, esta, este próximo, que viene, q viene, que entra, entrante, venidero, próximo que viene, el que viene, este mismo',
      ],
      ['next', 'próximo, próxima, prox, siguiente'],
      ['last', 'pasado, pasada, último'],
      ['every', 'cada, todos los, todas las'],
      ['every_other', 'cada dos, cada segundo, un sí y otro no, cada 2'],
    ),
    weeks: meanings(
      [0, 'esta semana, de esta semana, semana actual'],
      [
        1,
        'próxima semana, la próxima semana, la semana que viene, semana que viene, la semana próxima, semana próxima, la siguiente semana, semana siguiente, semana q viene',
      ],
      [2, 'la semana siguiente a la próxima, dentro de dos semanas'],
    ),
    monthsAhead: meanings(
      [0, 'mes, este mes'],
      [1, 'próximo mes, mes que viene, mes próximo, el mes que viene, el próximo mes'],
    ),
    yearsAhead: meanings(
      [0, 'año, este año'],
      [1, 'año próximo, próximo año, año que viene, el próximo año, el año que viene'],
    ),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'fin de semana, este fin de semana, finde, este finde, el finde, el fin de semana'],
      ['next', 'próximo fin de semana, fin de semana que viene, próximo finde, finde que viene'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      [
        'start',
        'el primer día del, primer día del, el primer día de, primer día de, principios de, a principios de, comienzo de, inicio de, primeros de, principio de',
      ],
      ['middle', 'mediados de, a mediados de, mitad de'],
      [
        'end',
        'finales de, a finales de, fin de, a fin de, fines de, a fines de, final de, el último día de, último día de, finales del, final del, último día del, fin del',
      ],
    ),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'todos los días, cada día, diariamente, a diario, diario, tds los días'],
      [{ freq: 'daily', interval: 2 }, 'cada dos días, cada 2 días, un día sí y otro no, día por medio'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'entre semana, de lunes a viernes, los días laborables, días laborables, días hábiles, cada día laborable, todos los días laborables, los días de semana, días de semana',
      ],
      [
        { freq: 'weekly', interval: 1, weekdays: [6, 7] },
        'cada fin de semana, todos los fines de semana, los fines de semana',
      ],
      [{ freq: 'weekly', interval: 1 }, 'semanalmente, cada semana, todas las semanas, semanal, una vez por semana'],
      [
        { freq: 'weekly', interval: 2 },
        'cada dos semanas, cada 2 semanas, quincenalmente, una semana sí y otra no, cada quince días, cada 15 días, semana por medio',
      ],
      [{ freq: 'weekly', interval: 3 }, 'cada tres semanas, cada 3 semanas'],
      [
        { freq: 'monthly', interval: 1 },
        'mensualmente, cada mes, todos los meses, mensual, de cada mes, de todos los meses, una vez al mes',
      ],
      [{ freq: 'monthly', interval: 2 }, 'cada dos meses, cada 2 meses'],
      [{ freq: 'monthly', interval: 3 }, 'cada tres meses, trimestralmente'],
      [{ freq: 'yearly', interval: 1 }, 'anualmente, cada año, todos los años, de cada año, una vez al año'],
    ),
    holidays,
    dayBeside: meanings(
      [
        1,
        'día después de, el día después de, el día siguiente a, un día después de, día después del, el día después del',
      ],
      [
        -1,
        'día antes de, el día antes de, la víspera de, un día antes de, víspera de, día antes del, el día antes del',
      ],
    ),
    dayBehind: meanings([7, 'en ocho, en ocho días, en una semana']),
    bounds: meanings<'before' | 'after'>(
      [
        'before',
        'a cualquier hora antes de las, cuando sea antes de las, antes de, antes de las, antes del, menos de, en menos de, no más tarde de',
      ],
      [
        'after',
        'a cualquier hora después de las, en cualquier momento después de las, cuando sea después de las, después de las, después de la, pasadas las, más de, en más de, no antes de, no antes de las',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'entre, entre las, entre el'], ['from', 'de, desde, desde las']),
    rangeTo: words('a, hasta, hasta las, a las, -, –, —, ~'),
    or: words('o, u, o bien, o quizás, o a las, o el, /'),
    roughly: words(
      'unos, unas, más o menos, aproximadamente, aprox, como, cerca de, casi, quizás, alrededor de, exactamente, justo',
    ),
    vague: words('más tarde, luego, algún día, pronto, después, más adelante'),
    dayOf: words('día'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'mediodía, al mediodía, a mediodía, medio día, al medio día, a medio día'],
      ['midnight', 'medianoche, a medianoche, a la medianoche, media noche, a media noche'],
      ['lunch', 'la hora de comer, hora de comer, a la hora de comer, la hora del almuerzo'],
      ['endOfDay', 'final del día, fin del día, al final del día'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('horas, h, hs, hrs, hora, en punto, horas en punto'),
    minutesBehind: meanings(
      [30, 'y media, i media, y 1/2'],
      [15, 'y cuarto'],
      [45, 'y tres cuartos'],
      [-15, 'menos cuarto, menos un cuarto'],
    ),
    minutesAround: meanings([-15, 'cuarto para las, un cuarto para las, cuarto para la']),
    countBehind: meanings([1, 'y, con'], [-1, 'menos']),
    countAround: meanings([-1, 'para las, minutos para las, para la']),
    clockMinutes: words('minutos, min'),
    timeOf: words('hora de, hora, horario de, hora del'),
    timeIn: words('hora de, hora, horario de, hora del, hora en'),
    durationOpeners: words('en, dentro de, de aquí a, después de, al cabo de'),
    afterNow: words('a partir de ahora, desde ahora'),
    ago: words('atrás'),
    later: words('más tarde, después, luego'),
    earlier: words('antes, más temprano'),
    fromDay: words('a partir de, desde, después de, después del, a partir del, desde el'),
    roughlyBehind: words(
      'y pico, y algo, en punto, más o menos, aproximadamente, como mucho, como máximo, pasadas, exactas, exactamente, justas, clavadas',
    ),
    ownTime: words('hora mía, hora local, mi hora, nuestra hora'),
    few: words('unas, unos, unas pocas, unos pocos, unas cuantas, unos cuantos, varias, varios'),
    numbers: joined(
      listed(1, `${units}, diez, once, doce, trece, catorce, quince, dieciséis, diecisiete`),
      listed(18, 'dieciocho, diecinueve, veinte, veintiuno, veintidós, veintitrés, veinticuatro'),
      listed(25, 'veinticinco, veintiséis, veintisiete, veintiocho, veintinueve'),
      meanings(
        ...tens,
        ...compound,
        [0.5, 'media, medio'],
        [0.25, 'un cuarto de, cuarto de'],
        [0.75, 'tres cuartos de'],
        [1, 'un, una, uno'],
        [2, 'un par de, par de, dos'],
        [3, 'tres, unas pocas, unos pocos, unas, unos, unas cuantas, unos cuantos, varias, varios'],
        [1.5, 'una y media, uno y medio, hora y media'],
      ),
    ),
    years: yearsOf([...twenties, ...tens, ...compound], (name) => [`dos mil ${name}`]),
    sameTime: words('a esta hora, a la misma hora'),
    halves: meanings([0.5, 'media, medio'], [0.25, 'cuarto']),
    units: meanings<Unit>(
      ['seconds', 's, seg, segundo, segundos'],
      ['minutes', 'm, min, mins, minuto, minutos, minutitos, minutito'],
      ['hours', 'h, hs, hrs, hora, horas, horita, horitas'],
      ['days', 'día, días, diítas'],
      ['weeks', 'semana, semanas'],
      ['months', 'mes, meses'],
      ['years', 'año, años'],
    ),
    distances: meanings(
      [{ unit: 'minutes', amount: 90 }, 'hora y media, una hora y media'],
      [{ unit: 'minutes', amount: 15 }, 'un cuarto de hora, cuarto de hora'],
      [{ unit: 'minutes', amount: 45 }, 'tres cuartos de hora'],
      [{ unit: 'weeks', amount: 2 }, 'quincena, una quincena, quince días'],
    ),
  },
  dayPartNouns: keys('noche, tarde, mañana, madrugada'),
  singularUnits: new Set(['segundo', 'minuto', 'hora', 'dia', 'semana', 'mes', 'ano']),
  everydayWords: new Set([
    'mar',
    'vie',
    'sab',
    'dom',
    'lun',
    'jue',
    'mie',
    'pasado',
    'tarde',
    'noche',
    'reyes',
    'ya',
    'mx',
  ]),
  twentyFourHours: true,
  articleMakesDay: true,
  articleBeforeWeekday: true,
  chrono: es.casual,
};
