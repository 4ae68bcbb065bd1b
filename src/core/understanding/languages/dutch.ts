import { captionMarks, type MessageWords, privacy, privateTimes, setting, way } from './message-words.ts';

const POST = '(?:de post|de video|het filmpje|dit filmpje|deze video|deze post|deze|dit|dat|het|hem)';
const AS = '(?:maak (?:het|dit|hem) |zet (?:het|dit|hem) op |als |zichtbaarheid:? )';
const OBJECT = '(?:(?: (?:dit|deze|het|hem|dat))(?: (?:video|filmpje|clip|reel|tiktok|post))?)';

export const dutch: MessageWords = {
  language: 'nl',
  verbs: [
    {
      words: `(?:posten|plaatsen|publiceren|plannen|zetten) (?:we|wij)(?: (?:dit|deze|hem|het))?(?: (?:in|online|erop))?|schedulen|post dan|(?:kunnen |willen )?(?:plaats(?:en)?|posten|publiceren)|posten|post maar|publiceer|publiceren|publiceert`,
      weight: 'sure',
      nounBefore: 'delict|genomen|naam',
    },
    {
      words: `plan${OBJECT}? in(?: voor)?|inplannen|plan (?:voor|dit|deze|het)|zet${OBJECT}? (?:klaar|in de wachtrij)|klaarzetten`,
      weight: 'plain',
      isForLater: true,
    },
    {
      words: `(?:zet|gooi|knal|smijt|slinger)(?: (?:maar|gelijk|meteen|direct|nu|even|gewoon)){0,3}${OBJECT}?(?: (?:maar|gelijk|meteen|direct|nu|even|gewoon)){0,3} (?:er ?op|erop|online|live)|online zetten|online gooien|live zetten|gaat online`,
      weight: 'plain',
    },
    {
      words:
        'zet|zetten|gooi|gooien|upload|uploaden|deel|delen|knal|stuur|sturen|breng uit|uitbrengen|erop zetten|erop gooien',
      weight: 'everyday',
    },
    {
      words:
        '(?:dit|deze|dit filmpje|deze video) (?:moet|mag|kan|zou|gaat) (?:online|live|erop|eruit)|te (?:plaatsen|posten|publiceren)(?= | ?[:\\n])|kunnen (?:inplannen|plaatsen|posten|publiceren|zetten)|(?:online|live) gaat|(?:post|plaats|plan|zet|upload) (?:je|jij|jullie)(?: (?:dit|deze|hem|het))?(?: (?:in|online|erop))?|(?<=(?:kan|mag|moet) )(?:deze|dit|hij|die|dit filmpje|deze video)(?: (?:er|nu|meteen|direct|even|snel)){0,4} (?:op|online|live|eruit|erop)|(?:online|live)(?= ?[?:.!,]|$)|(?:geplaatst|gepost|gepubliceerd|online gezet) worden|online (?:komen|gaan|staan)|live gaan|(?:publicatie|plaatsing)(?= ?:)',
      weight: 'plain',
    },
    {
      words: '(?:dit|deze|deze video|dit filmpje) (?:gaat|komt)(?: (?:dan|er))?(?= |[:,.]|$)',
      weight: 'everyday',
      isForLater: true,
    },
  ],
  courtesies:
    'niet vergeten(?= ?[:,!])|vergeet niet(?: om)?(?= .{0,40}te (?:posten|plaatsen|publiceren))|doe(?: (?:dit|deze|hem|het))?(?: (?:maar|dan|even)){1,2}|gelieve(?: (?:dit|deze|deze video|dit filmpje))?|(?:ik|we|wij) (?:wil|willen|zou|zouden)(?: graag)?(?: dat)? (?:dit|deze|deze video|dit filmpje)|(?:het )?zou (?:fijn|leuk|top|super|mooi|geweldig) zijn als (?:dit|deze|deze video|dit filmpje|je dit|jullie dit)|alsjeblieft|alstublieft|aub|ajb|svp|graag|even|hoi|hallo|hey|hé|hoi allemaal|hey team|dag|oké|ok|goedemorgen|goedemiddag|goedenavond|ik wil|ik wil graag|we willen|wij willen|we willen graag|mensen|jongens|(?:hallo|hoi|hey|hé) (?:allemaal|team|mensen|jongens)|laten we(?: dit| deze| het)?|(?:dit|deze|dit filmpje|deze video) (?:moet|mag|kan)|hier is (?:de|het) (?:nieuwe )?(?:video|filmpje)',
  thanks:
    'joh|hoor|alsjeblieft|alstublieft|aub|ajb|graag|dank je|dank je wel|dankjewel|dankje|dank je (?:wel )?alvast|pls|bedankt|thanks|dank|dank u|alvast bedankt|dank jullie|groetjes|gr',
  requests:
    'zou je (?:zo vriendelijk willen zijn|willen)|is het mogelijk om|zouden jullie|kan iemand|lukt het om|(?:kan|mag|kunnen) (?:dit|deze|deze video|het|ie|hij|m)(?: alsjeblieft| graag)?|(?:kun|kan|zou|wil|kunt|wilt) (?:je|jij|jullie|u|iemand)(?: alsjeblieft| alstublieft| aub| even| misschien| willen| kunnen| graag| dit| deze| het| hem| m| nog| ff| effe)*|zouden jullie(?: alsjeblieft| dit| deze)*|kunnen jullie(?: alsjeblieft| dit| deze)*|is het mogelijk om|zou het kunnen om',
  timeLabels: 'wanneer|tijd|datum|dag|tijdstip|datum en tijd|moment',
  accountLabels: 'op|account|profiel',
  audienceLabels: 'wie (?:kan|mag) (?:het |dit )?(?:zien|bekijken)|zichtbaarheid|publiek|privacy|wie|instellingen',
  everyone: 'iedereen|allen|allemaal|alle mensen',
  captionLabels: 'bijschrift|tekst|titel|beschrijving|onderschrift|caption',
  objects:
    '(?:deze|dit|de|het|mijn|onze|ons)(?: nieuwe?)? (?:video|filmpje|clip|reel|tiktok|post|film)|dit|deze|dat|alles|hem|het',
  fillers:
    '(?:op|naar|bij) tik ?tok|online|(?:klaar|in)(?= ?(?:met(?!\\p{L})|[:\n"“„«]|$))|erop|eruit|voor mij|voor ons|als het kan',
  captionMarks: captionMarks({
    joints: 'en',
    links: 'met|als|onder|gebruik|zet',
    articles: 'het|de|dit|deze|een|als',
    nouns: 'bijschrift|tekst|titel|beschrijving|onderschrift|caption',
    copulas: 'is|wordt|moet (?:zijn|worden)|luidt|zegt',
    sayings: 'met de woorden|waar(?:op|bij) staat|met|met daarbij|schrijf|zet erbij|erbij|die zegt',
  }),
  captionSaidBefore: 'met de tekst|schrijf|er staat|zegt',
  captionSayings: 'met|die zegt|en schrijf|en zet erbij|genaamd|getiteld',
  captionBehind: 'als (?:tekst|titel|bijschrift|caption)|is (?:de |het )?(?:tekst|titel|bijschrift|caption)',
  quotedWhere: 'erbij|erop|eronder|erboven|eroverheen',
  noCaption: '(?:zonder|geen) (?:bijschrift|tekst|titel|beschrijving|onderschrift|caption)',
  captionElsewhere:
    '(?:met )?(?:de |het )?(?:tekst|bijschrift|caption)(?: is| staat)? (?:hier)?(?:boven|onder|erboven|eronder)',
  introductions:
    '(?:dit is|hier is|ik ben|mijn naam is|met) \\p{L}+(?: \\p{L}+)? (?:van|uit) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])',
  hashtagLabels: 'hashtags?|tags?',
  typedVerbs: 'post posten plaats plaatsen publiceer publiceren inplannen upload uploaden delen',
  typedTimes: 'vandaag morgen vanavond',
  audienceHints:
    '(?:alleen|enkel|slechts) (?:voor )?(?:mijn |onze |de )?(?:goede |beste )?(?:vrienden|volgers|familie|mij|ons)|niet (?:voor )?(?:openbaar|publiek|iedereen)|niemand anders|(?:mag|mogen|kan|kunnen) (?:het|dit) (?:maar )?zien|zichtbaar (?:voor|alleen)|goede vrienden|verborgen|hou(?:d)? het (?:onder|bij|tussen)',
  draftPlaces: 'concepten|inbox',
  suits: 'zou (?:perfect|ideaal|mooi|fijn|top|goed) zijn|is (?:perfect|ideaal)|komt goed uit',
  joints: 'en|dan',
  helping:
    '(?:zal|zullen|moet|moeten|kan|kunnen|mag|mogen|wil|willen|ga|gaan|heb|hebben|heeft|is|zijn|wordt|zou) (?:ik|we|wij|je|jij|jullie|hij|zij|ze|het|dit|iemand)',
  questionWords: 'wat|wanneer|waar|waarom|wie|welke?|hoe|hoe laat',
  told: '(?:ik |we |wij |hij |ze )?(?:heb|hebben|heeft|had|hadden)(?: [^\\s,.:;!?]{1,20}){1,7} (?:geplaatst|gepost|gepubliceerd|geüpload|gedeeld|ingepland|online gezet)|(?:al|reeds) (?:geplaatst|gepost|gepubliceerd|geüpload|ingepland)|(?:ik|we|wij) (?:post|plaats|zet|upload|deel|plan|doe|posten|plaatsen|zetten)(?: [^\\s,.:;!?]{1,20}){0,7} zelf',
  negations: 'niet|nooit|niets|nog niet|liever niet|geen|wacht met|laten we niet',
  softNegations: 'vergeet|vergeten|zeker|dringend|te veel|haast',
  negationsBehind:
    '(?:(?:dit|deze|het|dat|hem|dit filmpje|deze video) )?(?:alsjeblieft )?(?:nog )?(?:niet|niets|nooit)|(?:dit|het|deze) (?:vandaag|morgen|nu) (?:nog )?niet',
  verbForms: 'geplaatst|gepost|gepubliceerd|plaatsen|posten|publiceren|geüpload|uploaden|inplannen|online zetten',
  linkingWords:
    'met voor van aan bij op in en of de het een mijn jouw zijn haar ons onze jullie hun is zijn beste lieve nieuwe tussen voor alle meer heel',
  bindingWords:
    'goede goeden goeie tot vanaf sinds van open geopend is zijn was we wij jullie ons ik begint komt komen opent sluit zien fijne vrolijk elke live alleen pas weer terug om te',
  timeOpeners: 'binnen|ergens|in de loop van|uiterlijk|tegen|zo rond|voor',
  timeSpans: '(?:(?:de|het|een) )?(?:komende |volgende )?(?:uur|uren|minuten|dagen|week|ochtend|middag|avond)',
  waits: { words: 'wacht(?: nog)?|geef het(?: nog)?', ahead: 'over' },
  conditions: 'als|zodra|wanneer|indien|totdat|nadat|voordat',
  provisos:
    '(?:maar )?(?:weet (?:het )?nog niet(?: zeker)?|nog niet zeker)|(?:maar |en )?(?:alleen|enkel|pas|slechts) (?:als|wanneer|nadat|zodra|indien)|maar (?:eerst|wacht|niet (?:voor|voordat|eerder)|alleen)|mits|tenzij|op voorwaarde|onder voorbehoud|zolang',
  tags: 'ok|oké|oke|okay|akkoord|kan dat|lukt dat|mag dat|prima|goed|is dat goed|te doen',
  addressees: "baas|team|jongens|allemaal|mensen|collega's|iedereen",
  eventLeads:
    '(?:(?:net|vlak|meteen|direct|kort|niet) )?(?:(?:een|de|twee|drie|\\d+|paar|half) (?:minuten|minuut|min|uur|uren|dag(?:en)?|week|weken|avond) )?(?:na|voor|voordat|nadat)(?= (?:de|het|mijn|onze|ons|jouw))|tijdens|tot|(?:op )?de (?:dag|avond|ochtend|nacht)(?= (?:van|voor|na|dat))',
  occasions:
    'een andere (?:dag|keer)|ander moment|verjaardag|jubileum|bruiloft|trouwdag|betaaldag|wedstrijddag|grote dag|lancering|release|première|opening|sluitingstijd|aftrap|rust|zonsondergang|zonsopgang|schemering|dageraad|gouden uur|primetime|spitsuur|(?:gebruikelijke|gewone|vaste|beste|goede|zelfde|juiste) (?:tijd|moment|slot)|seizoen|lente|voorjaar|zomer|herfst|winter|vakantie|volgende keer|ooit|een keer|op een dag|deadline|etenstijd|bedtijd',
  appointments: 'call|meeting|overleg|vergadering|briefing|feedback|opname|afspraak',
  speakers: 'we|wij|ik',
  viewers: 'je|jij|jullie|u|jouw',
  timeLeads: 'op|in|om|tijdens|na|voor|rond|tegen|tussen|ergens|later|eind|begin',
  vagueTimes: [
    'een dezer dagen|(?:in de )?komende dagen|(?:als|zodra|wanneer) (?:ik|we|je|het|alles|jullie)(?: [^\\s,.:;!?]{1,20}){0,6}|zo meteen|over een poosje|op de gebruikelijke tijd|(?:op )?(?:de)?zelfde tijd(?: als(?: [^\\s,.:;!?]{1,20}){1,4})?',
    privateTimes(
      '(?:op|voor|na) (?:mijn|onze|zijn|haar|jouw) (?:verjaardag|jubileum|trouwdag|vakantie)|(?:na|voor|tijdens) (?:de|het) (?:wedstrijd|show|concert|evenement|feest|pauze|opening|vergadering)|in (?:de )?(?:lente|zomer|herfst|winter)|volgend kwartaal',
    ),
  ].join('|'),
  timesAfter:
    'de (?:dag|week|maand|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag) (?:erna|daarna|erop|daarop)|die (?:erna|daarna)',
  predicates:
    'gefilmd opgenomen is was wordt worden zijn we of begint start komt gaat gaan opent openen hebben maken vieren koken',
  timeJoins: 'anders|zo niet|en(?: dan| ook)? (?:nog een keer|nog eens|weer|opnieuw)|en(?: dan| ook)?',
  corrections:
    'eh|oh|oeps|ah|nee|sorry|wacht|toch|liever|beter|ik bedoel|ik bedoelde|correctie|maar|d\\.?w\\.?z\\.?|dat wil zeggen|oftewel',
  edits: 'edit|correctie|update|rectificatie|sorry',
  contrasts: 'maar(?: pas)?|pas|liever',
  untils: 'tot',
  minus: 'minus',
  ors: 'of',
  sameCaption: 'zelfde (?:tekst|bijschrift|caption)',
  retractions: '(?:nee,? )?wacht(?: even| nog)?|toch (?:maar )?niet|laat maar|nog niet|vergeet het',
  timeTails: 'of zo|ongeveer|vroeg|laat|ergens',
  zoneWords: '(?:mijn|onze|jullie|lokale|nederlandse|belgische|amsterdamse) tijd',
  wishes: [
    way('met de hand|handmatig|herinner me(?: eraan)?', 'by_hand'),
    way('als concept|(?:naar|in|bij) (?:mijn|de|onze) (?:inbox|concepten)', 'inbox'),
    privacy(
      `${AS}priv[eé]|alleen (?:voor )?(?:mij|ik|mezelf)|alleen zichtbaar voor mij|alleen voor mijzelf|enkel (?:voor )?mij`,
      'SELF_ONLY',
    ),
    privacy('priv[eé]', 'SELF_ONLY', false),
    privacy(
      `${AS}vrienden|(?:alleen|enkel) (?:voor )?(?:mijn |onze )?vrienden|zichtbaar voor vrienden`,
      'MUTUAL_FOLLOW_FRIENDS',
    ),
    privacy('vrienden', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy(
      '(?:alleen|enkel) (?:voor )?(?:mijn |onze )?(?:volgers|followers)|alleen voor volgers',
      'FOLLOWER_OF_CREATOR',
    ),
    privacy('volgers', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}(?:openbaar|publiek)|voor iedereen|zichtbaar voor iedereen`, 'PUBLIC_TO_EVERYONE'),
    privacy('openbaar|publiek', 'PUBLIC_TO_EVERYONE', false),
    setting('betaalde (?:samenwerking|partnerschap|promotie)|gesponsord|gesponsorde inhoud|reclame', {
      brandContent: true,
    }),
    setting('(?:mijn|ons|eigen|mijn eigen|ons eigen) merk', { brandOrganic: true }),
    setting('(?:met |door )?(?:ai|ki)(?: |-)?gegenereerd|gemaakt met ai|gegenereerd (?:met|door) ai|ai(?: |-)inhoud', {
      aiGenerated: true,
    }),
  ],
  idioms: 'geen commentaar',
  comments: 'reacties?|commentaar|opmerkingen|comments?',
  duets: 'duett?en|duets?',
  stitches: 'stitch(?:es|en)?',
  offBefore: '(?:met )?(?:geen|zonder|zet uit|schakel uit|blokkeer)',
  offBehind: 'uit|uitgeschakeld|uitzetten|dicht',
  onBefore: 'met|sta toe',
  onBehind: 'aan|toegestaan|ingeschakeld|open',
  cover: '(?:met )?(?:(?:de|het) )?(?:cover|omslag|omslagfoto|voorbeeldbeeld|thumbnail)(?: (?:op|bij|van|vanaf))?:?',
  profile: 'op|via|voor|met|als|naar|op account|op het account|vanaf',
  profileInCaption: 'met|voor',
  nextSlot: '(?:in |op |voor )?(?:het |de )?(?:volgende|eerstvolgende) (?:vrije )?(?:slot|plek|moment|tijdslot)',
  commands: {
    cancel: `annuleer(?: ${POST})?|annuleren|verwijder(?:en)?(?: ${POST})?|schrap(?: ${POST})?|laat maar|vergeet (?:het|maar)|stop(?:pen)?|(?:plaats|post) ${POST} niet|niet (?:plaatsen|posten)|toch niet`,
    retry: 'opnieuw(?: proberen)?|probeer (?:het )?(?:opnieuw|nog een keer|nog eens)|nog een keer|nogmaals',
    move: `(?:verplaats(?:en)?|verzet(?:ten)?|verschuif|verschuiven|schuif|zet|stel uit|uitstellen|wijzig|verander|haal|vervroeg|maak|plan)(?: ${POST})?(?: de tijd)?(?: door| uit| op)?(?: naar| op| tot| voor| om)?`,
    moveBehind: 'plaatsen|posten|verplaatsen|verzetten|verschuiven|zetten',
    nearer: 'haal|vervroeg',
    later: 'later',
    earlier: 'eerder',
    instead: 'in plaats daarvan|liever|toch liever',
    notBefore: 'niet (?:voor|vóór|eerder dan)|op zijn vroegst|pas',
    postAt: `(?:plaats|post|publiceer|plan)(?: ${POST})?(?: in)?(?: voor)?`,
    newCaption:
      '(?:nieuwe? |wijzig |verander )?(?:(?:het|de) )?(?:bijschrift|tekst|titel|beschrijving|onderschrift|caption)(?: (?:naar|in|is))? ?[:=]|schrijf(?: liever)? ?:',
    make: `(?:maak|zet)(?: ${POST})?(?: op)?`,
    towards: 'naar|op|tot|voor',
    distanceLeads: 'met',
    typed: 'annuleer verplaats',
    noneAlone: 'reclame vrienden volgers',
  },
};
