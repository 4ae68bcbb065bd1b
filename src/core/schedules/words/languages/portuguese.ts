import { pt } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { holidays } from './portuguese-holidays.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const units = 'um, dois, três, quatro, cinco, seis, sete, oito, nove';
const tens = [
  [20, 'vinte'],
  [30, 'trinta'],
  [40, 'quarenta'],
  [50, 'cinquenta'],
] as const;
const compound = tens.flatMap(([ten, name]) =>
  units.split(', ').map((unit, index) => [ten + index + 1, `${name} e ${unit}`] as const),
);

const feiras = meanings([2, 'terça'], [3, 'quarta'], [4, 'quinta'], [5, 'sexta'], [1, 'segunda']);
const longNames = new Map([...feiras].map(([name, day]) => [`${name} feira`, day] as const));

export const portuguese: Language = {
  name: 'pt',
  tables: {
    now: words('agora, agora mesmo, já, imediatamente, na hora, neste momento, neste instante, nesse momento, já já'),
    links: words(
      'p/, até, até as, até às, no máximo, por volta do, por volta da, perto do, na, no, em, às, as, à, ao, a, para, pra, pras, pro, por volta das, lá pelas, de, do, da, a partir de, o, para o, pelas, para as, nas, nos, lá para, cerca das, perto das',
    ),
    clockLinks: words(
      'até as, até às, até, no máximo às, por volta do, por volta da, perto do, às, as, à, a, por volta das, lá pelas, pelas, pras, para as, cerca das, perto das, lá para as, a partir das',
    ),
    articles: words('o, a, os'),
    of: words('de, do, da, em'),
    and: words('e, &'),
    dayOffsets: meanings(
      [0, 'ainda hoje, hoje ainda, hoje mesmo, hoje, hj'],
      [1, 'amanhã, amanha, amnh, amanhâ, amnhã, amnha'],
      [2, 'depois de amanhã, dps de amanhã, depois de amanha, dp de amanhã'],
      [-1, 'ontem'],
      [-2, 'anteontem'],
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'esta manhã, hoje de manhã, nesta manhã, hoje cedo, essa manhã'],
      ['afternoon', 'esta tarde, hoje à tarde, hoje de tarde, essa tarde'],
      ['evening', 'esta noite, hoje à noite, hoje de noite, essa noite, logo à noite, logo mais à noite'],
    ),
    dayParts: meanings<DayPart>(
      ['early', 'da madrugada, de madrugada, madrugada'],
      ['first', 'logo cedo, bem cedinho, cedinho, logo pela manhã, primeira coisa da manhã, na primeira hora'],
      ['lateMorning', 'no final da manhã, no fim da manhã, fim da manhã, final da manhã'],
      [
        'earlyAfternoon',
        'no começo da tarde, no início da tarde, depois do almoço, logo após o almoço, após o almoço, logo depois do almoço',
      ],
      [
        'lateAfternoon',
        'no fim da tarde, no final da tarde, fim da tarde, final da tarde, fim de tarde, depois do trabalho',
      ],
      ['earlyEvening', 'no começo da noite, no início da noite, começo da noite, início da noite'],
      ['late', 'tarde da noite, no fim da noite, no final da noite, bem tarde'],
      ['morning', 'da manhã, de manhã, pela manhã, manhã, cedo, na manhã, na parte da manhã, bem cedo'],
      ['afternoon', 'da tarde, à tarde, de tarde, tarde, na parte da tarde, na tarde, pela tarde'],
      ['evening', 'da noite, à noite, de noite, noite, na noite, pela noite'],
    ),
    weekdays: joined(
      feiras,
      longNames,
      mistyped(meanings([6, 'sábado'], [7, 'domingo'])),
      meanings(
        [1, 'seg, 2ª, 2a feira, 2ª feira, segundafeira'],
        [2, 'ter, 3ª, 3a feira, 3ª feira'],
        [3, 'qua, 4ª, 4a feira, 4ª feira'],
        [4, 'qui, 5ª, 5a feira, 5ª feira'],
        [5, 'sex, 6ª, 6a feira, 6ª feira, sextou'],
        [6, 'sáb, sab'],
        [7, 'dom'],
      ),
    ),
    everyWeekday: meanings(
      [1, 'às segundas, segundas feiras, segundas, às segundas feiras'],
      [2, 'às terças, terças feiras, terças, às terças feiras'],
      [3, 'às quartas, quartas feiras, quartas, às quartas feiras'],
      [4, 'às quintas, quintas feiras, quintas, às quintas feiras'],
      [5, 'às sextas, sextas feiras, sextas, às sextas feiras'],
      [6, 'aos sábados, sábados'],
      [7, 'aos domingos, domingos'],
    ),
    months: joined(
      mistyped(
        listed(
          1,
          'janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro',
        ),
      ),
      listed(1, 'jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez'),
    ),
    ordinals: meanings(
      [1, 'primeiro, primeira, 1º, 1ª'],
      [2, 'segundo, segunda, 2º, 2ª'],
      [3, 'terceiro, terceira, 3º, 3ª'],
      [4, 'quarto, quarta, 4º, 4ª'],
      [5, 'quinto, quinta'],
      [-1, 'último, última'],
    ),
    ordinalEndings: words('º, o'),
    modifiers: meanings<Which>(
      [
        'coming',
        'este, esta, nesta, neste, essa, esse, que vem, q vem, agora, dessa semana, desta semana, que vem agora, nessa',
      ],
      ['next', 'próximo, próxima, prox, seguinte, na próxima, no próximo'],
      ['last', 'passado, passada, último'],
      ['every', 'toda, todo, cada, todas as, todos os, tds as'],
      ['every_other', 'a cada dois, a cada duas, dia sim dia não, uma sim outra não, cada duas'],
    ),
    weeks: meanings(
      [0, 'esta semana, essa semana, desta semana, dessa semana, nesta semana'],
      [
        1,
        'semana que vem, próxima semana, na próxima semana, na semana que vem, semana q vem, da semana que vem, da próxima semana, semana seguinte, a próxima semana',
      ],
      [2, 'daqui a duas semanas, na outra semana'],
    ),
    monthsAhead: meanings(
      [0, 'mês, este mês, deste mês, desse mês, neste mês, nesse mês'],
      [1, 'mês que vem, próximo mês, no próximo mês, do mês que vem, do próximo mês, no mês que vem'],
    ),
    yearsAhead: meanings([0, 'ano, este ano, deste ano'], [1, 'ano que vem, próximo ano, do ano que vem']),
    weekends: meanings<'coming' | 'next'>(
      [
        'coming',
        'fim de semana, este fim de semana, neste fim de semana, no fim de semana, fds, nesse fim de semana, esse fim de semana, final de semana, no fds, nesse fds, este fds',
      ],
      ['next', 'próximo fim de semana, fim de semana que vem, no próximo fim de semana, próximo fds, fds que vem'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      [
        'start',
        'início de, no início de, começo de, no começo de, início do, começo do, no início do, no começo do, primeiro dia do',
      ],
      ['middle', 'meados de, em meados de, metade de, meio do, no meio do'],
      [
        'end',
        'fim de, no fim de, final de, no final de, fim do, no fim do, final do, no final do, último dia do, no último dia do, último dia de, fins de',
      ],
    ),
    rhythms: meanings(
      [
        { freq: 'daily', interval: 1 },
        'todos os dias, todo dia, diariamente, cada dia, todo santo dia, tds os dias, diário',
      ],
      [{ freq: 'daily', interval: 2 }, 'a cada dois dias, dia sim dia não, a cada 2 dias, dia sim, dia não'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'dias úteis, em dias úteis, de segunda a sexta, todos os dias úteis, todo dia útil, nos dias úteis, durante a semana',
      ],
      [
        { freq: 'weekly', interval: 1, weekdays: [6, 7] },
        'todo fim de semana, todos os fins de semana, aos fins de semana, nos fins de semana',
      ],
      [{ freq: 'weekly', interval: 1 }, 'toda semana, semanalmente, todas as semanas, cada semana, uma vez por semana'],
      [
        { freq: 'weekly', interval: 2 },
        'a cada duas semanas, a cada 2 semanas, quinzenalmente, semana sim semana não, a cada quinze dias, a cada 15 dias, de quinze em quinze dias, de duas em duas semanas',
      ],
      [{ freq: 'weekly', interval: 3 }, 'a cada três semanas, a cada 3 semanas'],
      [
        { freq: 'monthly', interval: 1 },
        'todo mês, mensalmente, todos os meses, cada mês, de cada mês, de todo mês, uma vez por mês, de todos os meses',
      ],
      [{ freq: 'monthly', interval: 2 }, 'a cada dois meses, a cada 2 meses'],
      [{ freq: 'monthly', interval: 3 }, 'a cada três meses, trimestralmente'],
      [{ freq: 'yearly', interval: 1 }, 'todo ano, anualmente, todos os anos, cada ano, uma vez por ano'],
    ),
    holidays,
    dayBeside: meanings(
      [
        1,
        'dia depois do, dia depois de, o dia depois de, o dia seguinte a, dia seguinte ao, um dia depois de, um dia depois do, dia seguinte à',
      ],
      [
        -1,
        'dia antes de, dia antes do, o dia antes de, véspera de, véspera do, na véspera de, na véspera do, um dia antes de, um dia antes do',
      ],
    ),
    dayBehind: meanings([7, 'em oito dias']),
    bounds: meanings<'before' | 'after'>(
      ['before', 'a qualquer hora antes das, antes de, antes das, antes da, antes do, menos de, em menos de'],
      [
        'after',
        'a qualquer hora depois das, quando quiser depois das, depois das, após as, mais de, em mais de, não antes das, passadas as',
      ],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'entre, entre as'], ['from', 'de, das, desde as']),
    rangeTo: words('a, às, até, até às, até as, -, –, —, ~'),
    or: words('ou, ou então, ou talvez, ou às, /'),
    roughly: words('umas, uns, mais ou menos, aproximadamente, aprox, quase, cerca de, talvez, exatamente'),
    vague: words('mais tarde, logo mais, em breve, algum dia, depois, logo'),
    dayOf: words('dia, o dia, no dia'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', 'meio dia, meiodia, 12h do dia'],
      ['midnight', 'meia noite, meianoite'],
      ['lunch', 'hora do almoço, na hora do almoço, almoço'],
      ['endOfDay', 'fim do dia, no fim do dia, final do dia, no final do dia, fim do expediente'],
    ),
    am: words('am, a.m'),
    pm: words('pm, p.m'),
    oclock: words('h, hs, hrs, horas, hora, em ponto, horas em ponto'),
    minutesBehind: meanings(
      [30, 'e meia, e meio, e 1/2'],
      [15, 'e um quarto, e quarto'],
      [-15, 'menos um quarto, menos quarto'],
    ),
    minutesAround: meanings(
      [-15, 'quinze para as, 15 para as, um quarto para as, quinze pras, 15 pras, quinze para a'],
      [-10, 'dez para as, 10 para as, dez pras, 10 pras, dez para a'],
      [-5, 'cinco para as, 5 para as, cinco pras, 5 pras, cinco para a'],
      [-20, 'vinte para as, 20 para as, vinte pras, 20 pras, vinte para a'],
      [-25, 'vinte e cinco para as, 25 para as'],
    ),
    countAround: meanings([-1, 'para as, minutos para as, pras, para a']),
    countBehind: meanings([1, 'e'], [-1, 'menos']),
    clockMinutes: words('minutos, min'),
    timeOf: words('hora de, horário de, hora do, horas de'),
    timeIn: words('hora de, horário de, hora do, horário do, no horário de'),
    durationOpeners: words('em, daqui a, daqui, dentro de, daki a, dakí a, após, depois de'),
    afterNow: words('a partir de agora, a contar de agora'),
    ago: words('atrás'),
    later: words('mais tarde, depois'),
    earlier: words('mais cedo, antes'),
    fromDay: words('a partir de, depois de, após, a contar de, depois da, depois do, a partir da'),
    roughlyBehind: words(
      'em ponto, mais ou menos, e pouco, e pouquinho, no máximo, aproximadamente, exatas, exatos, exatamente, cravadas',
    ),
    ownTime: words('hora local, minha hora, meu horário, horário local, nosso horário'),
    few: words('alguns, algumas, umas, uns'),
    numbers: joined(
      listed(1, `${units}, dez, onze, doze, treze, catorze, quinze, dezesseis, dezessete, dezoito`),
      listed(19, 'dezenove, vinte'),
      meanings(
        ...tens,
        ...compound,
        [14, 'quatorze'],
        [16, 'dezasseis'],
        [17, 'dezassete'],
        [19, 'dezanove'],
        [0.5, 'meia, meio'],
        [0.25, 'um quarto de'],
        [1, 'um, uma'],
        [2, 'duas, dois, um par de'],
        [3, 'três, algumas, alguns, umas'],
        [1.5, 'uma e meia, um e meio'],
      ),
    ),
    years: yearsOf([...tens, ...compound], (name) => [`dois mil e ${name}`]),
    sameTime: words('a esta hora, à mesma hora, neste horário, nesse mesmo horário, no mesmo horário'),
    halves: meanings([0.5, 'meia, meio'], [0.25, 'quarto']),
    units: meanings<Unit>(
      ['seconds', 's, seg, segundo, segundos'],
      ['minutes', 'm, min, mins, minuto, minutos, minutinhos, minutinho'],
      ['hours', 'h, hs, hrs, hora, horas, horinhas, horinha'],
      ['days', 'dia, dias'],
      ['weeks', 'semana, semanas'],
      ['months', 'mês, meses'],
      ['years', 'ano, anos'],
    ),
    distances: meanings(
      [
        { unit: 'minutes', amount: 90 },
        'hora e meia, uma hora e meia, 1 hora e meia, 1h e meia, uma horinha e meia, horinha e meia',
      ],
      [{ unit: 'minutes', amount: 15 }, 'um quarto de hora, quarto de hora'],
      [{ unit: 'weeks', amount: 2 }, 'quinzena, uma quinzena, quinze dias'],
    ),
  },
  dayPartNouns: keys('noite, tarde, manhã, madrugada'),
  singularUnits: new Set(['segundo', 'minuto', 'hora', 'dia', 'semana', 'mes', 'ano']),
  everydayWords: new Set(
    'mar, set, out, seg, ter, qua, qui, sex, sab, dom, tarde, noite, cedo, Segunda, Quarta, Quinta, Sexta, reis, carnaval, manha, logo, depois, segundo, sextou'.split(
      ', ',
    ),
  ),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: pt.casual,
};
