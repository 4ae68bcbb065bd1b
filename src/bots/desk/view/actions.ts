/** Every button and every form, described once for both platforms; which platform has which is in test/house. */

interface Action {
  /** Asked before it is done, because it cannot be taken back. */
  readonly confirm?: Confirmation;
  /** It asks for something first; the form's own answer does the rest. */
  readonly opens?: FormName;
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
  posted_it: {},
  in_an_hour: {},
  by_hand: {},
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
  show_history: {},
  keep_post: {},
  take_edit: {},
  show_profiles: {},
  show_slots: {},
  undo_all: {},
  keep_slot: {},
  remove_slot: {},
  take_over: {},
  forget: {},
  forget_me: {},
  forget_workspace: {},
  set_zone: { opens: 'time_zone' },
} as const satisfies Record<string, Action>;

/** What a button does. */
export type ActionName = keyof typeof described;

/** Every button there is: the one description of them for both platforms. */
export const actions: Readonly<Record<ActionName, Action>> = described;

/** All of them. */
export const actionNames = Object.keys(described) as ActionName[];

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly kind: 'line' | 'text' | 'video';
  readonly isRequired: boolean;
}

interface Form {
  readonly title: string;
  readonly fields: readonly FormField[];
}

const timeZone: Form = {
  title: 'Your time zone',
  fields: [
    {
      ...{ name: 'zone', label: 'The nearest big city, or a time zone' },
      ...{ about: 'Such as Berlin, New York or Asia/Tokyo', kind: 'line', isRequired: true },
    },
  ],
};

const post: Form = {
  title: 'Post a video to TikTok',
  fields: [
    {
      ...{ name: 'video', label: 'The video', kind: 'video', isRequired: true },
      about: 'MP4, MOV or WebM, 3 s to 10 min',
    },
    {
      ...{ name: 'when', label: 'When', kind: 'line', isRequired: false },
      about: 'Such as: tomorrow 7pm. Empty: now, with a moment to undo it',
    },
    {
      ...{ name: 'caption', label: 'Caption', kind: 'text', isRequired: false },
      about: 'To the letter, up to 2200 characters',
    },
    {
      ...{ name: 'profile', label: 'Account', kind: 'line', isRequired: false },
      about: 'Such as: @ramenhouse. Empty: the default',
    },
  ],
};

const describedForms = { time_zone: timeZone, post } as const;

/** Which form. */
export type FormName = keyof typeof describedForms;

/** Every form there is, with its fields in their order. */
export const forms: Readonly<Record<FormName, Form>> = describedForms;
/** All of them. */
export const formNames = Object.keys(describedForms) as FormName[];
