/** Who may see a post, and what others may do with it, said in a sentence: "only our friends should see this", "kill the comments". */
import { AUDIENCES, anyReply } from '../languages/replies/index.ts';
import type { AudienceWords } from '../languages/replies/words.ts';
import type { PrivacyLevel } from '../request.ts';

const LEVELS = [
  ['me', 'SELF_ONLY'],
  ['friends', 'MUTUAL_FOLLOW_FRIENDS'],
  ['followers', 'FOLLOWER_OF_CREATOR'],
  ['everyone', 'PUBLIC_TO_EVERYONE'],
] as const satisfies readonly (readonly [keyof AudienceWords, PrivacyLevel])[];

const HIDES = new RegExp(`^(?:${AUDIENCES.map(({ hide }) => hide).join('|')})$`, 'iu');

const SENTENCES = AUDIENCES.flatMap(({ only, see, behind, ...groups }) => {
  const lead = see === '' ? '' : `(?<see>${see})?\\s*`;
  return LEVELS.map(([name, privacy]) => ({
    privacy,
    only: new RegExp(`(?<!\\p{L})(?:${only})(?!\\p{L})|^(?:${only})|(?:だけ|のみ)`, 'iu'),
    pattern: new RegExp(
      `^(?:(?:${only})\\s+)?${lead}(?:(?:${only})\\s+)?(?:for |to |para |pra |pour |per |voor |dla |für |für |для |a |à |aos? )?(?:${groups[name]})(?:\\s*(?:${only}))?(?<behind>\\s*(?:${behind}))?$`,
      'iu',
    ),
  }));
});

/** Few are named with "only", all with a word for showing or seeing; a name alone is talk. */
export function audienceSaid(command: string): PrivacyLevel | null {
  if (HIDES.test(command.trim())) return 'SELF_ONLY';
  for (const { privacy, pattern, only } of SENTENCES) {
    const said = pattern.exec(command.trim())?.groups;
    if (!said) continue;
    const isOnly = only.test(command);
    const isShown = Boolean(said.see) || Boolean(said.behind?.trim());
    if (privacy === 'PUBLIC_TO_EVERYONE' ? isShown && !isOnly : isOnly) return privacy;
  }
  return null;
}

const ALONE = LEVELS.map(([name, privacy]) => ({
  privacy,
  pattern: new RegExp(`^(?:${AUDIENCES.map((words) => words[name]).join('|')})$`, 'iu'),
}));

/** "everyone", "friends": the answer to the question who may see it. */
export const audienceAlone = (command: string): PrivacyLevel | null =>
  ALONE.find(({ pattern }) =>
    pattern.test(command.trim().replace(/^(?:for|für|para|pra|pour|per|voor|dla|для) /iu, '')),
  )?.privacy ?? null;

const ARTICLE = '(?:(?:the|all|die|alle|los|las|les|os|as|i|le|de|все|wszystkie) )?';
const SWITCHES_OFF = new RegExp(`^(?:${anyReply('switchOff')}) ${ARTICLE}(?<what>\\p{L}.{2,40})$`, 'iu');
const SWITCHES_ON = new RegExp(`^(?:${anyReply('switchOn')}) ${ARTICLE}(?<what>\\p{L}.{2,40})$`, 'iu');

/** "kill the comments" as "comments off", in the words of the wishes; empty where nothing is switched. */
export function asWish(command: string): readonly string[] {
  const off = SWITCHES_OFF.exec(command)?.groups?.what;
  const on = SWITCHES_ON.exec(command)?.groups?.what;
  const stays = command.replace(STAYS, ' ');
  return [
    ...named(off, 'off'),
    ...named(on, 'on'),
    ...(stays === command ? [] : [stays, stays.replace(/ (?:bleiben|blijven)$/iu, '')]),
  ];
}

/** "comments can stay on" */
const STAYS =
  / (?:can|could|should|may|können|dürfen|sollen|pueden|peuvent|podem|possono|mogen|mogą|могут) (?:stay|remain|be|bleiben|quedarse|rester|ficar|restare|blijven|zostać|остаться)?\s*/iu;

/** Also without what stands behind it: "the comments on this". */
const named = (what: string | undefined, state: 'off' | 'on'): readonly string[] =>
  what === undefined ? [] : [`${what} ${state}`, `${what.replace(PLACE, '')} ${state}`];
const PLACE = / (?:on|for|here|under|bei|für|hier|en|aquí|para|pour|ici|neste|per|qui|voor|dla|tu|для|тут)(?: .*)?$/iu;
