/** "approve", "changes: shorten the caption", "reject: too dark": what an approver says of a post that waits for them. */
import { withoutName } from '../words/plain-command.ts';

/** What was decided in words, and why. */
export interface SaidDecision {
  readonly kind: 'approved' | 'rejected' | 'changes_asked';
  readonly reason: string | null;
  /** People say it of a video as well: from those who decide nothing it is talk. */
  readonly isLoose: boolean;
}

/** Sources of regular expressions, one line for each language. */
const APPROVED = [
  "(?:i(?:'ve|'m)? )?approv(?:ed?|ing)",
  '(?:ist |hiermit )?(?:freigegeben|genehmigt)|freigabe(?: erteilt)?',
  'aprobad[oa]|(?:lo |la )?apruebo',
  'aprovad[oa]|aprovo',
  "approuvée?|j'approuve|validée?|je valide",
  '(?:è )?approvat[oa]|(?:lo |la )?approvo',
  'goedgekeurd|ik keur (?:het|deze) goed',
  'zatwierdz(?:am|one|ony|ona)|zaakceptowan[eya]|akceptuję',
  'одобр(?:яю|ено|ил[аи]?)|утвер(?:ждаю|ждено)|согласовано',
  '承認(?:します|しました|です|済み|で)?',
];
const LOOSELY_APPROVED = [
  "lgtm|good to go|ship it|green ?light|greenlit|signed off|you have my (?:ok|approval|blessing)|(?:ok(?:ay)?|fine|good)(?: to (?:post|publish|go))? (?:by|from|with|for) me|(?:ok(?:ay)?|cleared) to (?:post|publish|go(?: out)?)|that'?s approved",
  'von mir aus (?:ok(?:ay)?|gerne|kann (?:das|es) raus)|(?:ok(?:ay)?|passt) (?:von|für) mi(?:r|ch)|kann (?:so )?raus|abgesegnet',
  'visto bueno|(?:tiene |doy )?luz verde|por mí (?:bien|ok|vale|perfecto)',
  'por mim (?:ok|tudo bem|pode ir)|liberad[oa]|pode (?:postar|publicar|ir)',
  'feu vert|(?:ok|bon|parfait) pour moi|bon pour publication',
  'via libera|per me (?:va bene|ok)|ok per me',
  'akkoord|groen licht|van mij mag (?:het|hij)|ok voor mij',
  '(?:ok|zgoda) z mojej strony|zielone światło|jestem za',
  'даю добро|согласен|согласна|с мо[её]й стороны (?:ок|вс[её] ок)',
  '(?:私は)?OKです|問題ありません|許可(?:します)?',
];
const REJECTED = [
  "(?:i )?(?:reject(?:ed)?|decline(?:d)?|den(?:y|ied)|veto(?:ed)?)|not approved|i (?:do not|don'?t) approve",
  'abgelehnt|(?:das )?lehne ich ab|ich lehne (?:das |es |ihn )?ab|nicht (?:freigegeben|genehmigt)',
  'rechazad[oa]|(?:lo |la )?rechazo|no aprobad[oa]|no lo apruebo',
  'rejeitad[oa]|rejeito|reprovad[oa]|não aprovad[oa]|não aprovo',
  "refusée?|je refuse|rejetée?|pas approuvée?|je n'approuve pas",
  'rifiutat[oa]|(?:lo |la )?rifiuto|respint[oa]|non approvat[oa]|non approvo',
  'afgekeurd|afgewezen|geweigerd|niet (?:akkoord|goedgekeurd)',
  'odrzuc(?:am|one|ony|ona)|nie zatwierdz(?:am|one|ony|ona)|nie akceptuję',
  'отклон(?:яю|ено)|не (?:одобряю|одобрено|согласовано)|отказано',
  '却下(?:します|です|で)?|不承認|承認(?:しません|できません)',
];
const CHANGES_ASKED = [
  '(?:(?:ask|asking|i ask) for |needs? (?:some |a few )?|(?:some |a few )?)?changes?(?: (?:please|pls|needed|requested|required))?|needs? (?:more )?work|needs? (?:another|a) (?:pass|round|edit|revision)|please revise|revise',
  '(?:braucht |bitte )?änderungen?(?: bitte| nötig| gewünscht)?|bitte (?:noch )?(?:ändern|überarbeiten|anpassen)|(?:noch )?überarbeiten',
  '(?:necesita |pido |hacen falta )?cambios(?: por favor| porfa)?|hay que (?:cambiarlo|revisarlo)|por revisar',
  '(?:precisa de |pedir )?(?:mudanças|alterações|ajustes)(?: por favor)?|precisa (?:ajustar|mudar|revisar)',
  '(?:demande de |des )?(?:modifications?|changements?)(?: svp| stp)?|à (?:revoir|modifier|corriger)',
  '(?:servono |chiedo )?modifiche(?: per favore)?|da (?:modificare|rivedere|correggere)',
  '(?:graag )?(?:wijzigingen|aanpassingen)(?: graag| nodig)?|(?:graag|nog) aanpassen',
  '(?:proszę o )?(?:zmiany|poprawki)(?: proszę)?|do (?:poprawy|zmiany)|proszę poprawić',
  '(?:нужны |внесите )?(?:правки|изменения)(?: пожалуйста)?|на доработку|нужно доработать',
  '(?:要)?修正(?:お願いします|してください|希望)?|変更(?:をお願いします|してください|希望)',
];

const OBJECT =
  '(?: (?:it|this(?: (?:post|one|video))?|that(?: one)?|them|es|das|den post|esto|este|isso|este|ça|questo|het|deze|dit|to|ten post|это))?(?: (?:please|now|thanks|thx|danke|gracias|obrigad[oa]|merci|grazie|dank|dzięki|спасибо))*';
const BEHIND = `${OBJECT}(?:$|\\s*[:,–—-]\\s*(?<reason>\\S[^]*))`;
const KINDS = (
  [
    ['approved', APPROVED, false],
    ['approved', LOOSELY_APPROVED, true],
    ['rejected', REJECTED, false],
    ['changes_asked', CHANGES_ASKED, false],
  ] as const
).map(([kind, words, isLoose]) => ({
  kind,
  isLoose,
  pattern: new RegExp(
    `^(?:(?:yes|ok(?:ay)?|ja|sí|oui|sim|sì|tak|да|はい)[,.!]? )?(?:${words.join('|')})${BEHIND}`,
    'iu',
  ),
}));
/** Longer than any reason may be, so that it can be told to be too long. */
const LONGEST = 4_000;
const MARKS_BEHIND = /(?<=\S)(?:[\s.!]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f){1,20}$/u;

/** Null for anything that is no such word by itself. */
export function saysDecision(text: string): SaidDecision | null {
  const written = withoutName(text).trim().replaceAll('’', "'");
  if (written.length > LONGEST) return null;
  for (const words of [written, written.replace(MARKS_BEHIND, '')]) {
    for (const { kind, isLoose, pattern } of KINDS) {
      const found = pattern.exec(words);
      if (found) return { kind, isLoose, reason: found.groups?.reason?.trim() ?? null };
    }
  }
  return null;
}

/** The same where the code of the post stands behind the word: "reject k7qm too dark", "changes k7qm shorten it". */
export function saysDecisionOn(text: string, code: string): SaidDecision | null {
  const place = new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'iu').exec(text);
  if (!place) return null;
  const before = text.slice(0, place.index).trim();
  const behind = text.slice(place.index + code.length).replace(/^[\s:,–—-]{1,20}/u, '');
  const decision = saysDecision(before === '' || behind === '' ? before + behind : `${before}: ${behind}`);
  return decision ?? saysDecision(`${before} ${behind}`.trim());
}
