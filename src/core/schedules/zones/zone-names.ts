/**
 * What people write behind a clock, and the IANA zones it can mean. Daylight-saving names stand for
 * the place, not for an offset: whoever writes "7pm PST" in July means seven in Los Angeles.
 * Several zones: asked, unless the writer lives in one.
 */
export const ZONE_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'PST PDT PT Pacific': ['America/Los_Angeles'],
    'MST MDT MT Mountain': ['America/Denver'],
    'CST CDT': ['America/Chicago', 'Asia/Shanghai'],
    'CT Central': ['America/Chicago'],
    'EST EDT ET Eastern': ['America/New_York'],
    'AKST AKDT': ['America/Anchorage'],
    HST: ['Pacific/Honolulu'],
    BRT: ['America/Sao_Paulo'],
    'GMT UTC Z Zulu': ['UTC'],
    BST: ['Europe/London'],
    WEST: ['Europe/Lisbon'],
    'CET CEST MEZ MESZ': ['Europe/Berlin'],
    'EET EEST': ['Europe/Helsinki'],
    MSK: ['Europe/Moscow'],
    SAST: ['Africa/Johannesburg'],
    GST: ['Asia/Dubai'],
    PKT: ['Asia/Karachi'],
    IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
    WIB: ['Asia/Jakarta'],
    SGT: ['Asia/Singapore'],
    HKT: ['Asia/Hong_Kong'],
    AWST: ['Australia/Perth'],
    JST: ['Asia/Tokyo'],
    KST: ['Asia/Seoul'],
    'ACST ACDT': ['Australia/Adelaide'],
    'AEST AEDT': ['Australia/Sydney'],
    'NZST NZDT': ['Pacific/Auckland'],
  }).flatMap(([names, zones]) => names.split(' ').map((name) => [name, zones] as const)),
);

/** Also understood in small letters; the others are too easily words. */
export const ZONES_IN_SMALL_LETTERS: ReadonlySet<string> = new Set(
  'pst pdt cst cdt mst mdt est edt gmt utc cet cest bst jst aest aedt mez mesz brt ist'.split(' '),
);

/** Understood only with "time" behind them. */
export const ZONES_BEFORE_TIME: ReadonlySet<string> = new Set('Pacific Mountain Central Eastern'.split(' '));

/** Places whose name is not that of their zone, or is another one in other languages. */
export const CITIES_BY_OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/New_York':
      'nueva york, nova york, nova iorque, ny, nyc, new york city, ニューヨーク, miami, boston, washington, atlanta, east coast',
    'America/Los_Angeles':
      'la, los ángeles, san francisco, sf, seattle, california, west coast, las vegas, ロサンゼルス',
    'America/Chicago': 'texas, dallas, houston, austin',
    'America/Mexico_City': 'méxico, mexico, ciudad de méxico, cdmx, ciudad de mexico',
    'America/Sao_Paulo': 'são paulo, brasília, brasilia, rio, rio de janeiro, brasil, brazil',
    'America/Argentina/Buenos_Aires': 'argentina, buenos aires',
    'America/Bogota': 'bogotá, colombia',
    'America/Lima': 'perú, peru',
    'America/Santiago': 'chile',
    'Europe/London': 'londres, uk, british, england, ロンドン',
    'Europe/Berlin':
      'germany, berlín, berlim, berliner, deutsche, deutscher, münchen, hamburg, frankfurt, köln, german, deutschland, ベルリン',
    'Europe/Paris': 'parís, pariser, france, french, la france, ville de paris, パリ',
    'Europe/Madrid': 'españa, espana, spain, madrid, barcelona, peninsular, madrileña',
    'Europe/Lisbon': 'lisboa, portugal, lissabon',
    'Europe/Rome': 'roma, italy, milan',
    'Europe/Vienna': 'wien, wiener',
    'Europe/Zurich': 'zürich, schweizer, swiss',
    'Europe/Moscow': 'moskau, moscou, moscú',
    'Europe/Amsterdam': 'netherlands, dutch',
    'Asia/Tokyo': 'japan, tokio, tóquio, 日本, 東京',
    'Asia/Seoul': 'korea, seúl',
    'Asia/Shanghai': 'china, beijing, peking',
    'Asia/Kolkata': 'india, indian, delhi, mumbai',
    'Asia/Dubai': 'dubai',
    'Australia/Sydney': 'sidney, sídney, melbourne',
  }).flatMap(([zone, names]) => names.split(', ').map((name) => [name, zone] as const)),
);
