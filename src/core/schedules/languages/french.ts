import { fr } from 'chrono-node';
import type { DayPart, Language, Unit, Which } from '../language.ts';
import { joined, listed, meanings, mistyped, words } from './tables.ts';

const units = 'un, deux, trois, quatre, cinq, six, sept, huit, neuf';
const tens = [
  [20, 'vingt'],
  [30, 'trente'],
  [40, 'quarante'],
  [50, 'cinquante'],
] as const;
const compound = tens.flatMap(([ten, name]) =>
  units
    .split(', ')
    .map((unit, index) => [ten + index + 1, `${name} ${unit}, ${name} et ${unit}`] as const),
);

export const french: Language = {
  name: 'fr',
  tables: {
    now: words(
      "maintenant, tout de suite, immédiatement, dès maintenant, sur le champ, à l'instant, mtn, de suite",
    ),
    links: words(
      "le, à, a, pour, pour le, vers, dès, au, ce, en, du, de, aux environs de, aux alentours de, partir de, à partir de, la, les, l', env",
    ),
    clockLinks: words('à, vers, dès, pour, aux environs de, aux alentours de, a'),
    articles: words('le, les'),
    of: words("de, du, d', en, de la"),
    and: words('et, &'),
    dayOffsets: meanings(
      [0, "aujourd'hui, auj, ajd, aujourdhui, aujourd hui, ojd, ajrd, ce jour"],
      [1, 'demain, dmain, 2main, dem1, demin, dmn, deman'],
      [2, 'après demain, apres 2main, après dmain, aprèsdemain'],
      [-1, 'hier'],
      [-2, 'avant hier'],
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'ce matin'],
      ['afternoon', 'cet après midi, cet aprem, cet aprèm, cette après midi, cette aprem'],
      ['evening', 'ce soir, se soir, csoir, aujourd hui soir'],
      ['night', 'cette nuit'],
    ),
    dayParts: meanings<DayPart>(
      ['early', "à l'aube, au petit matin"],
      ['morning', 'du matin, matin, le matin, au matin, dans la matinée, en matinée, matinée, mat'],
      [
        'afternoon',
        "de l'après midi, après midi, l'après midi, aprem, aprèm, en après midi, dans l'après midi, de l'aprem, aprm",
      ],
      ['evening', 'du soir, soir, le soir, en soirée, dans la soirée, au soir, soirée'],
      ['night', 'de la nuit, nuit, dans la nuit, la nuit'],
    ),
    weekdays: joined(
      mistyped(listed(1, 'lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche')),
      meanings(
        [1, 'lun'],
        [2, 'mar'],
        [3, 'mer, merc'],
        [4, 'jeu'],
        [5, 'ven, vend, vendr'],
        [6, 'sam'],
        [7, 'dim'],
      ),
    ),
    everyWeekday: meanings(
      [1, 'les lundis, lundis'],
      [2, 'les mardis, mardis'],
      [3, 'les mercredis, mercredis'],
      [4, 'les jeudis, jeudis'],
      [5, 'les vendredis, vendredis'],
      [6, 'les samedis, samedis'],
      [7, 'les dimanches, dimanches'],
    ),
    months: joined(
      mistyped(
        listed(
          1,
          'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre',
        ),
      ),
      listed(1, 'janv, févr, mars, avr, mai, juin, juil, aout, sept, oct, nov, déc'),
      meanings([1, 'jan'], [2, 'fév'], [7, 'jui, juill'], [9, 'sep'], [12, 'décem']),
    ),
    ordinals: meanings(
      [1, 'premier, première, 1er, 1ere'],
      [2, 'deuxième, second, seconde, 2e, 2ème'],
      [3, 'troisième, 3e, 3ème'],
      [4, 'quatrième, 4e, 4ème'],
      [5, 'cinquième'],
      [-1, 'dernier, dernière'],
    ),
    ordinalEndings: words('er, ere, e, eme, ème'),
    modifiers: meanings<Which>(
      ['coming', 'ce, cet, cette, qui vient, à venir, de cette semaine, qui arrive'],
      ['next', 'prochain, prochaine, suivant, pro'],
      ['last', 'dernier, dernière, passé'],
      ['every', 'chaque, tous les, toutes les, ts les'],
      ['every_other', 'sur deux, tous les deux, tous les 2, toutes les deux, chaque deuxième'],
    ),
    weeks: meanings(
      [0, 'cette semaine, de cette semaine'],
      [
        1,
        'la semaine prochaine, semaine prochaine, sem prochaine, la semaine qui vient, semaine pro, la semaine pro, la semaine suivante',
      ],
      [2, "dans deux semaines, la semaine d'après, la semaine suivante celle ci"],
    ),
    monthsAhead: meanings(
      [0, 'mois, ce mois, ce mois ci'],
      [1, 'mois prochain, le mois prochain, mois suivant, mois qui vient'],
    ),
    yearsAhead: meanings(
      [0, "année, l'année, cette année, de l'année"],
      [1, "année prochaine, l'année prochaine, l'an prochain"],
    ),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'week end, weekend, ce week end, ce weekend, we, ce we, le week end, le weekend'],
      ['next', 'week end prochain, weekend prochain, le week end prochain, we prochain'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', 'début, au début de, au début du, début de, début du, courant début'],
      ['middle', 'mi, milieu, au milieu de, au milieu du, milieu du'],
      [
        'end',
        "fin, à la fin de, à la fin du, fin de, fin du, le dernier jour de, le dernier jour du, dernier jour du, fin d'",
      ],
    ),
    rhythms: meanings(
      [
        { freq: 'daily', interval: 1 },
        'tous les jours, chaque jour, quotidiennement, ts les jours, quotidien, chq jour',
      ],
      [{ freq: 'daily', interval: 2 }, 'tous les deux jours, un jour sur deux, tous les 2 jours'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'en semaine, du lundi au vendredi, tous les jours de la semaine, les jours ouvrés, chaque jour ouvré, tous les jours ouvrés, les jours de semaine, tous les jours de semaine, chaque jour de semaine, jours ouvrables',
      ],
      [
        { freq: 'weekly', interval: 1, weekdays: [6, 7] },
        'tous les week ends, chaque week end, les week ends, tous les weekends, chaque weekend',
      ],
      [
        { freq: 'weekly', interval: 1 },
        'chaque semaine, toutes les semaines, hebdomadaire, une fois par semaine',
      ],
      [
        { freq: 'weekly', interval: 2 },
        'toutes les deux semaines, une semaine sur deux, toutes les 2 semaines, tous les quinze jours, tous les 15 jours',
      ],
      [{ freq: 'weekly', interval: 3 }, 'toutes les trois semaines, toutes les 3 semaines'],
      [
        { freq: 'monthly', interval: 1 },
        'chaque mois, tous les mois, mensuellement, une fois par mois, de chaque mois, du mois chaque mois, mensuel',
      ],
      [{ freq: 'monthly', interval: 2 }, 'tous les deux mois, un mois sur deux, tous les 2 mois'],
      [{ freq: 'monthly', interval: 3 }, 'tous les trois mois, tous les trimestres'],
      [
        { freq: 'yearly', interval: 1 },
        'chaque année, tous les ans, annuellement, une fois par an',
      ],
    ),
    holidays: meanings(
      ['new_year', "jour de l'an, nouvel an, le jour de l'an, premier de l'an, le nouvel an"],
      [
        'new_years_eve',
        'saint sylvestre, la saint sylvestre, réveillon du nouvel an, st sylvestre, réveillon de la saint sylvestre, réveillon du jour de l an',
      ],
      ['epiphany', 'épiphanie, fête des rois, jour des rois'],
      ['candlemas', 'chandeleur, la chandeleur'],
      ['valentine', 'saint valentin, la saint valentin, st valentin, la st valentin'],
      ['shrove_tuesday', 'mardi gras'],
      [
        'womens_day',
        'journée des droits des femmes, journée internationale des femmes, journée de la femme',
      ],
      ['april_fools', "poisson d'avril"],
      ['good_friday', 'vendredi saint'],
      ['easter', 'pâques, dimanche de pâques'],
      ['easter_monday', 'lundi de pâques'],
      ['labour_day', 'fête du travail, la fête du travail'],
      ['ascension', "ascension, jeudi de l'ascension, l'ascension"],
      ['pentecost', 'pentecôte, la pentecôte, dimanche de pentecôte'],
      ['whit_monday', 'lundi de pentecôte'],
      ['mothers_day_fr', 'fête des mères, la fête des mères'],
      ['fathers_day', 'fête des pères, la fête des pères'],
      ['music_day', 'fête de la musique, la fête de la musique'],
      ['bastille', 'fête nationale, la fête nationale'],
      ['assumption', 'assomption, l assomption'],
      ['halloween', "halloween, d'halloween"],
      ['all_saints', 'toussaint, la toussaint'],
      ['armistice', 'armistice, l armistice'],
      ['black_friday', 'black friday, vendredi noir'],
      ['cyber_monday', 'cyber monday'],
      ['thanksgiving', 'thanksgiving, action de grâce'],
      ['st_nicholas', 'saint nicolas, la saint nicolas'],
      [
        'christmas_eve',
        'veille de noël, la veille de noël, réveillon de noël, réveillon, le réveillon',
      ],
      ['christmas', 'noël, jour de noël, le jour de noël'],
    ),
    dayBeside: meanings(
      [
        1,
        "lendemain de, le lendemain de, lendemain du, le lendemain du, le jour d'après, jour après, le jour après",
      ],
      [
        -1,
        'veille de, la veille de, veille du, la veille du, veille d, la veille d, le jour avant, jour avant',
      ],
    ),
    dayBehind: meanings([7, 'en huit'], [14, 'en quinze']),
    vague: words('plus tard, bientôt, un jour, un de ces jours, tantôt, plus tard dans la journée'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'midi, 12h midi'],
      ['midnight', 'minuit'],
      [
        'lunch',
        "l'heure du déjeuner, heure du déjeuner, pause déjeuner, la pause déjeuner, à l'heure du déjeuner",
      ],
      ['endOfDay', 'fin de journée, en fin de journée'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('h, heures, heure, hr, hrs, h pile, heures pile, heures précises'),
    minutesBehind: meanings(
      [30, 'et demie, et demi, et 1/2'],
      [15, 'et quart, un quart'],
      [45, 'trois quarts'],
      [-15, 'moins le quart, moins quart, moins un quart'],
    ),
    countBehind: meanings([1, 'et'], [-1, 'moins']),
    clockMinutes: words('minutes, min, mn'),
    timeOf: words('heure de, heure, heure du'),
    timeIn: words('heure de, heure, heure du, heure à'),
    durationOpeners: words("dans, d'ici, d'ici à, au bout de, après"),
    afterNow: words('à partir de maintenant, à partir de ce moment'),
    ago: words('avant ça, plus tôt déjà'),
    later: words('plus tard, après'),
    earlier: words('plus tôt, avant'),
    fromDay: words('après, à partir de, à compter de, à partir du'),
    numbers: joined(
      listed(1, `${units}, dix, onze, douze, treize, quatorze, quinze, seize, dix sept, dix huit`),
      listed(19, 'dix neuf, vingt'),
      meanings(
        ...tens,
        ...compound,
        [0.5, 'demi, demie, une demi, une demie'],
        [0.25, "un quart d', un quart de"],
        [1, 'un, une'],
        [2, 'deux'],
        [3, 'trois, quelques'],
        [1.5, 'une et demie, un et demi'],
      ),
    ),
    halves: meanings([0.5, 'demi, demie'], [0.25, 'quart']),
    units: meanings<Unit>(
      ['seconds', 's, sec, seconde, secondes'],
      ['minutes', 'm, min, mn, minute, minutes, mins'],
      ['hours', 'h, heure, heures, hrs'],
      ['days', 'j, jour, jours'],
      ['weeks', 'sem, semaine, semaines'],
      ['months', 'mois'],
      ['years', 'an, ans, année, années'],
    ),
    distances: meanings(
      [
        { unit: 'minutes', amount: 90 },
        'une heure et demie, 1 heure et demie, une heure et demi, 1h et demie',
      ],
      [
        { unit: 'minutes', amount: 30 },
        'demi heure, une demi heure, une 1/2 heure, demie heure, une demie heure',
      ],
      [
        { unit: 'minutes', amount: 15 },
        "quart d'heure, un quart d'heure, 1/4 d'heure, un 1/4 d'heure",
      ],
      [{ unit: 'minutes', amount: 45 }, "trois quarts d'heure"],
      [{ unit: 'weeks', amount: 1 }, 'huitaine, une huitaine'],
      [
        { unit: 'weeks', amount: 2 },
        'quinzaine, une quinzaine, une quinzaine de jours, quinze jours',
      ],
      [{ unit: 'hours', amount: 2 }, "une paire d'heures"],
    ),
  },
  singularUnits: new Set(['seconde', 'minute', 'heure', 'jour', 'semaine', 'an', 'annee']),
  everydayWords: new Set([
    'mar',
    'mer',
    'lun',
    'ven',
    'sam',
    'dim',
    'jeu',
    'soir',
    'matin',
    'nuit',
    'we',
    'a',
    'vend',
  ]),
  twentyFourHours: true,
  articleMakesDay: true,
  articleBeforeWeekday: true,
  chrono: fr.casual,
};
