/**
 * Slack's names of the emoji that people put under food, work and holidays. The client turns every
 * emoji that is typed into `:name:`, so that an app never sees the character itself in `text`.
 */
const names: Record<string, string> = {
  '🍜': 'ramen',
  '🍣': 'sushi',
  '🍕': 'pizza',
  '🍔': 'hamburger',
  '🍟': 'fries',
  '🍝': 'spaghetti',
  '🍰': 'cake',
  '🎂': 'birthday',
  '🍓': 'strawberry',
  '🥑': 'avocado',
  '🌶️': 'hot_pepper',
  '☕': 'coffee',
  '🍺': 'beer',
  '🔥': 'fire',
  '✨': 'sparkles',
  '⭐': 'star',
  '🌟': 'star2',
  '💯': '100',
  '🎉': 'tada',
  '🎬': 'clapper',
  '🎥': 'movie_camera',
  '📹': 'video_camera',
  '📸': 'camera_with_flash',
  '🎵': 'musical_note',
  '🎶': 'notes',
  '💃': 'dancer',
  '🕺': 'man_dancing',
  '❤️': 'heart',
  '💜': 'purple_heart',
  '💙': 'blue_heart',
  '🧡': 'orange_heart',
  '😀': 'grinning',
  '😄': 'smile',
  '😂': 'joy',
  '🤣': 'rolling_on_the_floor_laughing',
  '😊': 'blush',
  '😍': 'heart_eyes',
  '😎': 'sunglasses',
  '😅': 'sweat_smile',
  '🙂': 'slightly_smiling_face',
  '😉': 'wink',
  '🤔': 'thinking_face',
  '😱': 'scream',
  '😭': 'sob',
  '🥳': 'partying_face',
  '🤩': 'star-struck',
  '🙏': 'pray',
  '🙌': 'raised_hands',
  '👏': 'clap',
  '👍': '+1',
  '👎': '-1',
  '👋': 'wave',
  '👀': 'eyes',
  '💪': 'muscle',
  '👇': 'point_down',
  '👉': 'point_right',
  '🚀': 'rocket',
  '⚡': 'zap',
  '☀️': 'sunny',
  '🌈': 'rainbow',
  '🌊': 'ocean',
  '🎄': 'christmas_tree',
  '🎃': 'jack_o_lantern',
  '🐶': 'dog',
  '🐱': 'cat',
  '🏠': 'house',
  '⏰': 'alarm_clock',
  '⏳': 'hourglass_flowing_sand',
  '📅': 'date',
  '📌': 'pushpin',
  '✅': 'white_check_mark',
  '❌': 'x',
  '⚠️': 'warning',
  '❗': 'exclamation',
  '🇩🇪': 'flag-de',
  '🇯🇵': 'flag-jp',
  '👨‍👩‍👧': 'man-woman-girl',
};

const characters = new Map(Object.entries(names).map(([character, name]) => [name, character]));

const skinTones = ['🏻', '🏼', '🏽', '🏾', '🏿'];
const anySkinTone = new RegExp(`(${skinTones.join('|')})`, 'u');

/** Whole emoji, joined and toned ones too. For regular expressions with the v flag. */
export const emojiPattern = '\\p{RGI_Emoji}';

interface Emoji {
  /** Without colons; a skin tone is `wave::skin-tone-3`. */
  name: string;
  /** Code points in hex, joined with `-`. */
  unicode: string;
}

const codePoints = (text: string): string =>
  [...text].map((character) => character.codePointAt(0)?.toString(16) ?? '').join('-');

/** What Slack makes of a typed emoji. One that is not in the table gets a made-up name. */
export function describeEmoji(character: string): Emoji {
  const tone = anySkinTone.exec(character)?.[0];
  const plain = character.replace(anySkinTone, '');
  const unicode = codePoints(character);
  const name = names[plain] ?? names[`${plain}\u{FE0F}`] ?? `emoji_${codePoints(plain)}`;
  const suffix = tone === undefined ? '' : `::skin-tone-${skinTones.indexOf(tone) + 2}`;
  return { name: name + suffix, unicode };
}

/** For reading: `:ramen:` back to the character, where the table has it. */
export function showEmoji(text: string): string {
  return text.replaceAll(/:([a-z0-9_+-]+):(?::skin-tone-([2-6]):)?/g, (whole, name, tone) => {
    const character = characters.get(name);
    return character === undefined ? whole : character + (skinTones[Number(tone) - 2] ?? '');
  });
}
