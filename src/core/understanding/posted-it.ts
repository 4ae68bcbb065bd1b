/** "posted it https://…": a person says that they have put a video on TikTok themselves. */
import { plainCommand } from './words/plain-command.ts';

/** Each language's ways to say that it is done; as sources of regular expressions, for the whole of the words. */
const POSTED = [
  "(?:i|i've|i have|we|we've|we have)?(?: ?(?:just|already))? ?(?:posted|published|uploaded)(?: (?:it|this|that|the video))?(?: (?:already|now|just now|by hand|myself|on tiktok|to tiktok))*",
  "(?:it|that|this)(?:'?s| is| has been)(?: (?:already|now))?(?: (?:posted|published|uploaded|up|live|online|on tiktok))+(?: now)?",
  '(?:hab(?:e)? |ich hab(?:e)? |wir haben |ist |wurde )?(?:es |das |das video )?(?:schon |jetzt |gerade |selbst )*(?:gepostet|veröffentlicht|hochgeladen)',
  '(?:ya )?(?:lo he |lo hemos |est[aá] |ha sido )?(?:publicado|subido|posteado)|ya lo (?:publiqu[eé]|sub[ií])',
  "(?:je l'ai |on l'a |c'est |l'ai )?(?:déjà )?(?:posté|publié|mis en ligne)e?",
  "(?:l'ho |l'abbiamo |è |è stato )?(?:già )?(?:pubblicato|postato|caricato)",
  '(?:já |eu |já o )?(?:publiquei|postei|publicado|postado)',
  '(?:ik heb |we hebben |heb |(?:het |hij )?is )?(?:het |hem )?(?:al |net )?(?:gepost|geplaatst|gepubliceerd)',
  '(?:już )?(?:opublikowa(?:ne|łem|łam)|wrzuc(?:one|iłem|iłam)|wstawi(?:one|łem|łam))',
  '(?:я |мы )?(?:уже )?(?:выложил[аи]?|опубликовал[аи]?|запостил[аи]?|выложено|опубликовано)',
  '(?:もう)?(?:投稿|アップ)(?:しました|した|済み|ずみ|完了)',
];

/** Too little by themselves; beside an address they say enough. */
const BESIDE_A_LINK = [
  '(?:here (?:it is|you go)|here|done|link|the link|erledigt|hier|hecho|fait|fatto|feito|gedaan|готово)',
];

const whole = (sources: readonly string[]): RegExp => new RegExp(`^(?:${sources.join('|')})$`, 'iu');
const ALONE = whole(POSTED);
const WITH_LINK = whole([...POSTED, ...BESIDE_A_LINK]);

/** What was said of it: the address beside the words as it was written, null where there is none. */
export interface SaidPosted {
  readonly address: string | null;
  /** False where an address stands alone, which may be meant for others. */
  readonly inWords: boolean;
}

const ADDRESS = /^<?(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/iu;

/** Such words and an address take less; of a longer message none of it is read. */
const LONGEST_MESSAGE = 500;

/** Null unless the message says just that: words for it, an address, or both. */
export function saysPosted(text: string): SaidPosted | null {
  if (text.length > LONGEST_MESSAGE) return null;
  const pieces = text.trim().replaceAll('’', "'").split(/\s+/u);
  const addresses = pieces.filter((piece) => ADDRESS.test(piece));
  if (addresses.length > 1) return null;
  const [address = null] = addresses;
  const words = pieces.filter((piece) => piece !== address).join(' ');
  if (words === '') return address === null ? null : { address, inWords: false };
  const said = plainCommand(words.replace(/[\s:,–—-]+$/u, ''), null);
  if (said === null || !(address === null ? ALONE : WITH_LINK).test(said)) return null;
  return { address, inWords: true };
}
