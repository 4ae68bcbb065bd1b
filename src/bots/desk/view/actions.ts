/** Every button, described once for both platforms; which platform has which is in test/house. */

import type { PlainFormName } from './forms.ts';

interface Action {
  /** Asked before it is done, because it cannot be taken back. */
  readonly confirm?: Confirmation;
  /** It asks for something first; the form's own answer does the rest. */
  readonly opens?: PlainFormName;
}

/** What is asked before a button does what cannot be undone. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

const described = {
  post_now: {},
  approve: {},
  ask_changes: {},
  reject: {},
  cancel: {},
  undo: {},
  retry: {},
  choose_time: {},
  pick_time: {},
  next_slot: {},
  edit_caption: {},
  edit: {},
  choose: {},
  choose_profile: {},
  choose_audience: {},
  its_there: {},
  posted_it: {},
  in_an_hour: {},
  by_hand: {},
  as_draft: {},
  post_anyway: {},
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
  change_way: {},
  set_way: {},
  profile_settings: {},
  workspace_settings: {},
  member_settings: {},
  share: {},
  keep_private: {},
  private_keep_posts: {},
  private_hold_posts: {},
  disconnect: {
    confirm: {
      title: 'Disconnect this account?',
      text: 'Its login is revoked at TikTok and its tokens are deleted. Posts that wait for it go on hold.',
      yes: 'Disconnect',
      no: 'Keep it',
    },
  },
  show_queue: {},
  show_history: {},
  show_calendar: {},
  keep_post: {},
  take_edit: {},
  show_profiles: {},
  show_slots: {},
  show_settings: {},
  undo_all: {},
  confirm_plan: {},
  undo_plan: {},
  keep_slot: {},
  remove_slot: {},
  add_slot: {},
  take_over: {},
  forget: {},
  forget_me: {},
  forget_workspace: {},
  upload_link: {},
  revoke_upload_link: {},
  set_zone: { opens: 'time_zone' },
} as const satisfies Record<string, Action>;

/** What a button does. */
export type ActionName = keyof typeof described;

/** Every button there is: the one description of them for both platforms. */
export const actions: Readonly<Record<ActionName, Action>> = described;

/** All of them. */
export const actionNames = Object.keys(described) as ActionName[];
