/** What somebody says to Schedy without a video: a command by its words, or a greeting. */

import { plainCommand } from './plain-command.ts';
import { withoutEnd } from './punctuation.ts';
import { wholePattern } from './word-pattern.ts';

/** The commands that can be said in words, and what people say besides. */
export type TalkName =
  | 'help'
  | 'connect'
  | 'queue'
  | 'history'
  | 'profiles'
  | 'slots'
  | 'timezone'
  | 'calendar'
  | 'settings'
  | 'guests'
  | 'edit'
  | 'upload'
  | 'forget'
  | 'greeting'
  | 'thanks';

/** A command by its words, with what it is told, or a greeting. */
export interface Talk {
  readonly name: TalkName;
  /** What stands behind the words, as behind `/schedy …`; empty where nothing does. */
  readonly argument: string;
}

const CALENDAR = 'calendar|kalender|calendario|calendrier|calendário|kalendarz|календарь|カレンダー';

/** In every language, one line each; the words must be all that is said. */
const WORDS: Readonly<Record<TalkName, readonly string[]>> = {
  help: [
    'help|help me|how does (?:this|it) work|what can you do|how do i (?:post|start|use (?:this|it))|commands|menu',
    'hilfe|hilf mir|wie geht das|was kannst du',
    'ayuda|cómo funciona|qué puedes hacer|aide|comment ça marche|ajuda|como funciona',
    'aiuto|come funziona|hulp|hoe werkt dit|pomoc|jak to działa|помощь|как это работает|ヘルプ|使い方',
  ],
  connect: [
    "(?:(?:i (?:want|need|would like|'d like) to|how (?:do|can) i|can i|let me) )?(?:connect|link|add|log ?in|sign in)(?: to)?(?: (?:with|my|our|an?|the|another|new|tiktok|tik tok|account|profile))*",
    'verbinden|konto verbinden|mein konto verbinden|conectar(?: (?:mi )?cuenta)?|connecter(?: (?:mon )?compte)?|conectar(?: (?:minha )?conta)?',
    'collega(?:re)?(?: account)?|verbind(?:en)?(?: account)?|połącz(?: konto)?|подключить(?: аккаунт)?|接続|連携',
  ],
  queue: [
    "queue|the queue|my queue|show (?:me )?(?:the |my )?queue|what(?:'s| is) (?:planned|scheduled|coming(?: up)?|next|in the queue)|scheduled|planned|upcoming(?: posts)?|my posts|list",
    "warteschlange|was ist geplant|geplant|cola|qué hay programado|file d'attente|qu'est-ce qui est prévu|fila|o que está agendado",
    'coda|cosa è in programma|wachtrij|wat staat er gepland|kolejka|co jest zaplanowane|очередь|что запланировано|予定|予定一覧',
  ],
  history: [
    '(?:the |my |our )?history|show (?:me )?(?:the |my |our )?history|what (?:was|has been) posted|what(?: has|.s)? (?:went|gone) out(?: .{1,20})?|what did (?:we|i|you) post(?: .{1,20})?|(?:recent|past) posts|posted',
    'was ging raus|was wurde gepostet|qué se publicó|qué salió|qu.est-ce qui est sorti|o que saiu|cosa è uscito|verlauf|historial|historique|histórico|cronologia|geschiedenis|historia|история|履歴',
  ],
  profiles: [
    '(?:show (?:me )?)?(?:the |my |our )?(?:connected )?(?:profiles?|accounts?)|konten|perfiles|cuentas|profils|comptes|perfis|contas|profili|profielen|profile|профили|アカウント',
  ],
  slots: ['(?:show (?:me )?)?(?:the |my |our )?(?:time ?)?slots?|zeiten|horarios|créneaux|horários|слоты|枠'],
  timezone: [
    "(?:set |change |what(?:'s| is) )?(?:my )?time ?zone|zeitzone|zona horaria|fuseau horaire|fuso horário|fuso orario|tijdzone|strefa czasowa|часовой пояс|タイムゾーン",
  ],
  settings: [
    '(?:show (?:me )?)?(?:my |the |our )?settings|preferences|einstellungen|ajustes|configuración|paramètres|réglages|configurações|impostazioni|instellingen|ustawienia|настройки|設定',
  ],
  guests: ['guests?|gäste|invitados|invités|convidados|ospiti|gasten|goście|гости|ゲスト'],
  edit: ['edit(?: (?:it|this(?: post)?))?|bearbeiten|editar|modifier|modifica|bewerken|edytuj|изменить|編集'],
  upload: ['upload(?: (?:page|link))?|hochladen|subir|téléverser|carica|uploaden|загрузить|アップロード'],
  calendar: [
    `(?:show (?:me )?)?(?:the |my |our |der |el |le |il |de |o )?(?:${CALENDAR})(?:[:,]? .{1,40})?`,
    "what(?:'s| is) (?:on|planned|scheduled) (?:this|next) week|how does (?:this|next|the|our) week look",
  ],
  forget: [
    '(?:please )?(?:forget (?:about )?me|(?:delete|erase|remove) (?:all )?my (?:personal )?data)|vergiss mich|lösch(?:e)? (?:alle )?meine daten',
    'olvídame|borra (?:todos )?mis datos|oublie(?:-| )moi|supprime (?:toutes )?mes données|esqueça(?:-| )me|esquece(?:-| )me|apag(?:a|ue) (?:os )?meus dados',
    'dimenticami|cancella i miei dati|vergeet me|verwijder mijn gegevens|zapomnij o mnie|usuń moje dane|забудь меня|удали мои данные|私のデータを削除して',
  ],
  greeting: [
    'hi|hello|hey|yo|hi there|hey there|hello there|good (?:morning|afternoon|evening)|hallo|moin|servus|guten (?:tag|morgen|abend)',
    'hola|buenas|buenos días|salut|bonjour|bonsoir|coucou|oi|olá|bom dia|boa tarde|ciao|buongiorno|hoi|goedemorgen|cześć|dzień dobry|привет|здравствуйте|こんにちは|おはよう',
  ],
  thanks: [
    'thanks(?: a lot| so much)?|thank you(?: so much| very much)?|many thanks|thx|ty|cheers|danke(?: schön| dir| sehr)?|vielen dank',
    '(?:muchas )?gracias|merci(?: beaucoup)?|(?:muito )?obrigad[oa]|valeu|grazie(?: mille)?|dank je(?: wel)?|dank u|bedankt',
    'dziękuję|dzięki|(?:большое )?спасибо|ありがとう(?:ございます)?',
  ],
};

/** What is said before that which a command is told: `timezone Berlin`, `slots add fridays 18:00`. */
const TOLD: Partial<Readonly<Record<TalkName, string>>> = {
  timezone:
    '(?:(?:set|change) )?(?:my )?time ?zone(?: (?:is|to|in))?|(?:meine )?zeitzone(?: ist)?|(?:mi )?zona horaria|(?:mon )?fuseau horaire|fuso horário|fuso orario|tijdzone|strefa czasowa|часовой пояс|タイムゾーン',
  settings:
    'settings|einstellungen|ajustes|configuración|paramètres|réglages|impostazioni|instellingen|ustawienia|настройки',
  guests: 'guests?',
  slots: '(?:time ?)?slots? (?:add|keep)|(?:add|keep) (?:a |the )?(?:time ?)?slots?',
  edit: 'edit(?: post)?|bearbeite|edita|modifie',
};

/** The code of a post; `edit the caption` names none. */
const CODE = '[a-hjkmnp-z][a-hjkmnp-z2-9]{3,6}';
const ANYTHING = '\\S.{0,79}';

const TALKS = Object.entries(WORDS).map(([name, words]) => ({
  name: name as TalkName,
  pattern: wholePattern(`(?:/?schedy )?(?:${words.join('|')})`),
}));
const TOLD_TALKS = Object.entries(TOLD).map(([name, words]) => ({
  name: name as TalkName,
  pattern: wholePattern(
    `(?:/?schedy )?(?:${words})`,
    `[\\s:,]{1,3}(?<argument>${name === 'edit' ? CODE : name === 'guests' ? 'on|off' : ANYTHING})`,
  ),
}));

/** No command or greeting is longer. */
const LONGEST = 200;

/** Which command or greeting the words are; null when they are anything else. Letter case and marks aside. */
export function understandTalk(text: string): Talk | null {
  const bare = withoutEnd(text, /[\s.!?¿¡？。！,:)]/u).replace(/^[¿¡/\s]+/u, '');
  if (bare.length > LONGEST) return null;
  const said = [bare, plainCommand(bare, null) ?? ''];
  const whole = TALKS.find(({ pattern }) => said.some((words) => pattern.test(words)));
  if (whole) return { name: whole.name, argument: whole.name === 'calendar' ? weekIn(bare) : '' };
  for (const { name, pattern } of TOLD_TALKS) {
    const [argument] = said.flatMap((words) => pattern.exec(words)?.groups?.argument ?? []);
    if (argument !== undefined) return { name, argument };
  }
  return null;
}

const PLACE =
  /^(?:(?:i['’]?m|i am|i live|we['’]re|we are|ich bin|ich wohne|wir sind|estoy|vivo|je suis|estou|sono|ik ben) )?(?:(?:it['’]s|in|from|aus|en|à|em|a|w) )?(?<place>\p{L}.{1,59})$/iu;

/** Where somebody says that they are, when that was asked: "Berlin", "I am in New York". */
export function placeIn(text: string): string | null {
  const bare = withoutEnd(text, /[\s.!,]/u).trim();
  return bare.length > LONGEST ? null : (PLACE.exec(bare)?.groups?.place ?? null);
}

const calendarWord = new RegExp(`(?:${CALENDAR})[ :,]*(.*)$`, 'isu');

/** Which week the words of a wish for the calendar name; empty where they name none. */
function weekIn(text: string): string {
  const bare = withoutEnd(text, /[\s.!?¿¡？。！,:)]/u);
  const [, behind] = calendarWord.exec(bare) ?? [];
  return behind?.trim() ?? /(?:this|next) week/i.exec(bare)?.[0] ?? '';
}

const WEEKS: readonly (readonly [weeks: number, words: string])[] = [
  [
    0,
    '|this week|now|today|diese woche|esta semana|cette semaine|questa settimana|deze week|ten tydzień|w tym tygodniu|эта неделя|на этой неделе|今週',
  ],
  [
    1,
    'next(?: week)?|the coming week|nächste woche|kommende woche|(?:la )?próxima semana|la semana que viene|semana que vem|(?:la )?semaine prochaine|(?:la )?prossima settimana|volgende week|(?:w )?(?:następnym|przyszłym) tygodni[uo]|przyszły tydzień|(?:на )?следующ(?:ая|ей) недел[яе]|来週',
  ],
  [
    -1,
    'last week|(?:the )?previous week|letzte woche|vorige woche|la semana pasada|semana passada|(?:la )?semaine dernière|(?:la )?settimana scorsa|vorige week|zeszły tydzień|w zeszłym tygodniu|прошлая неделя|先週',
  ],
];

/** How many weeks from this one the words name, in every language; null where they are no such words. */
export function weekSaid(words: string): number | null {
  const said = words
    .trim()
    .toLowerCase()
    .replace(/^(?:for|of|on|für|de|para|pour|per|voor|на) /u, '');
  const found = WEEKS.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(said));
  return found ? found[0] : null;
}
