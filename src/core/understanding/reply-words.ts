/** What people say around an answer in a post's thread, and answers that name nothing; in every language. */
import { wholePattern } from './word-pattern.ts';

const YES =
  "yes|yep|yeah|yup|sure|ok(?:ay)?|alright|ja|jo|klar|sí|si|vale|dale|oui|ouais|d'accord|sim|tá|sì|va bene|prima|goed|tak|dobrze|да|давай|ладно|はい|うん";
const NEITHER =
  "neither(?: one| of (?:them|those))?|none(?: of (?:them|those))?|weder noch|keine[rs]?(?: von beiden)?|keins|ningun[oa](?: de los dos)?|aucun(?:e)?(?: des deux)?|ni l'un ni l'autre|nenhum[a]?(?: d[oa]s dois)?|nessun[oa](?: dei due)?|geen van beide|żad(?:en|na|ne)(?: z nich)?|ни то,? ни другое|ни один|どちらでもない|どっちでもない";
const NO = 'no|nope|nah|nein|nee|non|não|nie|нет|いや|いいえ';
const TURNS =
  "wait|sorry|actually|oh|hm+|better|rather|on second thoughts?|let'?s(?: (?:do|say|go (?:with|for)))?|i(?:'d| would) (?:say|prefer|rather)|we(?:'d| would) prefer|i mean(?:t)?|ich meinte?|quise decir|je voulais dire|quis dizer|intendevo|ik bedoel(?:de)?|chodziło mi o|я имела? в виду|doch(?: lieber| eher| besser)?|lieber|eher|besser|eigentlich|dann(?: lieber)?|mejor(?: aún)?|en realidad|pensándolo bien|plutôt|en fait|finalement|melhor|na verdade|pensando bem|meglio|anzi|in realtà|alla fine|toch(?: maar| liever)?|liever|eigenlijk|doe maar|lepiej|jednak|właściwie|raczej|лучше|вс[её]-таки|вообще-то|давай(?:те)?(?: лучше)?|やっぱり?|じゃあ?";
const AHEAD = new RegExp(`^(?:(?:${[YES, NEITHER, NO, TURNS].join('|')})(?:[\\s,.:;–—-]+|、))+(?=\\S)`, 'iu');

const BEHIND = [
  '(?:of course|ofc|obv(?:iously)?|definitely|i (?:guess|think|suppose)|then|for sure|if (?:possible|you can)|tbh|actually)',
  '(?:(?:is|would be|sounds|works|looks|seems) (?:fine|good|great|perfect|better|best|ok(?:ay)?)|works)(?: for (?:me|us))?(?: then)?',
  "(?:natürlich|selbstverständlich|klar|dann|bitte schön|wäre (?:besser|gut)|passt(?: besser)?|claro|por supuesto|entonces|está (?:bien|mejor)|bien sûr|évidemment|alors|c'est mieux|óbvio|com certeza|então|fica melhor)",
  '(?:ovviamente|certo|naturalmente|allora|va bene|natuurlijk|dan|graag|poproszę|is beter|oczywiście|jasne|wtedy|будет лучше|конечно|тогда)',
].join('|');
const BEHIND_WORDS = new RegExp(`(?<=\\S)(?:[\\s,]+(?:${BEHIND})|[\\s,]*\\p{Extended_Pictographic}+\\ufe0f?)+$`, 'iu');
/** "キャンセルで", "最初の方でお願いします" */
const JAPANESE_END =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\d])(?:の(?:方|ほう))?(?:で|に)?(?:お願いします|お願い|いいです|頼みます|頼む)?$/u;

/** The answer without what says nothing of it: "yep the first one", "abends natürlich", "no, 8pm then". */
export function barePart(said: string): string {
  const behind = said.replace(BEHIND_WORDS, '').replace(JAPANESE_END, '');
  const bare = behind.replace(AHEAD, '').trim();
  return bare === '' ? said : bare;
}

/** An answer to "07:00 or 19:00?" that chooses none of them. */
const CHOOSES_NONE = wholePattern(
  `(?:${[
    YES,
    NO,
    NEITHER,
    "both(?: of them)?(?: work| are fine)?|either(?: one)?(?: is fine| works)?|any(?: of them)?|whichever|whatever|(?:i )?don'?t (?:care|mind)|you (?:choose|decide|pick)|up to you",
    "beide[s]?|egal|ist (?:mir )?egal|such (?:dir )?(?:was|eins) aus|l[oa]s dos|amb[oa]s|cualquiera|da igual|me da igual|les deux|n'importe(?: lequel| laquelle)?|peu importe|comme tu veux",
    'os dois|as duas|qualquer um(?:a)?|tanto faz|entramb[ie]|tutt[ie] e due|uno qualsiasi|è uguale|allebei|maakt niet uit|oba|obie|obojętnie|wszystko jedno|оба|обе|любой|любое|вс[её] равно|без разницы|両方|どっちでもいい|どちらでも(?:いい(?:です)?)?',
  ].join('|')})`,
);
export const choosesNone = (said: string): boolean => CHOOSES_NONE.test(said);

/** "not the morning one", "not the first" */
export const NOT_THAT = wholePattern('(?:not|nicht|no|pas|não|non|niet|nie|не) (?<rest>.+)');

/** "the evening one", "option a": what stands for one of the times that were asked about. */
export const withoutOne = (words: string): string =>
  words
    .replace(
      /^(?:the|die|der|das|la|el|le|a|o|il|lo|de|het|ten|ta|to) (?=.+ (?:one|option|variante?|optie|opcja)$)/iu,
      '',
    )
    .replace(/(?<=\S) (?:one|option|please)$/iu, '');

const SAME =
  '(?:at |on )?(?:the )?same (?:time|day)|(?:zur |um die |am )?(?:gleichen?|selben?) (?:zeit|uhrzeit|tag)|(?:a la |el )?mism[ao] (?:hora|día)|(?:à la |le )?même (?:heure|jour)|(?:na |à |no )?mesm[ao] (?:hora|horário|dia)|(?:alla |lo )?stess[ao] (?:ora|giorno)|(?:op )?(?:de)?zelfde (?:tijd|dag)|o tej samej (?:porze|godzinie)|в то же время|同じ時間(?:で|に)?';
/** "same time but saturday", "same day 8pm": the other part is kept anyhow. */
export const SAME_BEFORE = new RegExp(
  `^(?:${SAME})(?:,| but| aber| pero| mais| mas| ma| maar| ale| но)*(?: on)?\\s+`,
  'iu',
);
/** "saturday same time", "domenica alla stessa ora" */
export const SAME_BEHIND = new RegExp(`(?<=\\S)[\\s,]+(?:${SAME})$`, 'iu');

/** "april 3rd but at 9am": a word between a day and its clock that says nothing of either. */
export const BUT_AT =
  /,? (?:but|aber|pero|mais|mas|ma|maar|ale|но)(?: then| dann| dan)?(?= (?:at|um|a las?|à|às|alle|om|o|в) )/iu;

/** The day beside the one that the post has now. */
export const BESIDE = [
  {
    words: wholePattern(
      '(?:(?:on |to )?(?:the |one )?(?:next |following )day|(?:the )?day after|(?:am |einen )?(?:tag (?:danach|später)|nächsten tag|folgetag)|(?:el |al )?día (?:siguiente|después)|le lendemain|(?:no |o )?dia seguinte|(?:il )?giorno (?:dopo|seguente)|(?:de )?dag (?:erna|later)|(?:następnego dnia|dzień później)|на следующий день|翌日|次の日)',
    ),
    amount: '1 day later',
  },
  {
    words: wholePattern(
      '(?:(?:on |to )?(?:the |one )?(?:previous day|day before|day earlier)|(?:am |einen )?(?:tag (?:davor|vorher|früher)|vortag)|(?:el |un )?día (?:anterior|antes)|la veille|(?:no |o )?dia anterior|(?:il )?giorno prima|(?:de )?dag (?:ervoor|eerder)|(?:poprzedniego dnia|dzień wcześniej)|накануне|днём раньше|前日)',
    ),
    amount: '1 day earlier',
  },
] as const;

const NOT = 'not|and not|nicht|no|pas|não|non|niet|nie|не';
const IN_PLACE_OF =
  'instead of|rather than|statt|anstatt|en vez de|en lugar de|au lieu de|plutôt que|em vez de|ao invés de|invece (?:di|che)|in plaats van|zamiast|вместо';
/** "7.30pm not am", "6 instead of 7" */
export const NEW_NOT_OLD = new RegExp(`^(?<wanted>\\S.*?)[\\s,;–—-]+(?:${NOT}|${IN_PLACE_OF}) (?<old>\\S.*)$`, 'iu');
/** "not friday - saturday", "nicht um 7, sondern um 8" */
export const NOT_OLD_NEW = new RegExp(
  `^(?:${NOT}) (?<old>\\S.*?)(?:\\s*[,;:–—]\\s*|\\s+-\\s+|\\s+(?=but|sondern|sino|mais|mas|ma|maar|tylko|ale|а ))(?:(?:but|sondern|sino|mais|mas|ma|maar|tylko|ale|а) )?(?<wanted>\\S.*)$`,
  'iu',
);

/** "change the time", "another time please": a new time is wanted and none is named. */
export const NAMES_NO_TIME = wholePattern(
  [
    '(?:can we |could we )?(?:move|shift|reschedule|postpone|delay|push back|push)(?: (?:it|this|that|the post|this post|the video|the time|the date|time|date|this one))?',
    // Alone they open the form: a caption can be edited too.
    '(?:can we |could we )?(?:change|edit|update) (?:the )?(?:time|date)',
    '(?:i want |i need |we need |pick |choose )?(?:another|a different|a new|different|new) (?:time|date|day|slot)',
    '(?:verschieben|verlegen|verschieb(?:e)? (?:es|das|ihn)|(?:andere|neue) (?:zeit|uhrzeit)|zeit ändern|andere[rn]? tag)',
    '(?:cambia(?:r)? la hora|otra hora|otro día|aplázalo|changer? l.heure|autre heure|un autre jour|muda(?:r)? (?:o horário|a hora)|outro (?:horário|dia)|adiar?)',
    "(?:cambia(?:re)? (?:l'ora|l'orario)|un altro orario|un'altra ora|spostalo|andere tijd|verzet het|inny (?:termin|czas)|inna godzina|zmień (?:czas|godzinę)|другое время|измени время|перенеси|時間を変えて|別の時間)",
  ].join('|'),
);

/** Said of a video that waits for a word: what its button Ignore does. */
export const IGNORE = wholePattern(
  "(?:no,? )?(?:ignore|ignore (?:it|this|that)|leave it|nothing|no nothing,? leave it|don'?t bother|skip (?:it|this)|ignorier(?:e|en)?(?: es| das)?|nichts|lass (?:es|das)|ignora(?:r|lo|la)?|nada|ignore(?:r|-le|-la)?|rien|nulla|niente|negeer|negeren|niets|zignoruj|nic|игнорируй|ничего|無視(?:して)?)",
);

/** "put it in my drafts instead", "just a draft for now": how it reaches TikTok, whatever stands on its card. */
export const AS_DRAFT = wholePattern(
  [
    "(?:just |only )?(?:(?:put|save|keep|send|leave|move|make|store) )?(?:(?:it|this|that) )?(?:as |in |to |into )?(?:an? |my |the |our |tiktok )*drafts?(?: (?:instead|for now|only|please))?(?:[,.;]? (?:i'?ll|we'?ll|i will|we will) (?:do|post|finish|publish) (?:it|the rest)(?: (?:myself|ourselves|later|by hand))?)?",
    '(?:nur |speicher(?:e|n)? (?:es |das )?)?(?:als |in (?:die|meine|den) )entw(?:urf|ürfe)(?: speichern)?|(?:guárdal[oa]|guardar|déjal[oa]|ponl[oa]) (?:como|en) (?:los |mis )?borrador(?:es)?|(?:solo )?(?:un |en )borrador',
    '(?:enregistre(?:r|-l[ea])?|mets(?:-l[ea])?|garde(?:-l[ea])?|sauvegarde) (?:en|comme|dans (?:mes|les)) brouillons?|(?:juste )?un brouillon|(?:salv[ae]|deixa|guarda)(?: isso)? (?:como|n[oa]s?) rascunhos?',
    '(?:salval[oa]|mettil[oa]|lascial[oa]|salva) (?:come|in|nelle|tra le) bozz[ae]|(?:zet|bewaar|sla) (?:het |dit )?(?:op )?(?:als|in (?:mijn|de)) concept(?:en)?(?: op)?|zapisz (?:to )?(?:jako szkic|w szkicach|jako wersję roboczą)|(?:сохрани|положи|оставь)(?: это| его)? (?:как черновик|в черновик(?:и|ах)?|черновиком)|下書き(?:に|として)?(?:保存)?(?:して)?',
  ].join('|'),
);
