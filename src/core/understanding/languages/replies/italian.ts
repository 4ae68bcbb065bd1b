import type { ReplyWords } from './words.ts';

export const italian: ReplyWords = {
  yes: 'sì|si(?= ?,)|va bene|ok',
  no: 'no',
  neither: 'nessun[oa](?: dei due| delle due)?',
  turns: 'intendevo|meglio|anzi|in realtà|alla fine|aspetta|scusa|allora|piuttosto|facciamo',
  assents: '(?:ovviamente|certo|naturalmente|allora|va bene|scusa|è (?:meglio|perfetto)|va (?:meglio|bene)|pf)',
  agrees:
    'esatt(?:o|amente)(?: così)?|giusto|va bene(?: così)?|perfetto|certo|certamente|fallo|vai|proprio così|così va bene|d.accordo|confermo|confermato|ottimo',
  choosesNone:
    'entramb[ie]|tutt[ie] e due|uno qualsiasi|è uguale|(?:boh,? )?(?:fai|scegli|decidi|vedi) (?:te|tu)|come vuoi|qual è meglio',
  not: 'non',
  insteadOf: 'invece (?:di|che|delle|del)|al posto (?:di|delle|del)',
  butRather: 'ma|bensì',
  theOne: "quell[oa] (?:di |del |della |delle |alle |dell')",
  one: 'opzione',
  between: 'quell[oa] (?:di|in) mezzo|(?:il|la) (?:centrale|mediano)',
  sameTime: "(?:alla |lo |all')?stess[ao] (?:ora|giorno|orario)",
  but: 'ma|però',
  at: 'alle|alla',
  dayAfter: '(?:il )?giorno (?:dopo|seguente)|un giorno dopo',
  dayBefore: '(?:il |un )?giorno prima',
  after: '(?:in qualsiasi momento |quando vuoi )?dopo',
  from: '(?:in qualsiasi momento )?(?:a partire |da)(?:dalle)?',
  particles: 'pure|per favore|pf|magari|un po',
  because: 'perché|che poi|così|sennò|altrimenti|dato che',
  sentences: 'io|noi|la gente|il cliente|sono|siamo|è che|ho',
  mistakes: 'sbagliat[oa]|errore|per sbaglio',
  chatter:
    'haha+|ahah+|lol|boh|ok|perfetto|ottimo|grande|bello|grazie(?: mille)?|per favore|scusa|scusate|sì|no|dai|ehi',
  cancel:
    '(?:annulla|cancella|elimina|togli|rimuovi|ritira)(?:lo|la)(?: pure)?|(?:annulla|cancella|elimina|togli) (?:questo|il video|il post|tutto)|non pubblicarl[oa](?: più)?',
  cancelAlone: 'lascia (?:stare|perdere)|ferma(?:lo)?',
  now: '(?:pubblica|posta|manda|carica)(?:lo|la)? (?:subito|adesso|ora)',
  hold: 'non (?:ancora|adesso|ora|oggi)|non pubblicarl[oa] (?:ancora|adesso|oggi)',
  farewell: 'a|alla prossima',
  yet: 'ancora|pronto',
  noTime:
    "(?:dobbiamo |devo |possiamo )?(?:spostar(?:e|lo)|rimandar(?:e|lo)|riprogrammar(?:e|lo))|cambia(?:re)? (?:l'ora|l'orario)|un altro orario|un'altra ora|spostalo|(?:un po' )?più (?:tardi|presto)|solito orario",
  keep: '(?:tieni|lascia|mantieni) (?:il |la )?',
  ignore: 'nulla|niente',
  asDraft: '(?:salval[oa]|mettil[oa]|lascial[oa]|salva) (?:come|in|nelle|tra le) bozz[ae]',
  asksState:
    '(?:ma )?(?:quando|a che ora|che giorno) (?:esce|usciva|va|parte|è|viene pubblicato|era)(?: questo| il video| online| fuori| programmato)*',
  asksHelp:
    "(?:cosa|che cosa) (?:posso|si può) (?:cambiare|dire|scrivere|fare)(?: qui)?|(?:cosa|che) sai fare|come (?:cambio|sposto|annullo) (?:questo|l'ora|il testo)|quali sono le opzioni",
  account:
    '(?:(?:usa|metti(?:lo)?|pubblica(?:lo)?|posta(?:lo)?|va|deve essere|è) ?)?(?:su|sul|con|da)?|(?:account|profilo)(?: è)?:?',
  accountBehind: '(?:invece(?: .{1,30})?|al posto .{1,30}|non .{1,30}|per favore|grazie)',
  wrongAccount: "(?:è )?(?:l'|il )?(?:account|profilo) sbagliato",
  aroundWish: 'di nuovo|per favore|rimetti|metti|rendilo|i|il|lo|torna|mettilo|per ora',
  caption: {
    add: 'aggiungi|metti|inserisci|con',
    remove: 'togli|rimuovi|elimina|senza|leva|cancella',
    replace: 'sostituisci|cambia|errore:?|refuso:?|correggi',
    by: 'con|in|->|=>|→',
    hashtags: 'hash ?tags?',
    emoji: "emoji|l'emoji|faccina",
    allEmoji: 'le emoji|gli emoji|faccine',
    atStart: "(?:davanti|all'inizio)",
    atEnd: '(?:alla fine|in fondo)',
    lowerCase: '(?:tutto |il testo )*(?:in )?minuscolo',
    upperCase: '(?:tutto |il testo )*(?:in )?maiuscolo',
    around:
      "e|per favore|il|lo|la|i|gli|le|l'|un|una|tutti|tutte|anche|alla fine|in fondo|(?:dal|nel|al) testo|(?:dalla|nella) didascalia|hash ?tags?",
    unsaid:
      "(?:dobbiamo |possiamo )?(?:cambia(?:re)?|modifica(?:re)?|correggi|correggere) (?:il testo|la didascalia)|(?:c'è )?un (?:errore|refuso)(?: nel testo)?",
  },
  posts: {
    the: "il|la|lo|l'|al|alla|del|della|i|le|gli",
    one: 'video|clip|post|reel',
    all: 'tutt[ie](?: (?:i|e|gli|le) (?:video|clip|post|tre|quattro|[2-9]))?|tutto|ognuno|ciascuno',
    both: 'entramb[ie](?: i (?:video|post))?|tutt[ie] e due|(?:i|le) due(?: (?:video|post))?',
    rest: "il resto|gli altri(?: (?:video|post))?|l'altr[oa](?: (?:video|post))?|(?:i|quelli) (?:restanti|rimanenti)",
    except: 'tranne|eccetto|meno|salvo|a parte',
    first: 'i primi|le prime',
    last: 'gli ultimi|le ultime',
    on: 'di|del|della|per|su|sul|con|al',
  },
};
