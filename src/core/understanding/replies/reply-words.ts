/** What people say around an answer in a post's thread, and answers that name nothing; in every language. */
import { anyReply, ORDINALS, QUARTERS } from '../languages/replies/index.ts';
import { wholePattern } from '../words/word-pattern.ts';

const YES = anyReply('yes');
const NO = anyReply('no');
const NEITHER = anyReply('neither');
const TURNS = anyReply('turns');
const AHEAD = new RegExp(`^(?:(?:${[YES, NEITHER, NO, TURNS].join('|')})(?:[\\s,.:;–—-]+|、))+(?=\\S)`, 'iu');

const BEHIND_WORDS = new RegExp(
  `(?<=\\S)(?:[\\s,]+(?:${anyReply('assents')})|[\\s,]*(?:\\p{Extended_Pictographic}\\ufe0f?|[:;]-?[)D]|\\*))+$`,
  'iu',
);
/** "キャンセルで", "最初の方でお願いします" */
const JAPANESE_END =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\d])(?:の(?:方|ほう))?(?:で|に|が)?(?:お願いします|お願い|いい(?:です)?(?:ね|な)?|頼みます|頼む)?$/u;

const JAPANESE_START =
  /^(?:やっぱり?|やはり|じゃあ?|では|すみません|ごめん(?:なさい)?)(?=[\p{sc=Han}\p{sc=Katakana}\d])/u;

/** The answer without what says nothing of it: "yep the first one", "abends natürlich", "no, 8pm then". */
export function barePart(said: string): string {
  const behind = said
    .replace(/^\*+(?=\S)/u, '')
    .replace(BEHIND_WORDS, '')
    .replace(JAPANESE_END, '');
  const bare = behind.replace(AHEAD, '').replace(JAPANESE_START, '').trim();
  return bare === '' ? said : bare;
}

const BETTER = new RegExp(`(?<![\\p{L}'])(?:${anyReply('better')})(?!\\p{L})`, 'iu');
const PLEASE = new RegExp(`(?<!\\p{L})(?:${anyReply('please')})(?!\\p{L})`, 'iu');
/** "sunday works better", "6pm please": a day or a clock that is meant for the post, also beside talk. */
export const prefers = (words: string): boolean => BETTER.test(words) || PLEASE.test(words);

const POSSIBLE = new RegExp(`(?<=\\S)[\\s,]+¿?(?:${anyReply('possible')})\\s*\\?+$`, 'iu');
/** "an hour later, is that possible?" asks for it. */
export const withoutPossible = (words: string): string => words.replace(POSSIBLE, '');

const PEOPLE = new RegExp(`^(?:${anyReply('people')})(?!\\p{L})`, 'iu');
/** "noon! people watch in their lunch break" */
export const speaksOfPeople = (words: string): boolean => PEOPLE.test(words);

const PARTICLES = new RegExp(`(?<=\\S)[\\s]+(?:${anyReply('particles')})(?=\\s|$)`, 'giu');
/** "mach mal auf 8", "zet maar op half acht" */
export const withoutParticles = (said: string): string => said.replace(PARTICLES, '');

const TURNED = new RegExp(`^(?:${[NEITHER, NO, TURNS].join('|')})(?![\\p{L}\\p{N}])`, 'iu');
/** Takes back what was said before it. */
export const turnsAway = (said: string): boolean => TURNED.test(said);

const AGREED = `(?:${[YES, anyReply('agrees')].join('|')})`;
const AGREES = wholePattern(`${AGREED}(?:[\\s,.]+${AGREED})*`);
const REFUSES = wholePattern(`(?:${NO}|${anyReply('ignore')})`);
/** Takes the one thing that was asked: "yes", "exactly, go ahead". */
export const agrees = (said: string): boolean => AGREES.test(said);
const ANYWAY = wholePattern(`(?:(?:${YES})[\\s,]+)?(?:${anyReply('anyway')})`);
/** Yes to a video that was brought before. */
export const saysAnyway = (said: string): boolean => agrees(said) || ANYWAY.test(said);
export const refuses = (said: string): boolean => REFUSES.test(said);

const CHOOSES_NONE = wholePattern(
  `(?:${AGREED}[\\s,.]+)*(?:${[AGREED, NO, NEITHER, anyReply('choosesNone')].join('|')})`,
);
/** An answer to "07:00 or 19:00?" that chooses none of them. */
export const choosesNone = (said: string): boolean => CHOOSES_NONE.test(said);

/** "not the morning one", "not the first" */
export const NOT_THAT = wholePattern(`(?:${anyReply('not')}) (?<rest>.+)`);

const THE_ONE = new RegExp(`^(?:${anyReply('theOne')})(?=\\S)`, 'iu');
const ARTICLES = anyReply('articles');
const OPTIONS = anyReply('options');
const ARTICLE = new RegExp(`^(?:${ARTICLES}) (?=.+ (?:${anyReply('one')}|${OPTIONS})$)`, 'iu');
const ONE_BEHIND = new RegExp(`(?<=\\S) (?:${anyReply('one')})$`, 'iu');

const ARTICLE_ALONE = new RegExp(`^(?:${anyReply('articles')}) (?=\\p{L}+$)`, 'iu');

/** "the evening one", "option a", "celui du soir": what stands for one of the times that were asked about. */
export const withoutOne = (words: string): string =>
  words.replace(ARTICLE_ALONE, '').replace(ARTICLE, '').replace(THE_ONE, '').replace(ONE_BEHIND, '');

const ARTICLE_AHEAD = `(?:(?:${ARTICLES}) )?`;
const CHOICE = `(?: ?(?:${OPTIONS}|${anyReply('choices')}))?`;
const LETTERED = `(?:(?:${OPTIONS}|the) )`;
const NUMBERED = `(?:(?:${OPTIONS}|number|nr\\.?|no\\.?|#) ?)?`;
/** "the second" of the times that were asked about, "3.", "option b". */
export const NTH_OF = ORDINALS.map((words, index) =>
  wholePattern(`${ARTICLE_AHEAD}(?:${words})${CHOICE}|${NUMBERED}${index + 1}\\.?|${LETTERED}${'abcd'[index]}`),
);
export const LAST_OF = wholePattern(`${ARTICLE_AHEAD}(?:${anyReply('last')})${CHOICE}`);
export const MIDDLE_OF = wholePattern(anyReply('between'));
/** "whichever is later", "the early one": the last of the times that were asked about, or the first. */
export const LATER_ONE = wholePattern(`(?:${anyReply('laterOne')})`);
export const EARLIER_ONE = wholePattern(`(?:${anyReply('earlierOne')})`);
/** "this friday" of two Fridays. */
export const COMING = new RegExp(`^(?:${anyReply('coming')}) `, 'iu');
/** "in april", "im April" */
export const IN_MONTH = new RegExp(`^(?:${anyReply('inMonth')}) `, 'u');

const SAME = `(?:${anyReply('sameTime')})`;
const BUT = `(?:${anyReply('but')})`;
/** "same time but saturday", "same day 8pm": the other part is kept anyhow. */
export const SAME_BEFORE = new RegExp(`^(?:${SAME})(?:,| ${BUT})*\\s+`, 'iu');
/** "saturday same time", "domenica alla stessa ora", "na niedzielę, godzina ta sama" */
export const SAME_BEHIND = new RegExp(`(?<=\\S)[\\s,]+(?:${SAME})$`, 'iu');

/** "april 3rd but at 9am": a word between a day and its clock that says nothing of either. */
export const BUT_AT = new RegExp(`,? ${BUT}(?= (?:${anyReply('at')}) )`, 'iu');
/** "the evening one but half an hour later" */
export const BUT_LATER = new RegExp(`^(?<base>.+?),? (?:${BUT}|${anyReply('and')}) (?<shift>.+)$`, 'iu');
/** "keep friday but make it 8:30pm": what is kept is named again beside what changes. */
export const KEEPS = new RegExp(`^(?:${anyReply('keep')})(?<kept>\\S.*?),? ${BUT}(?<rest>\\s.+)$`, 'iu');

/** The day beside the one that the post has now. */
export const BESIDE = [
  { words: wholePattern(`(?:${anyReply('dayAfter')})`), amount: '1 day later' },
  { words: wholePattern(`(?:${anyReply('dayBefore')})`), amount: '1 day earlier' },
] as const;

/** "quarter past", "half past", "quarter to" and nothing else: minutes from the hour of the post. */
export function quartersSaid(words: string): number | null {
  for (const each of QUARTER_WORDS) {
    const place = each.findIndex((pattern) => pattern.test(words));
    if (place >= 0) return [15, 30, -15][place] ?? null;
  }
  return null;
}
const QUARTER_WORDS = QUARTERS.map((words) =>
  words.map((each) => wholePattern(`(?:(?:${anyReply('at')}) )?(?:${each})`)),
);

/** "any time after 6pm", "ab 19 Uhr": the bound of the times that are allowed. */
export const AFTER = new RegExp(`^(?:${anyReply('after')})\\s+(?<bound>.*\\d.*)$`, 'iu');
export const FROM = new RegExp(
  `^(?:(?:${anyReply('from')})\\s+(?<bound>.*\\d.*)|(?<before>.*\\d.*?)以降(?:なら)?(?:いつでも)?(?:いい|OK)?)$`,
  'iu',
);

const NOT = anyReply('not');
/** "7.30pm not am", "6 instead of 7" */
export const NEW_NOT_OLD = new RegExp(
  `^(?<wanted>\\S.*?)[\\s,;–—-]+(?:${NOT}|${anyReply('insteadOf')}) (?<old>\\S.*)$`,
  'iu',
);
const RATHER = anyReply('butRather');
/** "not friday - saturday", "nicht um 7, sondern um 8" */
export const NOT_OLD_NEW = new RegExp(
  `^(?:${NOT}) (?<old>\\S.*?)(?:\\s*[,;:–—]\\s*|\\s+-\\s+|\\s+(?=(?:${RATHER}) ))(?:(?:${RATHER}) )?(?<wanted>\\S.*)$`,
  'iu',
);

const SOME_TIME = new RegExp(`^(?:${anyReply('someTime')})\\s+(?<rest>.+)$`, 'iu');
/** "sometime next week": the words behind those that leave it open. */
export const openTime = (said: string): string | null => SOME_TIME.exec(said)?.groups?.rest ?? null;

/** "give it another half hour" */
export const GIVES_MORE = new RegExp(`^(?:${anyReply('giveMore')})\\s+(?<amount>\\S.*?)(?: more)?$`, 'iu');

/** "change the time", "later", "another time please": a new time is wanted and none is named. */
export const NAMES_NO_TIME = wholePattern(`(?:${anyReply('noTime')})`);
/** "not yet": it is not to go out when it would. */
export const HOLDS = wholePattern(`(?:${anyReply('hold')})`);
export const POSTS_NOW = wholePattern(`(?:${anyReply('now')})`);
export const CANCELS = wholePattern(`(?:${anyReply('cancel')}|${anyReply('cancelAlone')})`);
/** Said of much else, so that it counts only by itself. */
export const CANCELS_ALONE = wholePattern(`(?:${anyReply('cancelAlone')})`);
/** Said of a video that waits for a word: what its button Ignore does. */
export const IGNORE = wholePattern(`(?:${anyReply('ignore')})`);
/** "put it in my drafts instead", "just a draft for now": how it reaches TikTok, whatever stands on its card. */
export const AS_DRAFT = wholePattern(`(?:${anyReply('asDraft')})`);

export const BY_HAND = wholePattern(`(?:${anyReply('byHand')})`);
export const BY_ITSELF = wholePattern(`(?:${anyReply('byItself')})`);

/** "when does this go out again?", "what can I change here?" */
export const ASKS_STATE = wholePattern(`(?:${anyReply('asksState')})`);
export const ASKS_HELP = wholePattern(`(?:${anyReply('asksHelp')})`);

const CHAT = `(?:${anyReply('chatter')})`;
/** A piece of a message that says nothing: "lol", "thx". */
export const CHATTER = wholePattern(`${CHAT}(?:[\\s,]+${CHAT})*`, '[\\s,]*');
const WRONG_TIME = new RegExp(`(?<!\\p{L})(?:${anyReply('wrongTime')})`, 'iu');
export const saysWrongTime = (words: string): boolean => WRONG_TIME.test(words);
export const UNDOES = wholePattern(`(?:${anyReply('undo')})`);
/** Says that the whole was a mistake. */
export const MISTAKE = new RegExp(`(?<!\\p{L})(?:${anyReply('mistakes')})(?!\\p{L})`, 'iu');
export const BECAUSE = anyReply('because');
export const SENTENCES = anyReply('sentences');

const AROUND = anyReply('aroundWish');
const AROUND_AHEAD = new RegExp(`^(?:(?:${AROUND})\\s+)+`, 'iu');
const AROUND_BEHIND = new RegExp(`(?<=\\S)(?:\\s+(?:${AROUND}))+$`, 'iu');
const SAYS_NOTHING = new RegExp(`^(?:(?:${ARTICLES}|${anyReply('it')})\\s*)+$`, 'iu');
/** "back to public", "just me for now": where the wish can stand among its words; an article makes none ("the public"). */
export function wishAmong(command: string): readonly string[] {
  const ahead = AROUND_AHEAD.exec(command)?.[0] ?? '';
  const front = command.replace(AROUND_BEHIND, '');
  const wish = command.slice(ahead.length).replace(AROUND_BEHIND, '');
  const isBare = !/\s/u.test(wish) && (ahead === '' || SAYS_NOTHING.test(ahead));
  return isBare ? [command] : [command, front, wish];
}
const YET_WORDS = new RegExp(`(?<!\\p{L})(?:${anyReply('yet')})(?!\\p{L})`, 'iu');
/** "don't post it, it's not ready yet" */
export const saysYet = (words: string): boolean => YET_WORDS.test(words);

/** "bis morgen", "a domani": whoever takes leave moves nothing. */
export const TAKES_LEAVE = new RegExp(`^(?:${anyReply('farewell')})\\s`, 'iu');
