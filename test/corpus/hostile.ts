/** 10,000 characters each, of what a reader of times could stumble over. */
const PIECES = [
  ...['a ', '#a ', 'private ', '7 ', '7', 'tomorrow ', '24 dec ', '1:', 'in 1 ', ' ', '\n', '"', ','],
  ...['🍜', '<@U0SCHEDY> ', 'please ', 'no comments, ', '- ', 'e\u0301', '\ud800', '明日', '19時', 'を'],
  ...['投稿', 'every friday and ', 'a week from ', 'the day after ', 'von der ', 'de la ', 'post '],
  ...['next ', 'half past ', 'mañana ', '\u200b', '\u202e', '@', "'", '.', '2026-', 'Europe/', '('],
];

const filled = (piece: string) => piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);

export const HOSTILE: readonly string[] = PIECES.flatMap((piece) => [
  filled(piece),
  `post ${filled(piece)}`,
  `post ${filled(piece)} tomorrow 7pm`,
]);
