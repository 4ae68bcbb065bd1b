/**
 * What a click or a form carries comes from outside and may be anything. Read here, at the desk's door: an id that no row
 * can have becomes one that no row has, so that each button answers it as it answers what is gone.
 */
import { z } from 'zod';
import type { ActionName, FormName } from './view/index.ts';

const NO_ROW = '00000000-0000-0000-0000-000000000000';
/** The longest value that a button of ours carries is half of it. */
const LONGEST_VALUE = 200;

const row = z.tuple([z.uuid()]);
/** With what was chosen, or which step of a form. */
const rowAndMore = z.tuple([z.uuid()], z.string().max(LONGEST_VALUE));
const atInstant = z.tuple([z.uuid(), z.iso.datetime()], z.string().max(8));
const round = z.string().regex(/^\d{1,9}$/);
const inRound = z.tuple([z.uuid(), round]);
const inRoundAndMore = z.tuple([z.uuid(), round], z.string().max(LONGEST_VALUE));

type Shape = typeof row | typeof rowAndMore | typeof atInstant | typeof inRound | typeof inRoundAndMore;

/** Those that are about no row, or whose value is words and pages, have none. */
const pressed = {
  connect: null,
  set_zone: null,
  add_slot: null,
  undo_all: null,
  upload_link: null,
  forget: null,
  forget_me: null,
  forget_workspace: null,
  workspace_settings: null,
  member_settings: null,
  show_queue: null,
  show_history: null,
  show_calendar: null,
  show_profiles: null,
  show_slots: null,
  show_settings: null,
  approve: inRound,
  ask_changes: inRoundAndMore,
  reject: inRoundAndMore,
  choose_time: atInstant,
  edit_caption: rowAndMore,
  edit: rowAndMore,
  choose: rowAndMore,
  posted_it: rowAndMore,
  take_edit: rowAndMore,
  choose_profile: rowAndMore,
  choose_audience: rowAndMore,
  post_anyway: rowAndMore,
  set_way: rowAndMore,
  post_now: row,
  cancel: row,
  undo: row,
  retry: row,
  pick_time: row,
  next_slot: row,
  keep_post: row,
  its_there: row,
  in_an_hour: row,
  by_hand: row,
  as_draft: row,
  post_again: row,
  give_up: row,
  reconnect: row,
  not_me: row,
  check_token: row,
  make_default: row,
  change_way: row,
  share: row,
  profile_settings: row,
  keep_private: row,
  private_keep_posts: row,
  private_hold_posts: row,
  disconnect: row,
  take_over: row,
  confirm_plan: row,
  undo_plan: row,
  keep_slot: row,
  remove_slot: row,
  revoke_upload_link: row,
} as const satisfies Record<ActionName, Shape | null>;

const sent = {
  edit: rowAndMore,
  choose: rowAndMore,
  posted: row,
  profile_settings: rowAndMore,
  post: null,
  time_zone: null,
  workspace_settings: null,
  member_settings: null,
} as const satisfies Record<Exclude<FormName, 'approval'>, Shape | null>;

const read = (shape: Shape | null, value: string): string => {
  if (shape === null) return value.slice(0, LONGEST_VALUE);
  return shape.safeParse(value.split('|')).success ? value : NO_ROW;
};

/** Of a button that somebody pressed. */
export const readPressedValue = (action: ActionName, value: string): string => read(pressed[action], value);

/** Of a form that somebody sent or has open; what an approver decides stands before its post. */
export function readSentValue(name: FormName, value: string): string {
  if (name !== 'approval') return read(sent[name], value);
  const at = value.indexOf('|') + 1;
  return value.slice(0, at).slice(0, LONGEST_VALUE) + read(inRound, value.slice(at));
}
