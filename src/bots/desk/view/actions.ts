import type { FormName } from './forms.ts';

export interface Action {
  /** Asked before it is done, because it cannot be taken back. */
  readonly confirm?: Confirmation;
  /** It asks for something first; the form's own answer does the rest. */
  readonly opens?: FormName;
}

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

const described = {
  post_now: {},
  cancel: {},
  undo: {},
  retry: {},
  choose_time: {},
  pick_time: {},
  next_slot: {},
  edit_caption: {},
  choose_profile: {},
  choose_audience: {},
  its_there: {},
  post_again: {
    confirm: {
      title: 'Post it again?',
      text: 'If the first one did reach TikTok after all, the video will be there twice.',
      yes: 'Post again',
      no: 'Wait',
    },
  },
  give_up: {},
  connect: {},
  reconnect: {},
  not_me: {},
  check_token: {},
  make_default: {},
  share: {},
  keep_private: {},
  private_keep_posts: {},
  private_hold_posts: {},
  disconnect: {
    confirm: {
      title: 'Disconnect this account?',
      text: 'It is revoked at TikTok and its tokens are deleted. Posts that wait for it go on hold.',
      yes: 'Disconnect',
      no: 'Keep it',
    },
  },
  show_queue: {},
  show_profiles: {},
  show_slots: {},
  undo_all: {},
  keep_slot: {},
  remove_slot: {},
  set_zone: { opens: 'time_zone' },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof described;

/** Every button there is: the one description of them for both platforms. */
export const actions: Readonly<Record<ActionName, Action>> = described;

export const actionNames = Object.keys(described) as ActionName[];
