import type { ReplyWords } from './words.ts';

const IT = '(?:es|das|dies|den|ihn|das video|das ding|den post|den beitrag|den clip)';

export const german: ReplyWords = {
  yes: 'ja|jo|jap|klar|gut(?= ?,)|passt(?= ?,)',
  no: 'nein|nee|nö|ne(?= ?,)',
  neither: 'weder noch|keine[rs]?(?: von beiden)?|keins',
  turns:
    'ich meinte?|doch(?: lieber| eher| besser)?|lieber|eher|besser|eigentlich|dann(?: lieber)?|ach|warte|moment|sorry|nein doch|nimm(?: lieber| doch)?|argh|ups|oh|sorry nein|doch nicht,? (?:sondern )?|(?:der )?tag (?:soll|ist)|(?:die )?(?:zeit|uhrzeit) (?:soll|ist)|soll(?:te)? sein',
  better: 'lieber|besser|eher|am besten|passt|reicht|wäre',
  please: 'bitte',
  assents:
    '(?:mein(?:te|e) ich|würde (?:passen|reichen)|natürlich|selbstverständlich|klar|dann|bitte schön|halt|sorry|wäre (?:besser|gut)|(?:passt|reicht|geht|ist)(?: (?:auch|doch|schon|gut|besser|am besten))*|finde ich (?:besser|gut))',
  agrees:
    'genau(?: so| das)?|stimmt(?: so)?|richtig(?: so)?|passt(?: so| perfekt| für mich)?|mach (?:das|es)(?: so)?|so machen|gerne?|klar doch|na klar|auf jeden fall|perfekt|los|bestätigt|so ist es|so soll es sein|bitte (?:so|ja)',
  anyway: 'trotzdem(?: posten)?|poste (?:es )?(?:trotzdem|nochmal)|ist (?:gewollt|absicht)',
  choosesNone:
    'beide[s]?|egal|ist (?:mir )?egal|such (?:dir )?(?:was|eins) aus|mach du|entscheide du|(?:was|welche[rs]?) ist besser|beide (?:passen|gehen|sind (?:ok|gut))(?: mir)?|(?:der |die |das )?andere[rsn]?|keine ahnung,? (?:such du|entscheide du|du entscheidest)',
  not: 'nicht',
  insteadOf: 'statt|anstatt|anstelle von',
  butRather: 'sondern',
  theOne: '(?:der|die|das|den) (?:um |am |in |von |vom )',
  one: 'option|variante|termin',
  articles: 'der|die|das|den',
  it: 'es',
  ordinals: ['erste[rsnm]?|frühere[rsn]?', 'zweite[rsnm]?', 'dritte[rsnm]?', 'vierte[rsnm]?'],
  last: 'letzte[rsn]?|spätere[rsn]?',
  options: 'variante?',
  choices: 'uhrzeit|termin',
  laterOne: 'nach der (?:zeit)?umstellung|(?:in der )?winterzeit',
  earlierOne: 'vor der (?:zeit)?umstellung|(?:in der )?sommerzeit',
  coming: 'diese[nrs]?',
  inMonth: 'im|in',
  between: '(?:der|die|das|den) mittlere[rsn]?',
  sameTime:
    '(?:zur |um die |am )?(?:gleichen?|selben?|dieselben?) (?:zeit|uhrzeit|tag)|(?:uhrzeit|zeit) (?:bleibt(?: gleich)?|gleich)',
  but: '(?:aber|nur)(?: dann)?',
  and: 'und',
  at: 'um',
  dayAfter: '(?:am |einen )?(?:tag (?:danach|später)|nächsten tag|folgetag)',
  dayBefore: '(?:am |einen )?(?:tag (?:davor|vorher|früher)|vortag)',
  quarters: ['viertel nach', 'halb', 'viertel vor'],
  after: '(?:irgendwann |jederzeit )?nach',
  from: '(?:irgendwann |jederzeit )?ab',
  particles: 'wieder|mal|doch|eben|bitte|einfach|noch|lieber|ruhig|halt|schnell',
  because: 'weil|denn|da(?= (?:ich|wir|es|das|sonst)(?!\\p{L}))|sonst|damit',
  sentences: 'ich|wir|die leute|das ist|das is|es ist',
  wrongTime: 'falsche[rs]? (?:monat|tag|zeit|datum|woche|uhrzeit)',
  mistakes:
    'falsche[rnsm]?|versehen(?:tlich)?|fehler|verwechselt|(?:posten|machen|bringen|veröffentlichen) (?:wir |das |es |wir das )?(?:doch |gar |jetzt )*nicht|abgesagt',
  chatter:
    'haha+|lol|ups|oh|ach|äh|ok(?:ay)?|cool|super|top|perfekt|klasse|schön|sorry|danke(?: schön| dir| euch)?|bitte|ja|nein|nee|hi|hallo|moin|hey|genau|(?:wenn|falls)(?: es)? (?:möglich|geht)|entweder oder|egal|vertrau mir|vielen dank|alles gut|mein fehler',
  cancel: `(?:bitte )?(?:cancel(?:n|e)?|lösch(?:e|en)?|storniere?|stopp(?:e)?|zieh|nimm) ${IT}(?: (?:wieder|bitte|raus|zurück|runter|ab))*|(?:lass|vergiss) (?:stecken|den post|das video)|raus damit|weg damit|${IT} (?:wieder |bitte |komplett )*(?:raus|runter|weg)(?:nehmen)?|(?:poste|veröffentliche) ${IT} (?:gar |doch |bitte )*nicht|(?:gar )?nicht (?:mehr )?(?:posten|veröffentlichen)`,
  undo: 'rückgängig(?: machen)?|mach (?:das|es) rückgängig',
  cancelAlone: 'doch nicht|vergiss (?:es|das)|stopp?|verwerfen',
  now: `(?:poste|veröffentliche|schick|stell|hau|lade?) ${IT}? ?(?:bitte |einfach |doch )?(?:(?:jetzt|sofort|gleich)(?: (?:raus|online|hoch))?|raus)|raus damit jetzt|(?:nicht |ohne zu )warten|kein(?:e)? grund zu warten`,
  hold: `(?:noch|jetzt|heute) nicht(?: posten| veröffentlichen)?|(?:poste|veröffentliche) ${IT} (?:bitte )?(?:noch|heute|jetzt) nicht|(?:bitte )?(?:warte|warten) (?:noch )?(?:damit|mit dem post)|halt ${IT} (?:noch )?zurück`,
  farewell: 'bis',
  yet: 'noch nicht|noch',
  noTime:
    '(?:wir müssen |ich muss |können wir |bitte )?(?:das |es )?(?:verschieben|verlegen)|verschieb(?:e)? (?:es|das|ihn)|(?:andere|neue) (?:zeit|uhrzeit)|(?:zeit|uhrzeit) ändern|andere[rn]? tag|(?:etwas |bisschen |viel |lieber )?(?:später|früher)',
  keep: '(?:lass |behalt(?:e)? |bleib(?: bei)? )(?:es |das )?(?:am |auf |bei )?',
  ignore: 'ignorier(?:e|en)?(?: es| das)?|nichts|lass (?:es|das)',
  byHand: 'ich poste (?:es|das) selbst|erinner(?:e)? mich(?: nur| lieber)?',
  byItself: '(?:nicht als|kein) entwurf|automatisch posten',
  asDraft:
    '(?:nur |speicher(?:e|n)? (?:es |das )?)?(?:als |in (?:die|meine|den) )entw(?:urf|ürfe)(?: speichern)?|(?:schick(?:e)?|leg(?:e)?) (?:es|das) in (?:meinen |den )?posteingang',
  asksState:
    '(?:und |wann |um wie ?viel uhr )+(?:geht|kommt|wird|ist|war|läuft) (?:das|es|der|dieser|das video|der post|der clip)(?: (?:nochmal|noch mal|denn|eigentlich|raus|online|live|gepostet|veröffentlicht|dran|geplant))*|ist (?:das|es) (?:schon |noch )?(?:raus|online|geplant)|(?:welche[rs]?|was für eine?n?) (?:caption|text|konto|account) (?:hat|ist) (?:das|der post|es)(?: nochmal)?|(?:geht|kommt) (?:das|es) (?:noch |immer noch )?(?:heute|morgen|raus).{0,16}',
  people: 'die leute|niemand|keiner|unsere (?:follower|leute|zuschauer)',
  possible: 'geht das|möglich|ginge das|passt das|machbar',
  asksHelp:
    'was kann (?:ich|man) (?:hier |alles |noch |überhaupt |denn )*(?:ändern|sagen|schreiben|machen)|was kannst du(?: alles)?|wie (?:ändere|verschiebe|lösche) ich (?:das|es|die zeit|den text)',
  account:
    '(?:nimm|poste (?:es |das )?|stell (?:es |das )?|mach (?:es |das )?)?(?:(?:soll|muss|gehört)(?: auf| zu)?|auf|über|vom|bei)?|(?:account|konto|profil)(?: ist)?:?',
  accountBehind: '(?:statt(?: .{1,30}| dessen)?|nicht .{1,30}|bitte|posten|sein|konto|account)',
  wrongAccount: '(?:das ist )?(?:der |das )?falsche[rs]? (?:account|konto|profil)',
  switchOff: 'deaktivier(?:e|en)?|sperr(?:e|en)?|schließ(?:e|en)?|blockier(?:e|en)?',
  switchOn: 'aktivier(?:e|en)?|erlaub(?:e|en)?|öffne|reaktivier(?:e|en)?',
  giveMore: 'gib (?:ihm|dem|uns) noch',
  someTime: 'irgendwann',
  audience: {
    hide: 'versteck(?:e)? (?:es|das)(?: vor allen)?|(?:niemand|keiner) (?:soll|darf) (?:es|das) (?:schon )?sehen',
    only: 'nur|bloß|ausschließlich',
    see: '(?:zeig|mach|stell)(?:e)?(?: (?:es|das|den post))?(?: sichtbar)?(?: für)?|sichtbar(?: nur)? für|(?:das ist )?für|lass',
    behind:
      '(?:sollen|dürfen|können|soll|darf)? ?(?:es |das |den post )?(?:sehen|sichtbar)(?: (?:sein|dürfen|sollen|können))?',
    me: 'mich',
    friends: '(?:unsere |meine |die )?freunde[n]?',
    followers: '(?:unsere |meine |die )?follower',
    everyone: 'allen?|jeden',
  },
  aroundWish:
    'wieder|bitte|doch|mach(?:e)?|stell(?:e)?|schalt(?:e)?|lass|die|es|das|zurück auf|auf|erstmal|diesmal|hier|dann|lieber|mal|lassen|sein lassen|bleiben|können (?:an|offen)?bleiben|für (?:das|dies|den post)|hierfür',
  caption: {
    add: 'füge?|ergänze?|nimm(?!.{1,80} (?:raus|weg|runter|ab)$)|mach|pack|häng|schreib|setz',
    remove:
      'entferne?|lösch(?:e)?|(?:nimm|tu|mach)(?=.{1,80} (?:raus|weg|runter|ab)$)|ohne|streich(?:e)?|kein(?:e)?|lass',
    replace: 'ersetze?|änder[en]?|tausche?|tippfehler:?|aus',
    by: 'durch|in|zu|gegen|mach|wird|->|=>|→',
    hashtags: 'hash ?tags?|tags?',
    emoji: 'emoji|smiley',
    allEmoji: 'emojis|smileys|alle emojis',
    atStart: '(?:davor|vorne(?: dran| hin)?|an den anfang|am anfang)',
    atEnd: '(?:hinten(?: dran| an)?|ans ende|am ende|dahinter)',
    lowerCase: '(?:(?:die |den |das )?(?:caption|text|alles) )?(?:bitte )?(?:alles )?klein(?:geschrieben|schreiben)?',
    upperCase:
      '(?:(?:die |den |das )?(?:caption|text|alles) )?(?:bitte )?(?:alles )?(?:groß(?:geschrieben|schreiben)?|in großbuchstaben)',
    around:
      'und|bitte|mal|noch|doch|auch|den|die|das|der|ein(?:en)?|hinzu|dazu|dran|an|rein|raus|weg|hinten|wieder|(?:im|in der|aus dem|aus der|in den) (?:text|caption)|hash ?tags?|alle|ans ende|am ende',
    typo: 'tippfehler|vertippt|rechtschreib|schreibt man|geschrieben',
    unsaid:
      '(?:bitte )?(?:die |den )?(?:caption|text|beschreibung) (?:ändern|anpassen|korrigieren)|(?:änder[en]?|korrigiere?) (?:die |den )?(?:caption|text|beschreibung)|(?:da ist |ist )?(?:ein )?tippfehler(?: im text| in der caption)?|.{1,40} (?:im text|in der caption) (?:ist|sind) falsch.{0,60}|(?:eine )?(?:kürzere|längere|andere|bessere|neue) (?:caption|beschreibung)(?: .{0,20})?|(?:einen )?(?:kürzerer|kürzeren|anderer|anderen|besserer|besseren|neuer|neuen) text(?: .{0,20})?|(?:die |der )?(?:caption|text) (?:muss|müsste|sollte) (?:noch )?(?:geändert|angepasst|kürzer|anders|korrigiert).{0,20}',
  },
  posts: {
    the: 'das|den|der|die|dem|beim|vom|im',
    one: 'video|clip|post|beitrag|film|reel',
    all: 'alle[ns]?(?: (?:videos|clips|posts|beiträge|drei|vier|[2-9]))?|jede[ns]?(?: (?:video|post|clip))?|sämtliche',
    both: '(?:die )?beide[ns]?(?: (?:videos|clips|posts|beiträge))?',
    rest: '(?:die|den|das|der) (?:rest|anderen?|übrigen?|restlichen?)(?: (?:video|videos|post|posts|beiträge|clip|clips))?',
    except: 'außer|ausser|bis auf|ohne|nur nicht',
    first: 'die ersten',
    last: 'die letzten',
    on: 'bei|für|von|am|beim|in',
  },
};
