import { it } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const weekdays = listed(1, 'lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica');

const units = 'uno, due, tre, quattro, cinque, sei, sette, otto, nove'.split(', ');
const tens = ['venti', 'trenta', 'quaranta', 'cinquanta'];
const compound = tens.flatMap((ten, index) =>
  units.map((unit, one) => {
    const stem = one === 0 || one === 7 ? ten.slice(0, -1) : ten;
    return [(index + 2) * 10 + one + 1, `${stem}${unit}`] as const;
  }),
);

const named = tens.map((ten, index) => [(index + 2) * 10, ten] as const);

export const italian: Language = {
  name: 'it',
  tables: {
    now: words('adesso, ora, subito, immediatamente, proprio ora, in questo momento, adesso subito, ora subito'),
    links: words(
      "il, lo, la, a, x, alle, alle ore, ore, all', per, per le, per il, da, dal, dalle, in, nel, verso, verso le, di, del, della, l', circa alle",
      'entro, entro le, fino alle, non più tardi delle, intorno alle, al, per la',
    ),
    clockLinks: words(
      'alle, alle ore, ore, per le, verso le, dalle, le, entro le, fino alle, intorno alle, circa alle, h, a',
    ),
    dayOf: words('giorno, il giorno, nel giorno'),
    articles: words("il, lo, la, i, le, l'"),
    of: words("di, del, della, dello, dell', in, nel, d'"),
    and: words('e, ed, &'),
    dayOffsets: joined(
      meanings([0, 'oggi stesso, ancora oggi']),
      mistyped(meanings([1, 'domani'], [2, 'dopodomani'])),
      meanings([0, 'oggi'], [2, 'dopo domani'], [-1, 'ieri'], [-2, "l'altro ieri, altro ieri, avantieri"]),
    ),
    offsetParts: meanings<{ readonly days: number; readonly part: DayPart }>([
      { days: 1, part: 'morning' },
      'domattina, domani mattina',
    ]),
    partsOfToday: meanings<DayPart>(
      ['morning', 'stamattina, stamani, stamane, questa mattina, oggi mattina'],
      ['afternoon', 'questo pomeriggio, oggi pomeriggio'],
      ['evening', 'stasera, questa sera, oggi sera'],
      ['late', 'stasera tardi, tardi stasera'],
      ['night', 'stanotte, questa notte'],
    ),
    dayParts: meanings<DayPart>(
      ['early', "all'alba, prima dell'alba, notte fonda"],
      [
        'first',
        'presto, di buon mattino, di prima mattina, la mattina presto, mattina presto, appena possibile di mattina',
      ],
      [
        'morning',
        'mattina, di mattina, la mattina, del mattino, al mattino, mattino, in mattinata, mattinata, di mattino',
      ],
      ['lateMorning', 'tarda mattinata, in tarda mattinata'],
      ['earlyAfternoon', 'primo pomeriggio, nel primo pomeriggio, dopo pranzo'],
      ['afternoon', 'pomeriggio, di pomeriggio, del pomeriggio, nel pomeriggio, il pomeriggio'],
      ['lateAfternoon', 'tardo pomeriggio, nel tardo pomeriggio'],
      ['evening', 'sera, di sera, la sera, della sera, in serata, serata, alla sera'],
      ['late', 'tarda sera, in tarda serata, sera tardi, tardi'],
      ['night', 'notte, di notte, la notte, della notte, nella notte'],
    ),
    weekdays: joined(
      mistyped(weekdays),
      listed(1, 'lun, mar, mer, gio, ven, sab, dom'),
      listed(1, "lunedi', martedi', mercoledi', giovedi', venerdi'"),
    ),
    everyWeekday: meanings([6, 'sabati'], [7, 'domeniche']),
    months: joined(
      mistyped(
        listed(
          1,
          'gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre',
        ),
      ),
      listed(1, 'gen, feb, mar, apr, mag, giu, lug, ago, set, ott, nov, dic'),
      meanings([9, 'sett']),
    ),
    ordinals: joined(
      meanings(
        [1, 'primo, prima, 1º'],
        [2, 'secondo, seconda'],
        [3, 'terzo, terza'],
        [4, 'quarto, quarta'],
        [5, 'quinto, quinta'],
        [-1, 'ultimo, ultima'],
      ),
    ),
    ordinalEndings: words('º, °, ª, o, a'),
    modifiers: meanings<Which>(
      ['coming', 'questo, questa, che viene, in arrivo, il prossimo questo'],
      ['next', 'prossimo, prossima, il prossimo, la prossima'],
      ['last', 'scorso, scorsa, passato, passata'],
      ['every', 'ogni, tutti i, tutte le, di ogni'],
      ['every_other', 'ogni due, un sì e uno no, ogni secondo, a settimane alterne il'],
    ),
    weeks: meanings(
      [0, 'questa settimana, in questa settimana'],
      [
        1,
        'la prossima settimana, prossima settimana, settimana prossima, la settimana prossima, della prossima settimana',
      ],
      [1, 'la settimana che viene, settimana che viene, della settimana prossima'],
      [2, 'tra due settimane, fra due settimane'],
    ),
    monthsAhead: meanings(
      [0, 'mese, questo mese, del mese, di questo mese, mese corrente'],
      [1, 'mese prossimo, il mese prossimo, prossimo mese, il prossimo mese, del mese prossimo, del prossimo mese'],
      [1, 'mese che viene'],
    ),
    yearsAhead: meanings(
      [0, "anno, quest'anno, dell'anno, di quest'anno, l'anno"],
      [1, "l'anno prossimo, anno prossimo, prossimo anno, dell'anno prossimo, il prossimo anno"],
    ),
    weekends: meanings<'coming' | 'next'>(
      [
        'coming',
        'weekend, week end, fine settimana, questo weekend, nel weekend, questo fine settimana, nel fine settimana',
      ],
      ['next', 'prossimo weekend, weekend prossimo, prossimo fine settimana, il prossimo fine settimana'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      [
        'start',
        "il primo giorno del, primo giorno del, il primo giorno di, primo giorno di, inizio, all'inizio di, all'inizio del, inizi di, primi di, ai primi di, inizio di, inizio del",
      ],
      ['middle', 'metà, a metà, a metà di, metà di, metà del'],
      [
        'end',
        "fine, a fine, alla fine di, alla fine del, fine di, alla fine dell', l'ultimo giorno di, l'ultimo giorno del",
      ],
      ['end', "ultimo giorno di, ultimo giorno del, l'ultimo giorno dell', alla fine della"],
    ),
    monthEdges: meanings<'start' | 'middle' | 'end'>(
      ['end', 'fine mese, a fine mese, a fine del mese'],
      ['start', 'inizio mese, a inizio mese'],
      ['middle', 'metà mese, a metà mese'],
    ),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'ogni giorno, tutti i giorni, quotidianamente, giornalmente'],
      [{ freq: 'daily', interval: 2 }, 'ogni due giorni, un giorno sì e uno no, a giorni alterni, ogni 2 giorni'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'nei giorni feriali, ogni giorno feriale, nei feriali, giorni feriali, tutti i giorni feriali',
      ],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, 'ogni weekend, ogni fine settimana, tutti i weekend'],
      [
        { freq: 'weekly', interval: 1 },
        'ogni settimana, tutte le settimane, settimanalmente, una volta alla settimana',
      ],
      [{ freq: 'weekly', interval: 2 }, 'ogni due settimane, ogni 2 settimane, a settimane alterne'],
      [{ freq: 'weekly', interval: 3 }, 'ogni tre settimane, ogni 3 settimane'],
      [
        { freq: 'monthly', interval: 1 },
        'ogni mese, tutti i mesi, mensilmente, una volta al mese, di ogni mese, del mese ogni mese',
      ],
      [{ freq: 'monthly', interval: 2 }, 'ogni due mesi, ogni 2 mesi'],
      [{ freq: 'monthly', interval: 3 }, 'ogni tre mesi, ogni 3 mesi'],
      [{ freq: 'yearly', interval: 1 }, "ogni anno, tutti gli anni, annualmente, una volta all'anno"],
    ),
    holidays: meanings(
      ['lunar_new_year', 'capodanno cinese, capodanno lunare'],
      ['diwali', 'diwali'],
      ['ramadan', 'ramadan'],
      ['hanukkah', 'hanukkah'],
      ['whit_monday', 'lunedì di pentecoste'],
      ['new_year', 'capodanno, primo dell anno, il giorno di capodanno'],
      ['epiphany', 'epifania, befana'],
      ['valentine', 'san valentino'],
      ['womens_day', 'festa della donna, festa delle donne'],
      ['st_joseph', 'festa del papà, san giuseppe'],
      ['shrove_tuesday', 'martedì grasso, carnevale'],
      ['ash_wednesday', 'mercoledì delle ceneri, le ceneri'],
      ['palm_sunday', 'domenica delle palme'],
      ['good_friday', 'venerdì santo'],
      ['easter', 'pasqua, domenica di pasqua'],
      ['easter_monday', "pasquetta, lunedì dell'angelo, lunedì di pasqua"],
      ['italian_liberation', 'festa della liberazione'],
      ['labour_day', 'festa dei lavoratori, festa del lavoro, primo maggio'],
      ['mothers_day_may_2', 'festa della mamma'],
      ['italian_republic', 'festa della repubblica'],
      ['assumption', 'ferragosto'],
      ['halloween', 'halloween'],
      ['all_saints', 'ognissanti, tutti i santi'],
      ['day_of_dead', 'giorno dei morti'],
      ['black_friday', 'black friday'],
      ['cyber_monday', 'cyber monday'],
      ['immaculate', 'immacolata, festa dell immacolata'],
      ['christmas_eve', 'vigilia di natale, la vigilia di natale, vigilia'],
      ['christmas', 'natale, giorno di natale, il giorno di natale'],
      ['boxing_day', 'santo stefano'],
      ['new_years_eve', "san silvestro, vigilia di capodanno, ultimo dell'anno, l'ultimo dell'anno"],
    ),
    dayBeside: meanings(
      [1, 'il giorno dopo, giorno dopo, il giorno dopo di'],
      [-1, 'il giorno prima di, giorno prima di, la vigilia di, il giorno prima della'],
    ),
    vague: words('più tardi, dopo, presto presto, prima o poi, tra poco, fra poco, un giorno di questi'),
    bounds: meanings<'before' | 'after'>(
      [
        'before',
        'in qualsiasi momento prima delle, prima delle, prima di, prima del, prima della, meno di, in meno di',
      ],
      [
        'after',
        'in qualsiasi momento dopo le, quando vuoi dopo le, dopo le, dopo il, dopo, dopo la, non prima delle, più di, tra più di',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'tra le, fra le, tra, fra'], ['from', 'dalle, da, dal']),
    rangeTo: words('alle, a, fino alle, -, –, —, ~'),
    or: words('o, oppure, o magari, o forse, o alle, /'),
    roughly: words('circa, più o meno, pressappoco, quasi, intorno a, forse, magari, verso, esattamente'),
    roughlyBehind: words(
      'e qualcosa, e rotti, circa, più o meno, o giù di lì, in punto, precise, al massimo, al più tardi, esatte, esatti, esattamente, spaccate',
    ),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'mezzogiorno, a mezzogiorno'],
      ['midnight', 'mezzanotte, a mezzanotte'],
      ['lunch', 'ora di pranzo, pausa pranzo, a pranzo, all ora di pranzo'],
      ['endOfDay', 'fine giornata, a fine giornata'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('h, ore'),
    minutesBehind: meanings(
      [30, 'e mezza, e mezzo, e trenta'],
      [15, 'e un quarto'],
      [45, 'e tre quarti'],
      [-15, 'meno un quarto'],
    ),
    countBehind: meanings([1, 'e'], [-1, 'meno']),
    clockMinutes: words('minuti, min'),
    timeIn: words('ora di, ora, orario di, orario'),
    timeOf: words('ora'),
    ownTime: words('ora mia, ora locale, ora nostra'),
    durationOpeners: words('tra, fra, in, entro, dopo, nel giro di'),
    afterNow: words('da adesso, da ora, a partire da ora'),
    ago: words('fa'),
    later: words('dopo, più tardi'),
    earlier: words('prima, più presto'),
    fromDay: words('da, dopo, dal, a partire da, a partire dal, dopo il'),
    few: words('qualche, alcune, alcuni'),
    numbers: joined(
      listed(1, `${units.join(', ')}, dieci, undici, dodici, tredici, quattordici, quindici, sedici, diciassette`),
      listed(18, 'diciotto, diciannove, venti'),
      meanings(
        ...named,
        ...compound,
        [1, "un, una, un', l'una, all'una"],
        [0.5, "mezza, mezzo, mezz'"],
        [0.75, "tre quarti d'"],
        [2, 'un paio di, un paio d, paio di'],
        [3, 'qualche, alcune, alcuni'],
        [1.5, 'una e mezza, uno e mezzo'],
      ),
    ),
    years: yearsOf([...named, ...compound], (name) => [`duemila${name}`]),
    sameTime: words("a quest'ora, alla stessa ora"),
    halves: meanings([0.5, 'mezza, mezzo'], [0.25, 'un quarto']),
    units: meanings<Unit>(
      ['seconds', 's, sec, secondo, secondi'],
      ['minutes', 'm, min, minuto, minuti, minutini, minutino'],
      ['hours', 'h, ora, ore, orette, oretta'],
      ['days', 'g, gg, giorno, giorni'],
      ['weeks', 'settimana, settimane'],
      ['months', 'mese, mesi'],
      ['years', 'anno, anni'],
    ),
    distances: meanings(
      [{ unit: 'minutes', amount: 30 }, "mezz'ora, mezzora, una mezz'ora, una mezzora, mezza ora, mezz'oretta"],
      [{ unit: 'minutes', amount: 15 }, "un quarto d'ora, quarto d'ora"],
      [{ unit: 'minutes', amount: 45 }, "tre quarti d'ora"],
      [{ unit: 'minutes', amount: 90 }, "un'ora e mezza, un ora e mezza, un'ora e mezzo"],
      [{ unit: 'hours', amount: 1 }, "un'ora, un'oretta, un oretta, un'oretta circa"],
      [{ unit: 'hours', amount: 2 }, "un paio d'ore, due orette"],
      [{ unit: 'years', amount: 1 }, "un'anno"],
      [{ unit: 'weeks', amount: 2 }, 'quindici giorni'],
    ),
  },
  dayPartNouns: keys('sera, serata, mattina, notte, pomeriggio'),
  singularUnits: new Set(['secondo', 'minuto', 'ora', 'giorno', 'settimana', 'mese', 'anno']),
  everydayWords: new Set(
    'lun, mar, mer, gio, ven, sab, dom, sera, mattina, notte, ora, set, presto, tardi, vigilia, mezza, dopo, prima, mag, ago'.split(
      ', ',
    ),
  ),
  twentyFourHours: true,
  articleMakesDay: true,
  articleBeforeWeekday: true,
  chrono: it.casual,
};
