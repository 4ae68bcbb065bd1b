import type { DayPart } from '../../phrase.ts';
import type { Language, Unit } from '../language.ts';
import { meanings, words } from './tables.ts';

/**
 * Words for time of languages that are not read. They only show that a time was said, so that it is
 * asked about; each line is one language.
 */
export const elsewhere: Language = {
  name: 'xx',
  tables: {
    clockLinks: words(
      'saat, saatte, kl, klo, klockan, klokken, ora, orele, الساعة, الساعه, בשעה, ساعت, jam, pukul, lúc',
    ),
    links: words(
      'saat, saatte, bu, kl, klo, klockan, klokken, v, o, ve, la, ora, orele, στις, στο, σε, τις, о, об, у, на, в, во, около',
      'الساعة, الساعه, في, يوم, בשעה, ב, ביום, ساعت, در, jam, pukul, lúc, vào, hari, बजे, को, alle, op',
      'к, до, w, około, okolo, kolem, pe, den, på, i, a, à, om',
    ),
    dayOffsets: meanings(
      [0, 'bugün, bu akşam, bu gece, i dag, idag, i kväll, ikväll, i kveld, i aften, tänään, tana iltana'],
      [1, 'yarın, ertesi gün, i morgon, imorgon, i morgen, imorgen, huomenna, zítra, zajtra, holnap, mâine, maine'],
      [2, 'öbür gün, i övermorgon, i overmorgen, ylihuomenna, pozítří, pozajtra, holnapután, poimâine'],
      [0, 'dnes, ma, ma este, astăzi, azi, danas, danes, σήμερα, απόψε, днес, сьогодні'],
      [1, 'sutra, jutri, αύριο, утре, zajtra'],
      [0, 'اليوم, الليلة, היום, הערב, הלילה, امروز, امشب, आज, hari ini, malam ini, hôm nay, tối nay, วันนี้, คืนนี้'],
      [1, 'غدا, غدًا, بكرة, بكره, מחר, فردا, कल, besok, esok, ngày mai, mai, พรุ่งนี้, bukas, kesho, rytoj, rīt, homme'],
      [0, '오늘, 오늘밤, 오늘 밤, 오늘 저녁, 今天, 今晚, 今日, 今夜, ngayon, mamaya'],
      [1, '내일, 내일은, 明天, 明日, 明晚, 听日, 聽日'],
      [2, '모레, 后天, 後天, بعد غد, מחרתיים, परसों, lusa, ngày kia, มะรืนนี้'],
    ),
    dayParts: meanings<DayPart>(
      [
        'morning',
        'sabah, på morgonen, om morgonen, aamulla, ráno, reggel, dimineața, dimineata, το πρωί, πρωί, сутринта',
      ],
      [
        'morning',
        'صباحا, صباحًا, الصبح, בבוקר, صبح, सुबह, pagi, sáng, buổi sáng, 오전, 아침, 早上, 上午, 凌晨, утра, вранці',
      ],
      [
        'afternoon',
        'öğleden sonra, på eftermiddagen, iltapäivällä, odpoledne, popoludní, délután, το απόγευμα, απόγευμα',
      ],
      ['afternoon', 'بعد الظهر, العصر, אחר הצהריים, بعدازظهر, दोपहर, sore, chiều, buổi chiều, 오후, 下午, 中午, дня'],
      [
        'evening',
        'akşam, akşamı, på kvällen, om kvelden, om aftenen, illalla, večer, este, seara, το βράδυ, βράδυ, вечерта',
      ],
      [
        'evening',
        'مساء, مساءً, المساء, בערב, عصر, शाम, malam, tối, buổi tối, 저녁, 밤, 晚上, 傍晚, вечора, вечером, ввечері',
      ],
      [
        'night',
        'gece, på natten, yöllä, v noci, éjjel, noaptea, τη νύχτα, بالليل, ليلا, בלילה, شب, रात, đêm, 새벽, 深夜',
      ],
    ),
    weekdays: meanings(
      [
        1,
        'pazartesi, måndag, mandag, maanantaina, pondělí, pondelok, hétfőn, hétfő, luni, ponedjeljak, Δευτέρα, понеделник',
      ],
      [2, 'salı, tisdag, tirsdag, tiistaina, úterý, utorok, kedden, kedd, marți, utorak, Τρίτη, вторник, вівторок'],
      [
        3,
        'çarşamba, onsdag, keskiviikkona, středa, ve středu, streda, szerdán, szerda, miercuri, srijeda, Τετάρτη, середу',
      ],
      [
        4,
        'perşembe, torsdag, torstaina, čtvrtek, štvrtok, csütörtökön, csütörtök, joi, četvrtak, Πέμπτη, четвъртък, четвер',
      ],
      [5, 'cuma günü, fredag, perjantaina, pátek, v pátek, piatok, pénteken, péntek, vineri, petak, Παρασκευή, петък'],
      [
        6,
        'cumartesi, lördag, lørdag, lauantaina, sobota, v sobotu, szombaton, szombat, sâmbătă, subota, Σάββατο, събота',
      ],
      [
        7,
        'pazar günü, söndag, søndag, sunnuntaina, neděle, v neděli, nedeľa, vasárnap, duminică, nedjelja, Κυριακή, неделя',
      ],
      [1, 'الاثنين, الإثنين, יום שני, دوشنبه, सोमवार, senin, thứ hai, 월요일, 周一, 星期一, 礼拜一, วันจันทร์, понеділок'],
      [2, 'الثلاثاء, יום שלישי, سه‌شنبه, मंगलवार, selasa, thứ ba, 화요일, 周二, 星期二, วันอังคาร'],
      [3, 'الأربعاء, الاربعاء, יום רביעי, چهارشنبه, बुधवार, rabu, thứ tư, 수요일, 周三, 星期三, วันพุธ'],
      [4, 'الخميس, יום חמישי, پنجشنبه, गुरुवार, kamis, thứ năm, 목요일, 周四, 星期四, วันพฤหัสบดี'],
      [5, "الجمعة, יום שישי, جمعه, शुक्रवार, jumat, jum'at, thứ sáu, 금요일, 周五, 星期五, วันศุกร์, п'ятницю, п'ятниця"],
      [6, 'السبت, שבת, شنبه, शनिवार, sabtu, thứ bảy, 토요일, 周六, 星期六, วันเสาร์, суботу'],
      [
        7,
        'الأحد, الاحد, יום ראשון, یکشنبه, रविवार, minggu, chủ nhật, 일요일, 周日, 周天, 星期日, 星期天, วันอาทิตย์, неділю',
      ],
    ),
    weeks: meanings([
      1,
      'gelecek hafta, haftaya, nästa vecka, neste uke, ensi viikolla, příští týden, jövő héten, 다음 주, 다음주, 下周',
    ]),
    oclock: words(
      '시, 시에, 時, 时, 點, 点, 点钟, 點鐘, giờ, h, บาฬิกา, โมง, बजे, uur, ч, час, часа, часов, годин, hod, hodin, óra, órakor',
    ),
    clockMinutes: words('분, 분에, 分, phút, мин, минут'),
    durationOpeners: words(
      'через, за, om, över, za, după, în, σε, بعد, خلال, בעוד, dalam, sau, fra, tra, çeyrek, kuluttua, múlva, sonra, после',
    ),
    afterNow: words('sonra, kuluttua, múlva, 후, 후에, 뒤, 뒤에, 后, 後, 之后, 之後, nữa, lagi, बाद, में, ม'),
    numbers: meanings([1, 'bir, en, ett, et, yksi, jeden, jednu, egy, o, един, ένα, μία, одну, один, час']),
    units: meanings<Unit>(
      [
        'minutes',
        'dakika, dk, dakikada, minuter, minutter, minuuttia, minuutin, minut, minúty, minúť, perc, minute, λεπτά',
      ],
      [
        'minutes',
        'минути, минут, минуты, минуту, хвилин, دقيقة, دقائق, דקות, دقیقه, मिनट, menit, phút, 분, 分钟, 分鐘',
      ],
      [
        'hours',
        'saat, saatte, timmar, timme, timer, time, tuntia, tunnin, hodin, hodiny, hodinu, óra, ore, oră, ώρα, ώρες',
      ],
      [
        'hours',
        'час, часа, часов, години, годину, ساعة, ساعات, ساعتين, שעה, שעות, שעתיים, ساعت, घंटे, jam, giờ, tiếng, 시간, 小时, 小時',
      ],
      [
        'days',
        'gün, dagar, dager, dage, päivää, päivän, dní, dny, nap, zile, ημέρες, μέρες, дни, дней, дня, днів, أيام, ימים, दिन, hari, ngày, 일, 天',
      ],
      [
        'weeks',
        'hafta, vecka, veckor, uke, uker, uge, uger, viikon, viikkoa, týden, týdny, hét, săptămână, εβδομάδα, неделю, أسبوع, שבוע, minggu, tuần, 주, 周',
      ],
    ),
    bounds: meanings<'before' | 'after'>(
      ['before', 'före, før, ennen, přede, pred, înainte de, πριν, преди, перед, قبل, לפני, sebelum, trước, önce'],
      ['after', 'efter, etter, jälkeen, után, după, μετά, след, после, بعد, אחרי, setelah, sau'],
    ),
    ranges: meanings<'between' | 'from'>([
      'between',
      'mellan, mellem, mellom, mezi, între, között, μεταξύ, между, між, بين, בין, antara',
    ]),
  },
  dayPartNouns: new Set(),
  singularUnits: new Set(),
  everydayWords: new Set([
    'ma',
    'mai',
    'maine',
    'este',
    'la',
    'kl',
    'hari',
    'nap',
    'homme',
    'luni',
    'joi',
    'minute',
    'time',
    'fra',
    'om',
    'sau',
    'rit',
    'malam',
  ]),
  twentyFourHours: true,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: null,
};
