import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:il video|il post|questo video|questo post|la pubblicazione|questo|lo|la)';
const AS = '(?:mettilo |rendilo |in modalità |come |visibilità:? )';

export const italian: MessageWords = {
  language: 'it',
  verbs: [
    {
      words:
        'pubblica(?:re|te|lo|la|telo)?|pubblicar(?:lo|la)|pubblichiamo(?:lo)?|pubblichi|post(?:are|arlo|alo|iamo|iamolo|ate)|ripubblica(?:lo)?',
      weight: 'sure',
    },
    {
      words:
        'programma(?:re|lo|la|te)?|programmalo|programmiamo(?:lo)?|programmar(?:lo|la)|pianifica(?:re|lo|la)?|pianificarlo|schedula(?:re|lo)?|metti(?:lo|la)? in (?:coda|programma)',
      weight: 'plain',
      isForLater: true,
    },
    {
      words:
        '(?:(?:me|ce) )?(?:lo|la) (?:pubblichi|posti|carichi|metti|programmi|mandi|pubblicate|postate|caricate|mettete|programmate)(?: (?:su|online|fuori))?|mett(?:i|ete|iamo)(?:me|ce)?(?:lo|la|li)? (?:su|online|fuori)(?= |$)|metti(?:amo)? (?:questo|questo video|il video) sul (?:nostro |mio )?tik ?tok|carica(?:re|lo|la)?|caricarlo|condividi(?:lo|la)?|condividere|condividerlo|metti(?:lo|la)?|mett(?:ere|erlo|iamo|iamolo)|manda(?:lo|re|rlo)?|lancia(?:lo|re)?|butta(?:lo)?|spara(?:lo)?|fai uscire|far uscire|fallo uscire',
      weight: 'everyday',
    },
    {
      words:
        "(?:bisogna|c'è da) (?:pubblicar|postar|caricar)(?:e|lo|la)|(?:online|in onda|in diretta)(?= ?:)|pubblicazione(?= ?:)|(?:questo|questo video|il video|questa clip) (?:deve|dovrebbe|può|va) (?:uscire|andare (?:online|su|fuori)|essere pubblicato|pubblicato|messo online)|(?:va|vanno|è da|sono da|da) (?:pubblicat[oaie]|postat[oaie]|pubblicare|postare|caricare|mettere online|mess[oaie] online|programmare)(?= | ?[:,\\n]|$)|(?<=(?:se|che) )(?:questo |il video |questo video )?(?:uscisse|esce|esca|andasse online|vada online|venisse pubblicato)",
      weight: 'plain',
    },
    {
      words:
        '(?:va|esce) (?:su|online|fuori|questo|questo video)(?= |[:,.]|$)|(?:questo|questo video|il video|questa clip) (?:esce|va|va su|va online|va fuori)(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    'non (?:ti |vi )?dimentic\\p{L}{1,5} di(?= (?:pubblicar|postar|programmar|caricar))|ricorda(?:ti|tevi)? di(?= (?:pubblicar|postar|programmar|caricar))|sarebbe (?:bello|ottimo|fantastico|perfetto|top|meglio|il massimo) (?:se|che)|ci piacerebbe|mi piacerebbe|per favore|per piacere|per cortesia|ciao|(?:ciao|buongiorno|buonasera|salve|ehi) (?:a tutti|ragazzi|team|gente)|team|ehi|ehi ragazzi|ragazzi|buongiorno|buonasera|salve|ok|allora|dai|vorrei|voglio|vogliamo|vorremmo|bisogna|ecco il (?:nuovo )?video|ecco il video nuovo',
  thanks:
    'per favore|perfavore|per piacere|per cortesia|pls|pliz|grazie|grazie mille|tante grazie|grazie in anticipo|grz',
  requests:
    '(?:mi |ci |lo |la )?(?:potrai|potrete)|lo (?:puoi|potete|potresti)|(?:mi |ci |me lo |ce lo )?(?:puoi|potresti|potete|potreste|può|potrebbe)|sarebbe possibile|ti dispiace(?:rebbe)?|riesci a|riuscite a|vi va di|me lo|ce lo|(?:mi|ci)(?= (?:pubblic|post|mett|caric|program|condivid))|(?:possiamo|potremmo)(?= (?:pubblic|post|mett|caric|program))|(?:mi |ci |lo |me lo |ce lo )?(?:puoi|potresti|potete|potreste|può|potrebbe|riesci a|riesci|riuscite a)(?: per favore| gentilmente)?|sarebbe possibile|è possibile|ti dispiace|ti dispiacerebbe',
  timeLabels: 'quando|ora|orario|data|giorno|data e ora',
  accountLabels: 'su|account|profilo',
  audienceLabels: 'chi (?:lo )?(?:può )?ved(?:e|ere|erlo)|visibilità|pubblico|privacy|chi|impostazioni',
  everyone: 'tutti|tutte|chiunque',
  captionLabels: 'didascalia|testo|titolo|descrizione|caption',
  objects:
    '(?:questo|questa|il|la|mio|nostro|il mio|il nostro)(?: nuovo| nuova)? (?:video|clip|reel|tiktok|post|filmato)|questo|questa|quello|tutto',
  fillers: '(?:su|sul|a) tik ?tok|online|fuori|per me|per noi|se puoi|appena puoi|(?:tu|pure)(?= ?(?:[?!,.:;\\n]|$))',
  captionMarks: captionMarks({
    joints: 'e',
    links: 'con|come|usa|metti',
    articles: 'la|il|questa|questo|una|un',
    nouns: 'didascalia|testo|titolo|descrizione|caption|scritta',
    copulas: 'è|sarà|deve essere|dovrebbe essere|sia|dice',
    sayings: 'con scritto|che dice|scrivi|metti|con|dicendo',
  }),
  captionSaidBefore: 'dice|scrivi|con scritto|che dica',
  captionSayings: 'con|che dice|dicendo|e scrivi|e metti|intitolato|chiamato',
  captionBehind: 'come (?:testo|didascalia|titolo|descrizione)|è (?:la |il )?(?:didascalia|testo|titolo)',
  quotedWhere: 'sopra|sotto|dentro',
  noCaption: 'senza (?:alcuna? )?(?:didascalia|testo|titolo|descrizione|caption)|nessuna didascalia',
  captionElsewhere:
    '(?:con )?(?:la |il )?(?:didascalia|testo)(?: è)? (?:qui )?(?:sopra|sotto)|(?:testo|didascalia) (?:sopra|sotto)',
  introductions:
    '(?:sono|qui è|mi chiamo) \\p{L}+(?: \\p{L}+)? (?:di|del|della|dal|dalla) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])',
  hashtagLabels: 'hashtags?|tags?',
  typedVerbs:
    'pubblica pubblicare pubblicate posta postare programma programmare carica caricare condividi condividere',
  typedTimes: 'adesso subito oggi domani',
  audienceHints:
    '(?:solo|soltanto|unicamente) (?:per )?(?:i |gli |i miei |i nostri )?(?:amici|follower|famiglia|me|noi|parenti)|non (?:è )?(?:per )?(?:pubblico|pubblica|tutti)|nessun altro|(?:possono|può|devono) veder(?:lo|la|e)|visibile (?:a|per|solo)|amici stretti|nascosto|tienilo (?:tra|fra|per)',
  draftPlaces: 'bozz[ae]|posta in arrivo',
  suits: "sarebbe (?:perfetto|ideale|ottimo|l'ideale|il massimo|meglio)|va benissimo",
  joints: 'e|poi',
  helping:
    '(?:devo|dovrei|dovremmo|dobbiamo|posso|possiamo|potrei|potremmo|devi|vuoi|volete|hai|avete|è già|posso già)(?= )',
  questionWords: "cosa|che|quando|dove|perché|perche|chi|quale|quali|come|a che ora|che ora|cos'è",
  told: "(?:io |noi )?(?:l'ho|l'abbiamo|ho|abbiamo|l'ha|l'hanno) (?:già )?(?:pubblicat|postat|caricat|mess|programmat|condivis)[oaie]|già (?:pubblicat|postat|caricat|programmat)[oaie]|(?:lo |la )?(?:pubblico|posto|carico|metto|programmo) (?:io|da sol[oa])|io (?:lo |la )(?:pubblico|posto|carico|metto|programmo)",
  negations: 'non|mai|ancora no|meglio non|per favore non|niente|aspetta a|evita di',
  softNegations: 'dimenticar[et]?[ei]?|sicur[oa]|urgente|troppo|fretta|certo',
  negationsBehind: 'niente|nulla|(?:questo |lo )?(?:ancora|oggi|adesso) no',
  verbForms:
    'pubblicat[oaie]|postat[oaie]|pubblicare|postare|pubblicando|caricare|caricato|pubblicarlo|postarlo|programmare',
  linkingWords:
    'con per di da in a e o il lo la i gli le un una mio mia miei tuo tua nostro nostra nostri del della dei delle è sono tra fra più migliori tutti cari molto',
  bindingWords:
    'fino da dal dalle aperto aperti aperta apriamo apre chiude inizia iniziamo comincia vediamo ci vi è sono era siamo buon buona felice ogni solo arriva arrivano live diretta torna torniamo di del alle oggi',
  timeOpeners: 'entro|in giornata|per prima cosa|in qualche momento|tra le|fra le',
  timeSpans: "(?:le |la |l'|i |gli )?(?:prossim[oaie] )?(?:ore|ora|minuti|giorni|settimana|mattinata|serata)",
  waits: { words: 'aspetta|aspettate|attendi|lascia passare', ahead: 'tra' },
  conditions: 'quando|appena|non appena|se|finché|dopo che|prima che|una volta che',
  provisos:
    '(?:ma )?(?:non (?:ne )?sono (?:ancora )?sicur[oa]|non so ancora)|(?:ma |e )?(?:solo|soltanto|solamente|unicamente) (?:se|quando|dopo|in caso)|ma (?:prima|aspetta|aspettate|non prima|solo)|a (?:patto|condizione) che|a meno che|sempre che|purché|salvo che|tranne se|previa?',
  tags: "ok|okay|va bene|d'accordo|ci stai|si può|è possibile|si riesce|ti va|vi va",
  addressees: 'capo|ragazzi|ragazze|raga|team|amici|squadra|tutti',
  eventLeads:
    "(?:(?:subito|poco|appena|non) )?(?:(?:una?|un'|il|la|due|tre|\\d+|mezz') ?(?:minuti?|min|ore|ora|giorn[oi]|settiman[ae]|sera) )?(?:dopo|prima)(?= (?:cena|pranzo|colazione|mezzogiorno|del|della|dell'|di|il|la|lo|l'|che|mio))|durante|fino a|(?:il|la) (?:giorno|sera|notte|mattina|momento)(?= (?:del|della|di|in cui|prima|dopo))",
  occasions:
    "un altro giorno|un'altra volta|compleanno|anniversario|matrimonio|nozze|giorno (?:di paga|della partita|del lancio)|gran giorno|lancio|uscita|prima visione|inaugurazione|apertura|chiusura|intervallo|calcio d'inizio|tramonto|alba|crepuscolo|imbrunire|golden hour|or[ae] (?:d'oro|di punta|solit[ae])|solita ora|stessa ora|(?:miglior|buon|giusto) momento|orario (?:migliore|solito|di punta)|stagione|primavera|estate|autunno|inverno|vacanze|ferie|prossima volta|un giorno|uno di questi giorni|scadenza|prima serata",
  appointments: 'call|riunione|incontro|briefing|feedback|riprese|videochiamata',
  speakers: 'noi|io|ci',
  viewers: 'tu|ti|voi|vi|tuo|vostro',
  timeLeads: 'a|in|al|alla|alle|durante|dopo|prima di|verso|tra|più tardi|a fine|a inizio',
  vagueTimes: [
    "(?:in questi|nei prossimi) giorni|(?:quando|appena|non appena) (?:puoi|posso|possibile|è|sono|arrivo|riesci|finisco)(?: [^\\s,.:;!?]{1,20}){0,6}|tra (?:un )?po(?:co|')|alla solita ora|alla stessa ora(?: (?:di|del|della|che)(?: [^\\s,.:;!?]{1,20}){1,4})?",
    privateTimes(
      '(?:per|al|nel giorno del) (?:il )?(?:mio|nostro|suo|tuo) (?:compleanno|anniversario|matrimonio)|(?:dopo|prima|durante) (?:della|del|la|il) ?(?:partita|concerto|evento|festa|pausa|inaugurazione|riunione)|in (?:primavera|estate|autunno|inverno)|(?:nel )?prossimo trimestre',
    ),
  ].join('|'),
  timesAfter:
    '(?:il|la) (?:giorno|settimana|mese|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) (?:dopo|successiv[oa]|seguente)|quell[oa] dopo',
  predicates: "girato filmato registrato è era sarà o apre apriamo inizia arriva esce c'è torna",
  timeJoins: "altrimenti|sennò|e(?: poi| anche)? (?:di nuovo|ancora|un'altra volta)|e(?: poi| anche)?|poi",
  corrections: 'eh|ah|ops|no|scusa|scusate|anzi|meglio|aspetta|cioè|volevo dire|intendevo|pardon|ossia|vale a dire',
  edits: 'edit|correzione|rettifica|update|scusate|scusa',
  contrasts: 'ma|bensì|però',
  untils: 'fino a',
  minus: 'meno',
  ors: 'o|oppure',
  sameCaption: 'stess[ao] (?:didascalia|testo)',
  retractions:
    '(?:no,? )?(?:aspetta(?:te)?(?: un attimo| no)?|un attimo)|(?:meglio|anzi) (?:di )?no|lascia stare|non ancora|lascia perdere',
  timeTails: 'circa|più o meno|o giù di lì|presto|tardi',
  zoneWords: '(?:ora|orario) (?:locale|mia|nostra|italiana|di roma)|(?:mio|nostro) orario',
  wishes: [
    way('a mano|manualmente|ricordamelo|ricordami', 'by_hand'),
    way('come bozza|(?:in|nelle|tra le) (?:mie |nostre )?bozze|nella (?:mia |nostra )?posta in arrivo', 'inbox'),
    privacy(
      `${AS}privat[oa]|sol(?:o|tanto|amente) (?:per |a )?(?:me|io)|visibile solo a me|in privato|solo io`,
      'SELF_ONLY',
    ),
    privacy('privat[oa]', 'SELF_ONLY', false),
    privacy(
      `${AS}amici|sol(?:o|tanto|amente) (?:per |a |agli |gli |ai )?(?:i )?(?:miei )?amici|visibile (?:solo )?agli amici`,
      'MUTUAL_FOLLOW_FRIENDS',
    ),
    privacy('amici', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy(
      'sol(?:o|tanto|amente) (?:per |a |ai |i )?(?:i )?(?:miei )?follower|sol(?:o|tanto) (?:per )?chi mi segue|per i follower',
      'FOLLOWER_OF_CREATOR',
    ),
    privacy('followers?', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}pubblico|pubblicamente|per tutti|visibile a tutti|aperto a tutti`, 'PUBLIC_TO_EVERYONE'),
    privacy('pubblico', 'PUBLIC_TO_EVERYONE', false),
    setting(
      'partnership (?:a pagamento|retribuita)|collaborazione (?:a pagamento|pagata)|sponsorizzato|contenuto sponsorizzato',
      {
        brandContent: true,
      },
    ),
    setting('(?:il )?(?:mio|nostro) (?:marchio|brand)|marchio proprio', { brandOrganic: true }),
    setting("generat[oa] (?:con|da|dall')? ?(?:l')?(?:ia|ai)|fatto con (?:l')?(?:ia|ai)|contenuto (?:ia|ai)", {
      aiGenerated: true,
    }),
  ],
  idioms: 'senza commento',
  comments: 'comment[io]',
  duets: 'duett[io]',
  stitches: 'stitch(?:es)?',
  offBefore: '(?:senza|niente|no|disattiva(?:re)?(?: i)?|disabilita(?:re)?(?: i)?|togli i|blocca i)',
  offBehind: 'chiusi|disattivat[io]|disabilitat[io]|spenti|off',
  onBefore: 'con(?: i)?|permetti|consenti(?: i)?|attiva(?: i)?',
  onBehind: 'attivat[io]|attivi|permessi|consentiti',
  cover: '(?:con )?(?:la )?(?:copertina|anteprima|miniatura)(?: (?:a|al|di|da))?(?: secondo)?:?',
  profile: "su|sul|da|per|tramite|con|come|sull'account|sul profilo|con l'account",
  profileInCaption: 'con|per',
  leadsToAccount: 'seguite',
  nextSlot: '(?:al |nel |per il |il )?prossimo (?:slot|spazio|posto|orario)(?: libero| disponibile)?',
  commands: {
    cancel: `annulla(?:re|lo|la)?(?: ${POST})?|cancella(?:re|lo|la)?(?: ${POST})?|elimina(?:re|lo|la)?(?: ${POST})?|lascia (?:stare|perdere)|lascia perdere|non (?:pubblicar(?:lo|e)|postar(?:lo|e))(?: ${POST})?|ferma(?:lo)?`,
    retry: 'riprova(?:re|ci)?|prova (?:di nuovo|ancora)|di nuovo|ancora una volta|ritenta',
    move: `(?:sposta(?:re|lo|la)?|cambia(?:re|lo)?|posticipa(?:re|lo)?|rimanda(?:re|lo)?|rinvia(?:re|lo)?|ritarda(?:re|lo)?|anticipa(?:re|lo)?|riprogramma(?:re|lo)?|metti(?:lo)?|fallo)(?: ${POST})?(?: l'ora| l'orario| la data)?(?: alle| all'| al| a| per le| per| di)?`,
    nearer: 'anticipa(?:re|lo)?',
    later: 'più tardi',
    earlier: 'prima',
    instead: 'invece|piuttosto|al posto',
    notBefore: 'non prima (?:di|del|delle|della)|non prima|al più presto',
    postAt: `(?:pubblica|posta|programma|carica)(?:lo|la)?(?: ${POST})?(?: per)?`,
    newCaption:
      '(?:cambia |nuov[oa] |modifica )?(?:(?:la|il) )?(?:didascalia|testo|titolo|descrizione|caption)(?: (?:in|è|a))? ?[:=]|scrivi(?: invece| piuttosto)? ?:',
    make: `(?:metti(?:lo)?|rendi(?:lo)?|fallo|imposta(?:lo)?)(?: ${POST})?(?: come| su| in)?`,
    towards: 'alle|al|a|per',
    distanceLeads: 'di',
    typed: 'annulla annullare sposta',
    noneAlone: 'amici',
  },
};
