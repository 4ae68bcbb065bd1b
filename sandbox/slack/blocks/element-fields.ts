import { actionId, type Check, chars, flag, whole } from './check.ts';
import { confirmDialog, dispatchConfig, plainText } from './compositions.ts';

/** Fields that many elements share. */
export const action: Record<string, Check> = { 'type!': chars(64, 1), action_id: actionId };
export const confirm = { confirm: confirmDialog };
export const focus = { focus_on_load: flag };
const placeholder = { placeholder: plainText(150) };
export const typed = { dispatch_action_config: dispatchConfig, ...focus, ...placeholder };
export const picked = { ...action, ...confirm, ...focus, ...placeholder };
export const several = { ...picked, max_selected_items: whole(1, 100) };
