/** Every button there is. Both platforms register exactly these. */
export const actionNames = [
  'post_now',
  'cancel',
  'undo',
  'retry',
  'choose_time',
  'choose_audience',
  'its_there',
  'post_again',
  'give_up',
  'connect',
  'reconnect',
  'not_me',
  'check_token',
  'make_default',
  'share',
  'keep_private',
  'disconnect',
] as const;

export type ActionName = (typeof actionNames)[number];
