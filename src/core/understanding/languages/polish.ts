import { captionMarks, type MessageWords, privacy, privateTimes, setting, type Verb, way } from './message-words.ts';

const THIS = '(?:to|ten film|ten filmik|ten klip|to wideo|ten post|tego tiktoka|go|film|filmik)';
const AS = '(?:ustaw (?:to |go )?(?:jako |na )|jako |widoczność:? )';

const VERBS: readonly Verb[] = [
  {
    words: `(?:o)?publikuj(?:cie|my)?(?: ${THIS})?|(?:o)?publikować(?: ${THIS})?|zapostuj(?: ${THIS})?|postuj(?: ${THIS})?|zapostować(?: ${THIS})?|opublikujesz(?: ${THIS})?|zaplanujesz(?: ${THIS})?|zapostujesz(?: ${THIS})?|opublikujecie(?: ${THIS})?|zaplanujecie(?: ${THIS})?`,
    weight: 'sure',
  },
  {
    words: `(?:za)?planuj(?:cie|my)?(?: ${THIS})?|zaplanować(?: ${THIS})?|dodaj(?: ${THIS})? do kolejki|ustaw(?: ${THIS})?(?= na)`,
    weight: 'plain',
    isForLater: true,
  },
  {
    words: `(?:wrzucaj|wrzuć|publikuj|wstawiaj|puszczaj)(?:cie)?(?: ${THIS})? już(?= ?(?:[^\\p{L}\\p{N}\\s]|\\n|$))|(?:wrzucaj|wstawiaj|puszczaj)(?:cie)?(?: ${THIS})?|wrzuć(?:cie|my)?(?: ${THIS})?|wrzuc(?:ie)?(?: ${THIS})?|wrzucić(?: ${THIS})?|wrzucisz(?: ${THIS})?|(?:wrzucasz|wrzucacie|wstawiasz|puszczasz)(?: ${THIS})?|wstaw(?:cie|my)?(?: ${THIS})?|wstawić(?: ${THIS})?|wstawisz(?: ${THIS})?|puść(?:cie|my)?(?: ${THIS})?|puścić(?: ${THIS})?|udostępnij(?:cie)?(?: ${THIS})?|udostępnić(?: ${THIS})?|dodaj(?:cie)?(?: ${THIS})?|dodać(?: ${THIS})?|wypuść(?: ${THIS})?|wrzucamy(?: ${THIS})?|publikujemy(?: ${THIS})?|puszczamy(?: ${THIS})?|wstawiamy(?: ${THIS})?|s(?:c)?hedulnij(?: ${THIS})?|wypuścić(?: ${THIS})?|wyślij(?: ${THIS})?`,
    weight: 'everyday',
  },
  {
    words: `(?:niech )(?:leci|idzie|wchodzi|wyjdzie|pójdzie)(?: ${THIS})?|${THIS} (?:leci|idzie|wychodzi|wchodzi)(?= |[:,.]|$)|dajcie? (?:to|go|ten filmik|ten film)`,
    weight: 'everyday',
    isForLater: true,
  },
  {
    words: `(?:trzeba|należy) (?:wrzucić|opublikować|wstawić|puścić)(?: ${THIS})?|(?:na żywo|online)(?= ?:)|publikacja(?= ?:)|${THIS} (?:ma|powinno|powinien|musi|może) (?:wyjść|iść|pójść|polecieć|być opublikowan[ey]|się pojawić)|do (?:publikacji|opublikowania|wrzucenia|wstawienia)(?= | ?[:\\n])|(?<=(?:gdyby|żeby),? )(?:to |ten film )?(?:poszło|wyszło|poszedł|wyszedł|się pojawiło|poleciało)`,
    weight: 'plain',
  },
];

/** Many type without the marks on their letters: opublikowac, wrzuc. */
function alsoWithoutAccents(words: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l');
  return plain === words ? words : `${words}|${plain}`;
}

export const polish: MessageWords = {
  language: 'pl',
  verbs: VERBS.map((verb) => ({ ...verb, words: alsoWithoutAccents(verb.words) })),
  courtesies:
    'nie zapomnij(?:cie)?(?= (?:wrzucić|opublikować|wstawić|zapostować|zaplanować|udostępnić))|pamiętaj(?:cie)?,? (?:żeby|aby)(?= (?:wrzucić|opublikować|wstawić))|(?:chcę|chcemy|chciałbym|chciałabym|chcielibyśmy) (?:to|ten film|ten filmik)|byłoby (?:super|świetnie|dobrze|fajnie|ekstra),? (?:gdyby|żeby)|proszę|prosze|cześć|czesc|hej|hejka|siema|witam|dzień dobry|dobry wieczór|ok|okej|no to|chcę|chciałbym|chciałabym|chcemy|trzeba|słuchajcie|ekipa|hej wszystkim|hej ekipa|cześć wszystkim|dobra|oto (?:nowy )?(?:film|filmik)',
  thanks:
    'proszę|prosze|dzięki|dzieki|dziękuję|dziekuje|z góry dzięki|dziękuję bardzo|dzięki wielkie|pozdrawiam|dzięks|dzk|pls|plis|plz|z góry dziękuję',
  requests:
    '(?:będziesz mógł|będziesz mogła|dasz radę)|(?:czy )?(?:mógłbyś|mogłabyś|moglibyście|możesz|możecie|można|dałoby się|da się|dasz radę)|czy jest możliwość|(?:czy )?(?:możesz|mozesz|mógłbyś|mogłabyś|mógłbys|możecie|moglibyście|mogłybyście|mógłby ktoś|może ktoś|ktoś może)(?: proszę| mi| nam| to)*|czy (?:da się|można by|byłoby możliwe)(?: to)?|dasz radę',
  timeLabels: 'kiedy|godzina|czas|data|dzień|termin|data i godzina',
  accountLabels: 'na|konto|profil',
  audienceLabels: 'kto (?:to )?(?:może )?(?:widzi|zobaczyć|oglądać)|widoczność|odbiorcy|prywatność|kto|ustawienia',
  everyone: 'wszyscy|wszystkich|każdy|dla każdego',
  captionLabels: 'opis|podpis|tekst|tytuł|caption',
  objects:
    '(?:ten|to|tego|mój|nasz)(?: nowy| nowe)? (?:film|filmik|wideo|klip|post|rolka|reels|tiktok|tiktoka)|filmik|wszystko|tego',
  fillers: '(?:na|do) (?:tik ?toka?|tiktoku)|online|dla mnie|dla nas|jeśli możesz|jak możesz',
  captionMarks: captionMarks({
    joints: 'i|oraz',
    links: 'z|jako|daj|dodaj',
    articles: 'takim|tym|taki|w',
    nouns: 'captionem|opisem|podpisem|tekstem|tytułem|opis|podpis|tekst|tytuł|caption|opisie',
    copulas: 'to|brzmi|ma brzmieć|ma być|będzie|niech będzie',
    sayings: 'ze słowami|z napisem|napisz|dopisz|wpisz|z',
  }),
  captionSaidBefore: 'z napisem|napisz|treść',
  captionSayings: 'z|ze słowami|i napisz|i dopisz|i wpisz|zatytułowan[ye]',
  captionBehind: 'jako (?:opis|tekst|tytuł)|to (?:jest )?(?:opis|podpis|tekst|tytuł)',
  quotedWhere: 'na tym|pod tym|na filmie|pod spodem|na górze',
  noCaption: 'bez (?:żadnego )?(?:opisu|podpisu|tekstu|tytułu)',
  captionElsewhere: '(?:opis|podpis|tekst)(?: jest)? (?:powyżej|poniżej|wyżej|niżej|na górze|na dole)',
  introductions:
    '(?:tu|tutaj|z tej strony|jestem|mówi) \\p{L}+(?: \\p{L}+)? (?:z|ze) \\p{L}+(?: \\p{L}+){0,2}(?= ?[.!,\\n–—])',
  hashtagLabels: 'hashtagi?|tagi?',
  typedVerbs:
    'opublikuj opublikować publikuj zapostuj postuj wrzuć wrzucić zaplanuj zaplanować udostępnij wstaw wstawić',
  typedTimes: 'teraz dziś dzisiaj jutro',
  audienceHints:
    'tylko (?:dla )?(?:moich |naszych )?(?:bliskich )?(?:znajomych|znajomi|przyjaciół|przyjaciele|obserwujących|obserwujący|rodziny|rodzina|mnie|nas)|nie (?:dla )?(?:publicznie|wszystkich)|nikt (?:inny|poza)|(?:może|mogą) (?:to )?zobaczyć|widoczn[eya] (?:tylko )?(?:dla)|bliscy znajomi|ukryt[eya]',
  draftPlaces: 'szkic(?:u|ów)?|robocz(?:e|ych|ą)|skrzynk[iąę]',
  suits: 'byłoby (?:idealnie|super|najlepiej|świetnie|ok)|pasuje',
  joints: 'i|oraz|potem',
  helping:
    '(?:czy )?(?:mam|mamy|powinienem|powinnam|powinniśmy|mogę|możemy|muszę|musimy|chcesz|chcecie)(?= )|czy (?:to|ktoś|już|trzeba)(?= )',
  questionWords: 'co|kiedy|gdzie|dlaczego|czemu|kto|któr[yae]|jak|o której|czy',
  told: '(?:już )?(?:to |go )?(?:sama? )?(?:wrzuci|wstawi|puści|opublikowa|zapostowa|udostępni|zaplanowa|dodawa)(?:łem|łam|liśmy|łyśmy|ł|ła|li|ło)|już (?:wrzucone|opublikowane|wstawione|poszło)|(?:ja )?(?:to |go )?sama? (?:to |go )?(?:wrzucę|wstawię|opublikuję|puszczę|zaplanuję|udostępnię)|(?:wrzucę|wstawię|opublikuję|puszczę)(?: to| go)? sama?',
  negations: 'nie|nigdy|jeszcze nie|lepiej nie|proszę nie|nic|poczekaj z',
  softNegations: 'zapomnij|zapomnijcie|zapominaj(?:cie|my)?|pewn[ya]|pilne|śpieszy|za dużo',
  negationsBehind: 'nic|(?:tego |to )?(?:jeszcze |dziś |dzisiaj |teraz )?nie',
  verbForms:
    'publikuj|publikować|publikujcie|opublikowan[eyoa]|opublikować|wrzucaj|wrzucać|wrzucajcie|wstawiaj|wstawiać|wrzucone|postować|postuj|planować|planuj|udostępniać|udostępniaj|dodawaj',
  linkingWords:
    'z ze dla do od w we na po i oraz lub mój moja moje moi moim moimi twój nasz nasza nasze naszych naszymi jest są najlepsi wszyscy drodzy bardzo między',
  bindingWords:
    'do od otwarte otwieramy otwarcie zaczyna zaczynamy widzimy się jest są był była będzie nas wam szczęśliwego wesołych każdy każdego tylko dopiero wraca wracamy na żywo zapraszamy o',
  timeOpeners: 'w ciągu|w przeciągu|najpóźniej|kiedyś|gdzieś|przed|do',
  timeSpans: '(?:(?:najbliższ(?:ej|ych|ego)|następn(?:ej|ych|ego)) )?(?:godziny?|godzin|minut|dni|tygodnia|dnia)',
  waits: { words: 'poczekaj|zaczekaj|odczekaj|daj(?: mu)?', ahead: 'za' },
  conditions: 'jak(?! \\p{L}+ć(?!\\p{L}))(?= \\p{L})|gdy|kiedy|jak tylko|jeśli|jeżeli|dopóki|po tym jak|zanim',
  provisos:
    '(?:ale )?(?:nie jestem (?:jeszcze )?pew(?:ien|na)|jeszcze nie wiem)|(?:ale |i )?(?:tylko|dopiero|jedynie) (?:jeśli|jeżeli|jak|gdy|kiedy|po|wtedy)|ale (?:najpierw|wcześniej|poczekaj|zaczekaj|nie przed|dopiero|tylko)|pod warunkiem|chyba że|o ile|z zastrzeżeniem',
  tags: 'ok|okej|dobra|dobrze|zgoda|da się|może być|pasuje|git|można',
  addressees: 'szefie|szefowo|ekipo|ludzie|wszyscy|kochani|zespole',
  eventLeads:
    '(?:(?:zaraz|tuż|dopiero|krótko|nie) )?(?:(?:godzinę|dzień|tydzień|minutę|\\d+ (?:minut|min|godzin|dni)|dwa dni|dwie godziny|pół godziny) )?(?:po|przed)(?= (?:mecz|koncer|imprez|prac|szkol|kolac|obiad|śniadani|zamknięci|otwarci|premier|zachod|wschod|świt|zmierzch|urodzin|ślub|spotkani|przerw|zajęci|tym|tamtym))|podczas|w trakcie|aż|w (?:dniu|dzień|noc|chwili|momencie)(?= \\p{L})',
  occasions:
    'innym razem|innego dnia|urodziny|urodzinach|rocznic[aęy]|ślub(?:u)?|dniu? (?:wypłaty|meczu|premiery|ślubu)|wielki dzień|premier[aęy]|otwarci[aeu]|zamknięci[aeu]|przerwie|zachod(?:u|zie|em) słońca|wschod(?:u|zie|em) słońca|zmierzchu|świcie|złotej godzinie|godzinach szczytu|(?:stałej|zwykłej|tej samej|najlepszej|dobrej) (?:porze|godzinie)|sezon(?:ie|u)?|wiosn[ąę]|latem|lato|jesienią|jesień|zimą|zimę|wakacj[ei](?:ach)?|następnym razem|kiedyś|któregoś dnia|termin(?:ie|u)?',
  appointments: 'call(?:ka|a)?|spotkanie|spotkaniu|zebranie|briefing|feedback|nagrania|zdzwonka',
  speakers: 'my|ja',
  viewers: 'ty|ci|ciebie|wy|was|twój',
  timeLeads: 'w|we|o|po|przed|podczas|około|między|później|pod koniec|na początku',
  vagueTimes: [
    '(?:jakoś )?(?:na dniach|w najbliższych dniach)|jakoś wieczor(?:em|kiem)|(?:jak|kiedy|gdy) (?:będę|będzie|tylko|wrócę|skończę)(?: [^\\s,.:;!?]{1,20}){0,6}|za chwilę|niedługo|o tej samej (?:porze|godzinie)(?: co(?: [^\\s,.:;!?]{1,20}){1,4})?',
    privateTimes(
      '(?:w|na) (?:moje|nasze|swoje) urodziny|w (?:moją|naszą) rocznicę|(?:po|przed) (?:meczu|meczem|koncercie|koncertem|imprezie|imprezą|przerwie)|wiosną|latem|jesienią|zimą|w następnym kwartale',
    ),
  ].join('|'),
  timesAfter:
    '(?:dzień|tydzień|miesiąc) (?:później|potem)|(?:następny|kolejny|następnego|kolejnego) (?:tydzień|dzień|dnia|tygodnia)|ten następny|ten po nim',
  predicates:
    'nagraliśmy nagrałem nagrałam nakręciliśmy jest był będzie albo otwieramy zaczynamy zaczyna wychodzi rusza',
  timeJoins: 'a jak nie to|inaczej|i(?: potem| też)? (?:znowu|jeszcze raz|ponownie)|i(?: potem| też)?|oraz',
  corrections:
    'ej|oj|ups|nie|sorki|sorry|przepraszam|jednak|czekaj|znaczy|to znaczy|lepiej|poprawka|tj\\.?|tzn\\.?|to jest|czyli',
  edits: 'edit|korekta|poprawka|update|sorki|sorry',
  contrasts: 'tylko|ale|a dopiero|lecz|a',
  untils: 'aż do',
  minus: 'minus',
  ors: 'lub|albo|czy',
  sameCaption: 'ten sam (?:opis|podpis)',
  retractions: '(?:nie,? )?(?:czekaj|zaczekaj|chwila|moment)|(?:jednak|lepiej) nie|nieważne|jeszcze nie',
  timeTails: 'mniej więcej|około|jakoś|wcześnie|późno',
  zoneWords: '(?:mojego|naszego|twojego|lokalnego|polskiego) czasu|czasu (?:lokalnego|polskiego|warszawskiego)',
  wishes: [
    way('ręcznie|przypomnij mi', 'by_hand'),
    way(
      'jako szkic|jako wersj[ęe] robocz[ąa]|do (?:mojej |naszej )?skrzynki|do (?:moich |naszych )?(?:wersji roboczych|roboczych|szkiców)',
      'inbox',
    ),
    privacy(`${AS}prywatn[ey]|tylko (?:dla )?(?:mnie|ja|siebie)|widoczn[ey] tylko dla mnie|prywatnie`, 'SELF_ONLY'),
    privacy('prywatn[ey]', 'SELF_ONLY', false),
    privacy(
      'tylko (?:dla )?(?:moich )?(?:znajomych|przyjaciół|znajomi|przyjaciele)|dla znajomych',
      'MUTUAL_FOLLOW_FRIENDS',
    ),
    privacy('znajomi|przyjaciele', 'MUTUAL_FOLLOW_FRIENDS', false),
    privacy(
      'tylko (?:dla )?(?:moich )?(?:obserwujących|followersów|obserwujący)|dla obserwujących',
      'FOLLOWER_OF_CREATOR',
    ),
    privacy('obserwujący', 'FOLLOWER_OF_CREATOR', false),
    privacy(`${AS}publiczn[ey]|publicznie|dla wszystkich|widoczn[ey] dla wszystkich`, 'PUBLIC_TO_EVERYONE'),
    privacy('publiczn[ey]', 'PUBLIC_TO_EVERYONE', false),
    setting('płatna współpraca|płatne partnerstwo|współpraca płatna|sponsorowan[ey]|materiał sponsorowany|reklama', {
      brandContent: true,
    }),
    setting('(?:moja|nasza|własna) marka', { brandOrganic: true }),
    setting(
      '(?:wygenerowan[eya]|stworzon[eya]|zrobion[eya]) przez (?:ai|si)|wygenerowan[eya] (?:z|za pomocą) ai|treść ai',
      {
        aiGenerated: true,
      },
    ),
  ],
  idioms: 'bez komentarza',
  comments: 'komentarz(?:y|e|ami)?|komentowania',
  duets: 'duet(?:u|ów|y|ami)',
  stitches: 'stitch(?:u|ów|y|e|ami|a)',
  offBefore: '(?:bez|wyłącz|zablokuj)',
  offBehind: 'wyłączone|zablokowane',
  onBefore: 'z|włącz|zezwól na',
  onBehind: 'włączone|dozwolone',
  cover: '(?:z )?(?:okładka|okładką|miniatura|miniaturą)(?: (?:z|na|w|od))?(?: sekundzie)?:?',
  profile: 'na|do|z|jako|przez|dla|na koncie|na konto|z konta|na profilu',
  profileInCaption: 'z|dla',
  nextSlot:
    '(?:w |na )?(?:następny(?:m)?|kolejny(?:m)?|najbliższy(?:m)?) (?:wolny(?:m)? )?(?:slocie|slot|termin(?:ie)?)',
  commands: {
    cancel: `anuluj(?: ${THIS})?|usuń(?: ${THIS})?|skasuj(?: ${THIS})?|odwołaj(?: ${THIS})?|zapomnij|nieważne|stop|nie (?:publikuj|wrzucaj|wstawiaj)(?: (?:tego|${THIS}))?|jednak nie`,
    retry: 'spróbuj (?:ponownie|jeszcze raz|znowu)|ponów|jeszcze raz|ponownie',
    move: `(?:przenieś|przesuń|przełóż|zmień|opóźnij|przyspiesz|odłóż|ustaw|daj)(?: ${THIS})?(?: czas| godzinę| termin)?(?: na| do| o)?`,
    nearer: 'przyspiesz',
    later: 'później',
    earlier: 'wcześniej',
    instead: 'zamiast tego|raczej|jednak',
    notBefore: 'nie (?:przed|wcześniej niż)|najwcześniej|dopiero',
    postAt: `(?:opublikuj|wrzuć|wstaw|zaplanuj)(?: ${THIS})?(?: na)?`,
    newCaption: '(?:zmień |nowy )?(?:opis|podpis|tekst|tytuł|caption)(?: (?:na|to))? ?[:=]|napisz(?: zamiast tego)? ?:',
    make: `(?:ustaw|zrób|daj)(?: ${THIS})?(?: jako| na)?`,
    towards: 'na|do',
    distanceLeads: 'o',
    typed: 'anuluj przenieś',
    noneAlone: 'reklama znajomi przyjaciele obserwujący',
  },
};
