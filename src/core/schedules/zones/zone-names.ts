/** Time zones by what people call the place they live in. */
import { isTimeZone } from './time-zone.ts';

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
    'MSK МСК': ['Europe/Moscow'],
    ITALIANE: ['Europe/Rome'],
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
    'NZST NZDT NZT': ['Pacific/Auckland'],
    PHT: ['Asia/Manila'],
    ICT: ['Asia/Bangkok'],
    ART: ['America/Argentina/Buenos_Aires'],
    'CLT CLST': ['America/Santiago'],
    COT: ['America/Bogota'],
    PET: ['America/Lima'],
    'AST ADT': ['America/Halifax'],
    'NST NDT': ['America/St_Johns'],
    AKT: ['America/Anchorage'],
    BRST: ['America/Sao_Paulo'],
    WET: ['Europe/Lisbon'],
    'TRT TSİ': ['Europe/Istanbul'],
    IDT: ['Asia/Jerusalem'],
    IRST: ['Asia/Tehran'],
    NPT: ['Asia/Kathmandu'],
    MMT: ['Asia/Yangon'],
    MYT: ['Asia/Kuala_Lumpur'],
    WITA: ['Asia/Makassar'],
    WIT: ['Asia/Jayapura'],
    UZT: ['Asia/Tashkent'],
    ALMT: ['Asia/Almaty'],
    EAT: ['Africa/Nairobi'],
    CAT: ['Africa/Maputo'],
    WAT: ['Africa/Lagos'],
    ChST: ['Pacific/Guam'],
    AET: ['Australia/Sydney'],
  }).flatMap(([names, zones]) => names.split(' ').map((name) => [name, zones] as const)),
);

/** Also understood in small letters; the others are too easily words. */
export const ZONES_IN_SMALL_LETTERS: ReadonlySet<string> = new Set(
  'pst pdt cst cdt mst mdt est edt gmt utc cet cest bst jst aest aedt mez mesz brt ist kst sgt hkt msk nzst nzdt awst eet eest мск italiane'.split(
    ' ',
  ),
);

/** Understood only with "time" behind them. */
export const ZONES_BEFORE_TIME: ReadonlySet<string> = new Set('Pacific Mountain Central Eastern'.split(' '));

/** Places whose name is not that of their zone, or is another one in other languages. */
export const CITIES_BY_OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/New_York':
      'eastern standard, eastern daylight, nueva york, nova york, nova iorque, ny, nyc, new york city, ニューヨーク, miami, boston, washington, atlanta, east coast, нью-йорку, нью-йоркскому времени, nowojorskiego, new yorkse, newyorkese',
    'America/Los_Angeles':
      'pacific standard, pacific daylight, la, los ángeles, san francisco, sf, seattle, california, west coast, las vegas, ロサンゼルス, лос-анджелесу',
    'Pacific/Honolulu': 'hawaii, hawaiian, ハワイ',
    'America/Phoenix': 'arizona',
    'Pacific/Auckland': 'new zealand, nz',
    'America/Toronto': 'montréal, montreal, québec, quebec, ottawa',
    'America/Denver': 'mountain standard, mountain daylight',
    'America/Chicago': 'central standard, central daylight, texas, dallas, houston, austin',
    'America/Mexico_City': 'méxico, mexico, ciudad de méxico, cdmx, ciudad de mexico',
    'America/Sao_Paulo': 'são paulo, brasília, brasilia, rio, rio de janeiro, brasil, brazil',
    'America/Argentina/Buenos_Aires': 'argentina, buenos aires',
    'America/Bogota': 'bogotá, colombia',
    'America/Lima': 'perú, peru',
    'America/Santiago': 'chile',
    'Europe/London':
      'londres, londra, londyn, uk, british, england, ロンドン, londense, britse, britische, londyńskiego, лондону, лондонскому времени, britannique, inglesa, inglese',
    'Europe/Berlin':
      'germany, berlín, berlim, berliner, deutsche, deutscher, münchen, hamburg, frankfurt, köln, german, deutschland, ベルリン, berlino, duitse, berlijnse, niemieckiego, berlińskiego, берлину, берлинскому времени, tedesca, allemande, alemana, alemã',
    'Europe/Paris':
      'parís, pariser, france, french, la france, ville de paris, パリ, parigi, parijse, paryskiego, парижу, парижскому времени, française, francese, francesa',
    'Europe/Madrid':
      'españa, espana, spain, spanish, madrid, barcelona, peninsular, madrileña, española, espanhola, spagnola, spaanse, мадриду',
    'Europe/Lisbon': 'lisboa, portugal, portuguese, lissabon, lisbona, portuguesa, portugaise',
    'Europe/Rome': 'roma, italy, italian, milan, italiana, italienne, italiaanse, italienische, włoskiego, риму',
    'Europe/Vienna': 'wien, wiener',
    'Europe/Zurich': 'zürich, schweizer, swiss',
    'Europe/Moscow': 'moskau, moscou, moscú, mosca, москве, московскому времени, moskiewskiego, moskouse',
    'Europe/Kyiv': 'kiew, kiev, kijowa, киеву, киевскому времени',
    'Europe/Warsaw': 'polish, polskiego, warschau, varsovie, varsovia, warszawskiego, polskiego, варшаве',
    'Europe/Amsterdam': 'netherlands, dutch, nederlandse, amsterdamse, holenderskiego, olandese',
    'Asia/Tokyo':
      'japan, japanese, tokio, tóquio, 日本, 東京, токио, tokijskiego, japońskiego, giapponese, japanse, japanische',
    'Asia/Seoul': 'korea, seúl',
    'Asia/Shanghai': 'china, beijing, peking',
    'Asia/Kolkata': 'india, indian, delhi, mumbai',
    'Asia/Dubai': 'dubai',
    'Australia/Sydney': 'sidney, sídney, melbourne, australian eastern, new south wales, nsw, victoria',
    'Australia/Perth': 'western australia, australian western',
    'Australia/Brisbane': 'queensland, brissie',
    'Europe/Dublin': 'ireland, irish, irlanda, irland',
    'Europe/Brussels': 'belgium, belgian, bruxelles, brüssel, brussel, bruselas, belgische',
    'Europe/Athens': 'greece, greek, athen, atenas, atene, athènes',
    'Europe/Stockholm': 'sweden, swedish',
    'Europe/Oslo': 'norway, norwegian',
    'Europe/Copenhagen': 'denmark, danish, kopenhagen, copenhague',
    'Europe/Helsinki': 'finland, finnish',
    'Europe/Prague': 'czech, prag, praga, praski',
    'Europe/Budapest': 'hungary, hungarian',
    'Europe/Bucharest': 'romania, romanian, bukarest',
    'Europe/Istanbul': 'turkey, turkish, türkiye, stambuł, estambul',
    'Asia/Jerusalem': 'israel, israeli, tel aviv',
    'Asia/Riyadh': 'saudi, saudi arabia',
    'Asia/Karachi': 'pakistan',
    'Asia/Dhaka': 'bangladesh',
    'Asia/Manila': 'philippines, philippine',
    'Asia/Jakarta': 'indonesia',
    'Asia/Bangkok': 'thailand, thai',
    'Asia/Ho_Chi_Minh': 'vietnam, vietnamese',
    'Asia/Kuala_Lumpur': 'malaysia, kl',
    'Asia/Taipei': 'taiwan',
    'Asia/Hong_Kong': 'hongkong',
    'Africa/Cairo': 'egypt, kairo, el cairo, il cairo, le caire',
    'Africa/Lagos': 'nigeria',
    'Africa/Nairobi': 'kenya',
    'Africa/Johannesburg': 'south africa, south african',
    'Africa/Casablanca': 'morocco, maroc',
    'America/Halifax': 'atlantic standard, atlantic daylight, nova scotia, atlantic',
    'America/St_Johns': 'newfoundland',
    'America/Anchorage': 'alaska, alaskan',
    'America/Vancouver': 'british columbia, bc',
    'America/Caracas': 'venezuela',
    'America/Havana': 'cuba, la habana',
    'America/Puerto_Rico': 'puerto rico',
    'Atlantic/Canary': 'canarias, islas canarias, canary islands, kanaren, kanarische',
    'Atlantic/Azores': 'açores, azores',
    'Atlantic/Reykjavik': 'iceland, islandia',
  }).flatMap(([zone, names]) => names.split(', ').map((name) => [name, zone] as const)),
);

/** Where many people live and after which no zone is named. */
const citiesOfZones: Readonly<Record<string, string>> = {
  'Africa/Lagos': 'Abuja, Ibadan, Kano',
  'Africa/Johannesburg': 'Cape Town, Durban, Pretoria',
  'Africa/Cairo': 'Alexandria, Giza',
  'America/Los_Angeles': 'San Francisco, San Diego, Seattle, Portland, Las Vegas, Sacramento',
  'America/Denver': 'Salt Lake City, Albuquerque',
  'America/Chicago': 'Dallas, Houston, Austin, San Antonio, New Orleans, Minneapolis, Nashville',
  'America/New_York': 'Boston, Philadelphia, Washington, Miami, Atlanta, Orlando, Charlotte',
  'America/Toronto': 'Ottawa, Quebec',
  'America/Edmonton': 'Calgary',
  'America/Mexico_City': 'Guadalajara, Puebla',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasilia, Belo Horizonte, Curitiba',
  'America/Bogota': 'Medellin, Cali',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Riyadh': 'Jeddah, Mecca',
  'Asia/Karachi': 'Lahore, Islamabad',
  'Asia/Kolkata': 'Mumbai, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad, Kolkata',
  'Asia/Shanghai': 'Beijing, Shenzhen, Guangzhou, Chengdu, Wuhan',
  'Asia/Tokyo': 'Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka',
  'Asia/Seoul': 'Busan, Incheon',
  'Asia/Ho_Chi_Minh': 'Hanoi, Da Nang, Ho Chi Minh City, Saigon',
  'Asia/Jakarta': 'Bandung, Surabaya',
  'Asia/Manila': 'Cebu, Quezon City',
  'Australia/Sydney': 'Canberra, Newcastle',
  'Australia/Brisbane': 'Gold Coast',
  'Europe/Berlin': 'Hamburg, Munich, München, Cologne, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden',
  'Europe/Kyiv': 'Lviv, Odesa, Kharkiv',
  'Europe/London': 'Manchester, Birmingham, Liverpool, Edinburgh, Glasgow, Cardiff, Bristol, Leeds',
  'Europe/Madrid': 'Barcelona, Valencia, Seville, Bilbao',
  'Europe/Lisbon': 'Porto',
  'Europe/Paris': 'Lyon, Marseille, Toulouse, Nice, Bordeaux, Lille',
  'Europe/Rome': 'Milan, Milano, Naples, Turin, Florence, Venice, Bologna',
  'Europe/Zurich': 'Geneva, Basel, Bern, Lausanne',
  'Europe/Vienna': 'Graz, Linz, Salzburg, Innsbruck',
  'Europe/Amsterdam': 'Rotterdam, The Hague, Utrecht, Eindhoven',
  'Europe/Brussels': 'Antwerp, Ghent',
  'Europe/Warsaw': 'Krakow, Gdansk, Wroclaw, Poznan',
  'Europe/Prague': 'Brno',
  'Europe/Stockholm': 'Gothenburg, Malmö',
  'Europe/Istanbul': 'Ankara, Izmir',
  'Pacific/Auckland': 'Wellington, Christchurch',
};

/** Cities after which no zone is named, by their zone. */
export const BIG_CITIES: ReadonlyMap<string, string> = new Map(
  Object.entries(citiesOfZones).flatMap(([zone, names]) => names.split(', ').map((name) => [name, zone] as const)),
);

/** A time zone under a name that people use. */
export interface NamedZone {
  /** As people know it: a city, an abbreviation. */
  readonly place: string;
  readonly timeZone: string;
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const cities: readonly NamedZone[] = [
  ...Intl.supportedValuesOf('timeZone').map((timeZone) => ({ place: cityOf(timeZone), timeZone })),
  ...[...BIG_CITIES].map(([place, timeZone]) => ({ place, timeZone })),
].sort((one, other) => (one.place < other.place ? -1 : 1));

const abbreviations: readonly NamedZone[] = [...ZONE_NAMES].flatMap(([place, zones]) =>
  zones.map((timeZone) => ({ place, timeZone })),
);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();

/** What the words mean exactly: a zone's own name, a city, an abbreviation; none, or several. */
export function zonesNamed(text: string): readonly NamedZone[] {
  const name = text.trim().replaceAll(' ', '_');
  if (name.includes('/') && isTimeZone(name)) return [{ place: cityOf(name), timeZone: name }];
  const wanted = plain(text);
  const named = [...cities, ...abbreviations].filter(({ place }) => plain(place) === wanted);
  return distinct(named);
}

/** For somebody who is still typing: what begins with it, then what contains it. */
export function searchZones(typed: string, most: number): readonly NamedZone[] {
  const wanted = plain(typed);
  const begins = cities.filter(({ place }) => plain(place).startsWith(wanted));
  const contains = cities.filter(({ place, timeZone }) => plain(`${place} ${timeZone}`).includes(wanted));
  return distinct([...zonesNamed(typed), ...begins, ...contains]).slice(0, most);
}

function distinct(zones: readonly NamedZone[]): readonly NamedZone[] {
  const byName = new Map(zones.map((zone) => [`${plain(zone.place)} ${zone.timeZone}`, zone]));
  return [...byName.values()];
}
