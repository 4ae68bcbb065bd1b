import { ja } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { joined, meanings, words } from './tables.ts';

const FIGURES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 to 五十九 */
const kanji = Array.from({ length: 59 }, (_, index) => {
  const [tens, ones] = [Math.floor((index + 1) / 10), (index + 1) % 10];
  const ten = tens === 0 ? '' : `${tens > 1 ? FIGURES[tens] : ''}十`;
  return [index + 1, `${ten}${FIGURES[ones]}`] as const;
});

const months = Array.from({ length: 12 }, (_, index) => [
  index + 1,
  `${index + 1}月, ${kanji[index]?.[1] ?? ''}月`,
]) as [number, string][];

const days = ['月', '火', '水', '木', '金', '土', '日'];

export const japanese: Language = {
  name: 'ja',
  tables: {
    now: words('今, 今すぐ, すぐ, いますぐ, 直ちに, すぐに, 今すぐに, ただちに, 今から, 即'),
    links: words('の, に, は, で, へ, 、, ごろ, 頃, ころ, ごろに, 頃に, から, ちょうど, に、, を, @, at, までに'),
    clockLinks: words('@, at, ちょうど'),
    of: words('の'),
    and: words('と, ・, 、, &'),
    dayOffsets: meanings(
      [0, '今日中, 本日中, 今日中に, 今日, きょう, 本日, 当日'],
      [1, '明日, あした, あす, 翌日, 明日中'],
      [2, '明後日, あさって, 明後日中'],
      [3, '明々後日, しあさって, 明明後日'],
      [-1, '昨日, きのう'],
      [-2, '一昨日, おととい'],
    ),
    partsOfToday: meanings<DayPart>(['morning', '今朝, けさ'], ['evening', '今晩, 今夜, こんや, こんばん, 今夕']),
    dayParts: meanings<DayPart>(
      ['early', '早朝, 未明, 明け方'],
      ['morning', '朝, 午前, 午前中, あさ, 朝の, AM, am'],
      ['earlyAfternoon', '昼過ぎ, お昼過ぎ, 昼すぎ, お昼すぎ, 昼下がり'],
      ['late', '夜遅く, 夜遅くに'],
      ['first', '朝早く, 朝一, 朝イチ, 朝いち, 朝一番'],
      ['afternoon', '午後, 昼, お昼, 昼間, ひる, PM, pm, ごご'],
      ['evening', '夕方, 夜, 晩, よる, 夕, 夜の'],
      ['night', '深夜, 夜中, 真夜中'],
    ),
    weekdays: meanings(
      ...days.map((day, index) => [index + 1, `${day}曜日, ${day}曜, (${day}), （${day}）`] as const),
      [5, '金曜び, 華金'],
      [1, 'げつようび'],
      [7, 'にちようび'],
    ),
    months: meanings(...months),
    ordinals: meanings(
      [1, '第1, 第一, 最初, 一番目'],
      [2, '第2, 第二, 二番目'],
      [3, '第3, 第三, 三番目'],
      [4, '第4, 第四'],
      [5, '第5, 第五'],
      [-1, '最終, 最後, 最後の'],
    ),
    ordinalEndings: words('日'),
    modifiers: meanings<Which>(
      ['coming', '今週, 今度, 今度の, こんどの, 今週の, 次の今週'],
      ['next', '次の, 次, つぎの'],
      ['last', '先週, 前の, 先週の'],
      ['every', '毎週, 毎, まいしゅう, 毎週の'],
      ['every_other', '隔週, 隔週の, 2週間ごとの, 一週おきの'],
    ),
    weeks: meanings([0, '今週, 今週の'], [1, '来週, らいしゅう, 翌週, 来週の'], [2, '再来週, さらいしゅう, 再来週の']),
    monthsAhead: meanings([0, '今月, 今月の, こんげつ'], [1, '来月, 来月の, らいげつ, 翌月'], [2, '再来月, 再来月の']),
    yearsAhead: meanings([0, '今年, 今年の'], [1, '来年, 来年の'], [2, '再来年']),
    weekends: meanings<'coming' | 'next'>(['coming', '週末, 今週末, 今度の週末'], ['next', '来週末, 次の週末']),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', '初め, 始め, 上旬, 初日, 頭'],
      ['middle', '半ば, 中旬, 中頃'],
      ['end', '末, 終わり, 下旬, 最終日'],
    ),
    monthEdges: meanings<'start' | 'middle' | 'end'>(
      ['end', '月末, 月末日, 今月末'],
      ['start', '月初, 月初め'],
      ['middle', '月半ば'],
    ),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, '毎日, まいにち, 日々'],
      [{ freq: 'daily', interval: 2 }, '一日おき, 1日おき, 隔日, 2日ごと, 1日おきに, 2日ごとに, 一日おきに'],
      [{ freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] }, '平日, 毎平日, 平日毎日, 毎週平日, 平日は'],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, '毎週末, 毎週土日, 土日'],
      [{ freq: 'weekly', interval: 1 }, '毎週, 週に1回, 週1回'],
      [{ freq: 'weekly', interval: 2 }, '隔週, 2週間ごと, 二週間ごと, 2週間に1回, 2週間ごとに, 隔週で'],
      [{ freq: 'monthly', interval: 1 }, '毎月, まいつき, 月に1回, 月1回'],
      [{ freq: 'monthly', interval: 2 }, '隔月, 2ヶ月ごと'],
      [{ freq: 'yearly', interval: 1 }, '毎年, まいとし, 年に1回'],
    ),
    holidays: meanings(
      ['new_year', '元日, 元旦, 正月, お正月'],
      ['new_years_eve', '年末, 今年末, 大晦日, おおみそか, 大みそか'],
      ['setsubun', '節分'],
      ['valentine', 'バレンタインデー, バレンタイン'],
      ['hinamatsuri', 'ひな祭り, 雛祭り'],
      ['white_day', 'ホワイトデー'],
      ['april_fools', 'エイプリルフール'],
      ['childrens_day', 'こどもの日, 子供の日'],
      ['mothers_day_may_2', '母の日'],
      ['coming_of_age', '成人の日'],
      ['foundation_jp', '建国記念の日, 建国記念日'],
      ['defender_day', '天皇誕生日'],
      ['showa', '昭和の日'],
      ['constitution_jp', '憲法記念日'],
      ['greenery', 'みどりの日'],
      ['marine', '海の日'],
      ['mountain', '山の日'],
      ['aged', '敬老の日'],
      ['sports_jp', 'スポーツの日, 体育の日'],
      ['labor_thanks', '勤労感謝の日'],
      ['fathers_day', '父の日'],
      ['tanabata', '七夕'],
      ['culture_day', '文化の日'],
      ['halloween', 'ハロウィン, ハロウィーン'],
      ['black_friday', 'ブラックフライデー'],
      ['cyber_monday', 'サイバーマンデー'],
      ['christmas_eve', 'クリスマスイブ, クリスマスイヴ, クリスマス・イブ, イブ'],
      ['christmas', 'クリスマス, クリスマス当日'],
      ['easter', 'イースター, 復活祭'],
    ),
    dayBehind: meanings([1, 'の翌日, の次の日'], [-1, 'の前日, の前の日']),
    bounds: meanings<'before' | 'after'>(['before', '以前の'], ['after', '以降の']),
    ranges: meanings<'between' | 'from'>(),
    rangeTo: words('から, 〜, ～, -, –, —, ~'),
    or: words('か, または, もしくは, それとも, /'),
    roughlyBehind: words(
      'くらい, ぐらい, 前後, あたり, の間, の間に, 間, くらいに, ぐらいに, 過ぎ, すぎ, ジャスト, きっかり, ぴったり',
    ),
    roughly: words('約, およそ, だいたい, 大体'),
    vague: words('後で, あとで, いつか, 後ほど, そのうち'),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      ['noon', '正午, お昼の12時, 昼の12時, お昼12時'],
      ['midnight', '深夜0時, 真夜中, 夜の12時, 夜12時, 深夜12時'],
      ['lunch', 'お昼, お昼ごろ, お昼頃, 昼休み, お昼休み, ランチタイム'],
      ['endOfDay', '仕事終わり, 終業後, 退勤後, 終業時, 定時'],
    ),
    am: words('am'),
    pm: words('pm'),
    oclock: words('時, 時ちょうど, 時きっかり, じ, 時丁度'),
    minutesBehind: meanings([30, '半, はん']),
    clockMinutes: words('分, 分ちょうど, ふん'),
    timeOf: words('時間'),
    afterNow: words('後, 後に, 後で, あと, あとに, ご, 経ったら, したら, 後くらい'),
    ago: words('前, まえ'),
    later: words('遅く, 遅らせて, 後ろに'),
    earlier: words('早く, 早めて, 前倒し'),
    durationOpeners: words('あと'),
    fromDay: words('から'),
    numbers: joined(
      meanings(...kanji),
      meanings([0.5, '半'], [10, '十'], [0, '零, 〇'], [1, 'いち'], [7, 'しち, なな'], [2, '数']),
    ),
    halves: meanings([0.5, '半']),
    units: meanings<Unit>(
      ['seconds', '秒'],
      ['minutes', '分, 分間, ぷん'],
      ['hours', '時間, h'],
      ['days', '日, 日間'],
      ['weeks', '週間, 週'],
      ['months', 'ヶ月, か月, カ月, ヵ月, ケ月, 箇月, ヶ月間'],
      ['years', '年, 年間'],
    ),
    distances: meanings(
      [{ unit: 'minutes', amount: 30 }, '半時間, 三十分'],
      [{ unit: 'days', amount: 2 }, '二日, ふつか'],
      [{ unit: 'days', amount: 3 }, '三日, みっか'],
      [{ unit: 'days', amount: 15 }, '半月'],
    ),
  },
  singularUnits: new Set(),
  everydayWords: new Set(['朝', '昼', '夜', '晩', '夕', '次', '今', '末', '半', '頭']),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: ja.casual,
};
