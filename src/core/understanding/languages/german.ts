import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:den post|das video|den beitrag|diesen post|das|es|ihn|dies|den clip|dieses video)';
const AS = '(?:mach (?:es|das|ihn|das video) |setz (?:es|das) auf |stell (?:es|das) auf |als |sichtbarkeit:? )';

export const german: MessageWords = {
  language: 'de',
  verbs: [
    {
      words:
        '(?:posten|veröffentlichen|teilen) wir(?: (?:das|es|dieses video|das video))?|post(?:e|et|en)|postet mal|poste mal|veröffentlich(?:e|en|t)|veroeffentlich(?:e|en)|publizier(?:e|en)',
      weight: 'sure',
    },
    { words: 'posten|veröffentlichen', weight: 'sure' },
    {
      words: 'plan(?:e|en)|einplanen|plan(?:e|t)? ein|terminier(?:e|en)|stell(?:e)? ein',
      weight: 'plain',
      isForLater: true,
    },
    {
      words:
        '(?:online|live|raus|hoch) ?geh(?:en|t|st)|(?:raus|online|live|hoch)(?= ?[:.!,?]|$)|mach(?:e|t)? (?:das|es|dieses video|das video)(?= (?:[^.\\n:]{0,50} )?(?:online|live)(?:[:.!?\\s]|$))|(?:gepostet|veröffentlicht|hochgeladen|online gestellt) werden|(?:postest|veröffentlichst|planst|stellst|lädst) du(?: (?:das|es|dieses video|das video))?|(?:postet|veröffentlicht|plant|stellt|ladet) ihr(?: (?:das|es|dieses video|das video))?|(?:online|live) (?:kommen|bringen|nehmen)|(?:das|dies|es|dieses video|das video) (?:online|live|raus)(?= ?[:.!,?]|$)|(?:raus|rein|hoch|online|weg|ab) (?:damit|mit dem ding|mit dem video)|(?:veröffentlichung|veröffentlichungstermin)(?= ?:)',
      weight: 'plain',
    },
    {
      words:
        '(?:schick|leg|pack|speicher)(?:e|t|en)?(?= (?:[^\\s,.:;!?]{1,20} ){0,4}(?:entwürfen?|entwurf|posteingang|inbox)(?!\\p{L}))|lad(?:e|et)?|ballert?|ballern|schmeiß(?:t|en)?|knall(?:t|en)?(?= (?:das|es|raus|online))|hau(?:t|en)?(?: das| es| dieses video)? (?:raus|online)|hochladen|teil(?:e|en|t)|stell(?:e|t)?|bring(?:e|t)?|raushauen|hau raus|online stellen|rausbringen|schalte|freischalten|hochstellen|einstellen|reinstellen|raushauen|stell online|stell rein',
      weight: 'everyday',
    },
    {
      words: '(?:das|das hier|dies|dieses video|der clip) (?:geht|kommt|läuft)(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    'nicht vergessen(?= ?[:,!])|(?:vergiss|vergesst) (?:bitte )?nicht,?(?= .{0,40}zu (?:posten|veröffentlichen|planen))|denk(?:t)? (?:bitte )?daran,?(?= .{0,40}zu (?:posten|veröffentlichen|planen))|bitte (?:erst|dann|noch|gern(?:e)?|unbedingt)|(?:ich|wir) (?:möchten?|will|wollen|würden?|hätten?)(?: gern(?:e)?)?(?: das video| dieses video| das| dies| es)?(?: gern(?:e)?| bitte)*|(?:es )?(?:wäre|wär) (?:super|toll|schön|gut|klasse|prima|nett|spitze|mega),? wenn(?: ihr| du| wir| jemand)?(?: das video| dieses video| das| dies| es)?|bitte|bitte einmal|hallo|hi|moin|servus|ok(?:ay)?|mal|kannst du bitte|könntest du bitte|ich möchte|ich will|wir wollen|wir möchten|einfach|guten (?:morgen|tag|abend)|(?:hallo|hi|hey|moin) (?:zusammen|leute|team|ihr lieben)|leute|hey|(?:das|dies|das video|dieses video|das hier|der clip) (?:soll|sollte|muss|müsste|kann|darf)(?: bitte)?|lass(?:t)? uns(?: das| es)?|hier ist das (?:neue )?video',
  thanks:
    'bitte(?: schön)?|bidde|plis|pls|plz|danke(?: dir| schön| euch| sehr| im voraus)?|dankeschön|(?:und )?(?:sag(?:t)?|gib|gebt) (?:mir |kurz )?bescheid,? (?:wenn|sobald) (?:es|das)(?: \\p{L}+){1,3}|vielen(?: lieben)? dank|merci|thx|lg|besten dank',
  requests:
    '(?:kannste|könnteste|kannse|magste|willste|würdste|könnse)(?: (?:das|des|dit|es|bitte|mal|ma|eben|kurz))*|(?:kannst|könntest|könnt|könntet)(?= (?:das|dies|es|dieses|den clip|bitte|mal) )|(?:bitte )?sei so (?:lieb|gut|nett) und|seid so (?:lieb|gut|nett) und|wärst du so (?:lieb|nett|gut),? und|hättest du zeit,? und|wäre es möglich,?(?: dass)?|(?:kann|könnte)(?= (?:das|dieses|es) (?:bitte )?(?:jemand|wer))|(?:kannst|könntest|würdest|magst|kann|könnte) (?:du|ihr|jemand|man)(?: bitte| mal| das video| dieses video| das| dies| es)*|könn(?:t|tet) ihr(?: bitte| mal| das video| dieses video| das| es)*|wäre es möglich',
  timeLabels: 'wann|zeit|uhrzeit|datum|termin|zeitpunkt|tag|posten am|posten um',
  accountLabels: 'auf|konto|profil|account',
  audienceLabels:
    'wer (?:kann |darf )?(?:es |das |dieses video )?(?:sehen|sieht)(?: es| das)?(?: kann| darf)?|sichtbarkeit|publikum|wer|einstellungen?',
  everyone: 'alle|jeder|jede|allen|alle leute|die öffentlichkeit',
  captionLabels: 'caption|text|titel|beschreibung|bildunterschrift',
  objects:
    '(?:dieses|das|mein|unser|diesen|den|unseren)(?: neues?| neuen)? (?:video|clip|reel|tiktok|post|beitrag|film)|das hier|dieses|das|dies|es|alles',
  fillers: '(?:auf|bei|in) tik ?tok|hoch|online|raus|ein|mal|bitte',
  captionMarks: captionMarks({
    joints: 'und|mit',
    links: 'mit|unter|als|für',
    articles: 'der|die|dem|diesem|dieser|den|das',
    nouns: 'caption|text|titel|beschreibung|bildunterschrift|untertitel|unterschrift|bildtext',
    copulas: 'ist|lautet|soll (?:sein|lauten)|wäre|sei|heißt|dazu',
    sayings:
      'wo (?:drauf |dabei )?steht|mit der aufschrift|schreib(?:e|t)?(?: dazu| drunter| darunter)?|dazu|darunter|drunter|mit|mit den worten',
  }),
  captionSaidBefore: 'mit den worten|schreib(?:e|t)?(?: dazu| drunter)?|dazu|es steht',
  captionSayings:
    'mit|und schreib(?:e|t)?(?: dazu| drunter)?|schreib(?:e|t)? (?:dazu|drunter)|betitelt|namens|nenn(?:e|t)? es',
  captionBehind:
    'als (?:caption|text|titel|bildunterschrift|beschreibung)|ist (?:die |der )?(?:caption|text|titel|bildunterschrift)',
  quotedWhere: 'drauf|drüber|drunter|dazu|darunter|darüber|darauf|dabei',
  noCaption: '(?:ohne|kein(?:e|en)?) (?:caption|text|titel|beschreibung|bildunterschrift|worte)(?: (?:nötig|bitte))?',
  captionElsewhere:
    '(?:mit )?(?:dem |der )?(?:text|caption)(?: (?:ist|steht))? (?:siehe )?(?:oben|unten|drüber|drunter|darüber|darunter)|(?:siehe|text) (?:oben|unten)|das oben(?: als (?:text|caption))?',
  introductions:
    "(?:hier (?:ist|spricht)|ich bin(?:'s)?|ich heiße|mein name ist) \\p{L}+(?: \\p{L}+)? (?:aus|vom|von) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])|\\p{L}+ hier(?= ?[.!,\\n–—])",
  hashtagLabels: 'hashtags?|tags?|schlagwörter|schlagworte',
  typedVerbs: 'poste posten postet veröffentliche veröffentlichen plane einplanen hochladen teile teilen',
  typedTimes: 'jetzt heute morgen sofort',
  audienceHints:
    'nur (?:für )?(?:meine |unsere |die )?(?:engen |besten )?(?:freunde[n]?|follower|familie|mich|uns|abonnenten|mitglieder|team)|nicht (?:für )?(?:öffentlich|alle|jeden|die öffentlichkeit)|(?:niemand|keiner) (?:sonst|außer)|(?:es|das) sehen (?:sollen|dürfen|können)|bleibt unter (?:uns|freunden)|(?:sollen?|dürfen?|können?) (?:es |das )?(?:nur )?sehen|sichtbar|enge freunde|versteck(?:e|t)?',
  draftPlaces: 'inbox|posteingang|entwürfen?|entwurf',
  suits: 'wäre (?:ideal|super|perfekt|gut|toll|top|am besten)|passt(?: gut| am besten| super)?',
  joints: 'und|dann',
  helping:
    '(?:soll(?:en|te|ten)?|kann(?:st)?|können|könn(?:t|te|ten|test)|darf|dürfen|willst|wollen|wirst|hast|habt|ist|sind|wird|wurde) (?:ich|wir|du|ihr|er|sie|es|das|jemand|man)',
  questionWords: 'was|wann|wo|warum|wer|wie|welche[rsn]?|wieso|weshalb',
  told: '(?:ich |wir |er |sie )?(?:hab|habe|haben|hat|hatte|hatten)(?: [^\\s,.:;!?]{1,20}){1,7} (?:gepostet|veröffentlicht|hochgeladen|eingeplant|geteilt|online gestellt|rausgehauen)|(?:schon|bereits|längst) (?:gepostet|veröffentlicht|hochgeladen|online|live|raus)|(?:ich|wir) (?:poste|posten|veröffentliche|veröffentlichen|lade|laden|plane|planen|stelle|stellen|teile|teilen|mach|mache|machen)(?: [^\\s,.:;!?]{1,20}){0,7} (?:selbst|selber)',
  negations: 'nicht|nichts|bitte nicht|noch nicht|niemals|nie|kein|lass uns nicht|auf keinen fall',
  softNegations: 'vergessen|sicher|zu (?:viel|spät)|eilig|dringend|schlimm|egal',
  negationsBehind:
    '(?:(?:das|es|dieses|dies|das video|ihn) )?(?:bitte )?(?:noch )?(?:nicht|nichts|nie)|(?:das|es|dieses) (?:heute|morgen|jetzt) (?:noch )?nicht',
  verbForms: 'gepostet|veröffentlicht|posten|veröffentlichen|hochgeladen|hochladen|poste',
  linkingWords:
    'mit für von zu und oder der die das den dem mein meine meinen unsere unser unseren deine ist sind an bei vom zum zur beste alle liebe neue',
  bindingWords:
    'guten guter bis ab seit von geöffnet offen ist sind war wir ihr euch uns ich startet beginnt kommt kommen öffnen schönen frohe happy jeden live öffnet sehen im vom nur gibt erst endlich läuft',
  timeOpeners: 'gleich|innerhalb|binnen|irgendwann|bis|im laufe',
  timeSpans:
    '(?:(?:der|des|den|dem|von) )?(?:nächsten |kommenden )?(?:einer |zwei |drei )?(?:stunden?|minuten?|tage[sn]?|woche)',
  waits: { words: 'warte(?:t)?(?: noch)?|gib (?:dem|ihm) noch|lass (?:es|das) noch', ahead: 'in' },
  conditions: 'wenn|sobald|falls|bis|nachdem|bevor|erst wenn|erst nachdem|sofern',
  provisos:
    '(?:bin (?:mir )?)?(?:aber )?(?:mir )?(?:noch )?nicht (?:ganz )?sicher|steht noch nicht fest|(?:aber |und |jedoch )?(?:(?:bitte )?nur|erst|allerdings nur) (?:wenn|falls|sofern|nachdem|sobald|dann,? wenn)|aber (?:bitte )?(?:erst|vorher|zuerst|zuvor|warte|wartet|noch nicht|nicht (?:vor|bevor|ohne))|vorausgesetzt|unter der bedingung|unter vorbehalt|vorbehaltlich|außer(?:,)? (?:wenn|es)|es sei denn|sofern|solange',
  tags: 'ok|okay|oki|geht das|geht klar|passt das|passt|in ordnung|klappt das|gell|einverstanden|wäre das möglich',
  addressees: 'chef|chefin|leute|team|zusammen|ihr lieben|alle|digga|alter|kollegen',
  eventLeads:
    '(?:(?:kurz|gleich|direkt|erst|unmittelbar|nicht) )?(?:(?:eine?|einen|zwei|drei|\\d+|ein paar|halbe) (?:minuten?|min|stunden?|std|tage?|wochen?|abend) )?(?:nach|vor|während)(?= (?:de[rmn]|mein|unser|dein|sein|ihr|euer))|bis|(?:am|an dem) (?:tag|abend|morgen)(?= (?:de[rs]|vo[rn]|nach))',
  occasions:
    '(?:ein )?ander(?:es )?mal|an(?: einem)? ander(?:en|m) tag|geburtstag|jahrestag|hochzeit(?:stag)?|jubiläum|zahltag|spieltag|launch|release(?:tag)?|premiere|eröffnung(?:stag)?|feierabend|ladenschluss|anpfiff|abpfiff|halbzeit|sonnenuntergang|sonnenaufgang|dämmerung|morgengrauen|goldene stunde|primetime|hauptsendezeit|stoßzeit|(?:üblich|gewohnt|gewöhnlich|gut|best|richtig|passend|gleich|normal)e[nr]? (?:zeit|uhrzeit|slot|zeitpunkt)|saison|frühling|frühjahr|sommer|herbst|winter|ferien|urlaub|nächstes mal|irgendwann|demnächst|wann immer|großen tag|deadline|schulschluss',
  appointments: 'call|meeting|besprechung|termin|treffen|briefing|feedback|dreh|abstimmung|telko',
  speakers: 'wir|ich|man',
  viewers: 'du|ihr|dich|euch|man|dein|eure?',
  timeLeads: 'am|an|im|in|um|gegen|nach|vor|während|ab|zwischen|irgendwann|später|anfang|ende|mitte|kurz vor|kurz nach',
  vagueTimes: [
    'in den nächsten tagen|die(?:se)? tage|(?:wenn|sobald) (?:ich|wir|du|ihr|es|alles|sie|er)(?: [^\\s,.:;!?]{1,20}){0,6}|in kürze|gleich nachher|zur üblichen zeit|(?:zur|um die) (?:gleichen?|selben?) (?:zeit|uhrzeit)(?: wie(?: [^\\s,.:;!?]{1,20}){1,4})?',
    privateTimes(
      '(?:an|zu|vor|nach) (?:meinem|unserem|deinem|ihrem|seinem) (?:geburtstag|jahrestag|urlaub|hochzeitstag)|(?:am|zum) (?:jahrestag|zahltag|releasetag|spieltag|eröffnungstag)|(?:vor|nach|während) (?:dem|der) (?:spiel|konzert|event|pause|sendung|show|feier|schicht|eröffnung)|im (?:frühling|frühjahr|sommer|herbst|winter|nächsten quartal)',
    ),
  ].join('|'),
  timesAfter:
    '(?:der|die|das|den|dem|am)? ?(?:tag|woche|wochenende|monat|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag) (?:danach|drauf|darauf)|(?:die|der|den|das) (?:danach|darauf|drauf)',
  predicates:
    'gedreht gefilmt aufgenommen ist war wird werden sind wir oder beginnt startet gibt kommt kommen geht gehen öffnet öffnen haben machen feiern zeigen kochen heißt läuft steht eröffnen',
  timeJoins:
    '(?:und )?(?:sonst|ansonsten|oder auch)|wenn nicht(?: dann)?|und(?: dann| auch)? (?:nochmals?|noch ?mal|noch einmal|wieder)|und(?: dann| auch)?|dann nochmal',
  corrections:
    'äh|ähm|ach|oh|ups|quatsch|moment|nein|nee|ne|sorry|doch|korrektur|halt|besser|lieber|ich meine|ich meinte|stopp|eher|erst|d\\. ?h\\.|dh|das heißt|sprich',
  edits: 'edit|korrektur|korrigiere|update|nachtrag|sorry',
  contrasts: 'sondern(?: erst)?|aber|erst|dafür|stattdessen',
  untils: 'bis',
  minus: 'minus',
  ors: 'oder',
  sameCaption: 'gleiche(?:r|n)? (?:text|caption)',
  retractions:
    '(?:ach |oh |äh )?(?:nee|nein)?,? ?(?:moment(?: mal)?|warte(?:t)?(?: mal| kurz| noch)*|stopp?)|(?:ach )?(?:doch|lieber) (?:doch |noch )?nicht|vergiss es|noch nicht',
  timeTails: 'oder so|früh|spät|irgendwann',
  zoneWords: '(?:meiner|unserer|deiner|eurer|deutscher) zeit|ortszeit',
  wishes: [
    way('von hand|per hand|manuell|erinner(?:e|t)? mich(?: daran)?', 'by_hand'),
    way(
      'als entwurf|(?:in|an|zu) (?:meine[nr]?|die|den|unsere[nr]?) (?:inbox|entwürfen?)|in (?:den|meinen|unseren) (?:tiktok(?:-| ))?posteingang',
      'inbox',
    ),
    privacy(
      `${AS}privat|nur (?:für )?mich|nur ich|nur für mich sichtbar|privat posten|nur (?:du kannst|ich kann) es sehen|nur für dich sichtbar`,
      'SELF_ONLY',
    ),
    privacy('privat|nur du|nur dich', 'SELF_ONLY', false),
    privacy(`${AS}freunde|nur (?:für )?(?:meine )?freunde|nur an freunde`, 'MUTUAL_FOLLOW_FRIENDS'),
    privacy('freunde', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy('nur (?:für )?(?:meine )?(?:follower|abonnenten)|für follower', 'FOLLOWER_OF_CREATOR'),
    privacy('follower|abonnenten', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}öffentlich|für alle sichtbar|für alle`, 'PUBLIC_TO_EVERYONE'),
    privacy('öffentlich', 'PUBLIC_TO_EVERYONE', false),
    setting('bezahlte partnerschaft|bezahlte werbung|gesponsert|anzeige', { brandContent: true }),
    setting('eigene marke|meine marke|unsere marke|eigenwerbung', { brandOrganic: true }),
    setting('ki(?: |-)?generiert|mit ki erstellt|ki(?: |-)?inhalt|von ki erstellt', {
      aiGenerated: true,
    }),
  ],
  idioms: 'kein kommentar',
  comments: 'kommentare?|kommentieren',
  duets: 'duette?',
  stitches: 'stitch(?:es|en)?',
  offBefore: '(?:mit )?(?:keine|kein|ohne|deaktiviere|sperre)',
  offBehind: 'aus|deaktiviert|deaktivieren|abschalten|verbieten',
  onBefore: 'mit|erlaube|aktiviere',
  onBehind: 'an|erlaubt|aktiviert|erlauben',
  cover: '(?:mit )?(?:cover|titelbild|vorschaubild)(?: (?:bei|ab|von))?:?',
  profile: 'auf|über|als|für|bei|auf dem account|vom account',
  profileInCaption: 'für',
  leadsToAccount: 'folge|folgt',
  whomToAccount: 'uns',
  nextSlot: '(?:in den |im |zum |in der )?nächste[nrms]? (?:freien? )?(?:slot|platz|termin)',
  commands: {
    cancel: `abbrechen|brich (?:es |das )?ab|lösch(?:e|en)?(?: ${POST})?|(?:${POST} )?(?:löschen|abbrechen|absagen|stornieren)|storniere(?:n)?|verwerfen|doch nicht|vergiss es|stopp?|poste ${POST} nicht|nicht posten`,
    retry: `nochmal(?: versuchen| probieren)?|versuch(?:e|s)? ${POST}? ?(?:noch ?mal|erneut)|noch ?mal(?: bitte)?|erneut versuchen`,
    move: `(?:(?:ver)?schieb(?:e|en)?|verleg(?:e|en)?|setz(?:e)?|stell(?:e)?|mach(?:e)?|änder(?:e)?|zieh(?:e)?|leg(?:e)?)(?: ${POST})?(?: die zeit)?(?: vor| nach hinten| nach vorn)?(?: mal| bitte)*(?: auf| um| zu| bis)?`,
    moveBehind: 'verschieben|verlegen|ändern|posten|veröffentlichen|hochladen',
    nearer: 'vor|nach vorn|zieh',
    later: 'später',
    earlier: 'früher',
    instead: 'stattdessen|lieber|doch lieber|statt dessen',
    notBefore: 'nicht vor|frühestens|frühestens am|nicht vor dem|erst',
    postAt: `(?:poste|veröffentliche|plane|lade)(?: ${POST})?(?: hoch)?(?: für)?`,
    newCaption:
      '(?:neue[rs]? |ändere )?(?:(?:die|den|der) )?(?:caption|text|titel|beschreibung|bildunterschrift)(?: (?:zu|in|auf|ist))? ?[:=]|schreib(?: stattdessen| lieber)? ?:',
    make: `(?:mach|mache|stell|stelle|setz|setze)(?: ${POST})?(?: auf)?`,
    sureMoves: 'verschieb|verleg',
    towards: 'auf|um|bis|zu',
    moveBehindLeads: 'auf|zu',
    amountLeads: 'um',
    distanceLeads: 'um',
    typed: 'abbrechen löschen verschieben',
    noneAlone: 'freunde follower anzeige',
  },
};
