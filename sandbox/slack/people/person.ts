import { viewToWire } from '../workspace/wire-view.ts';
import { type ClickOutcome, ownView, press, type Target } from './click.ts';
import { type CommandDeps, runCommand } from './command.ts';
import { type FormValues, fillForm } from './fill-form.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './places.ts';
import { useGlobalShortcut, useMessageShortcut } from './shortcuts.ts';
import { createSpeaking, type Speaking } from './speak.ts';
import { closeView, type SubmitOutcome, submitView } from './submit.ts';

/** Everything one person can do in Slack that the app may hear of. */
export interface Person extends Speaking {
  /** `/schedy`, its text, and where it is typed (the direct message with the bot when absent). */
  command(command: string, text?: string, channel?: string): Promise<Outcome>;
  /** By action_id or by what is written on the button. */
  click(target: Target, which: string): Promise<ClickOutcome>;
  /** Selects, overflow menus, pickers: by action_id, with the option's value or text, a date … */
  choose(target: Target, which: string, input: unknown): Promise<ClickOutcome>;
  /** Types and picks in a form without sending it; a choice that the app hears of comes with this. */
  fill(viewId: string, values: FormValues): void;
  submit(viewId: string, values?: FormValues): Promise<SubmitOutcome>;
  closeView(viewId: string, options?: { clear?: boolean }): Promise<void>;
  openHome(options?: { tab?: 'home' | 'messages' }): Promise<void>;
  messageShortcut(callbackId: string, channel: string, ts: string): Promise<Outcome>;
  globalShortcut(callbackId: string): Promise<Outcome>;
}

export function createPerson(deps: CommandDeps, idOrName: string): Person {
  const { workspace, feed } = deps;
  const user = workspace.users.get(idOrName);
  return {
    ...createSpeaking(deps, user),
    command: (command, text = '', channel) => runCommand(deps, user, command, text, channel),
    click: (target, which) => press(deps, user, { target, which }),
    choose: (target, which, input) => press(deps, user, { target, which, input }),
    fill: (viewId, values) => fillForm(ownView(workspace, user, viewId), values),
    submit: (viewId, values = {}) => submitView(deps, user, viewId, values),
    closeView: (viewId, { clear = false } = {}) => closeView(deps, user, viewId, clear),
    async openHome({ tab = 'home' } = {}) {
      const channel = workspace.channels.directMessage(user.id).id;
      const view = workspace.views.home(user.id);
      const shown = view && tab === 'home' ? { view: viewToWire(workspace, view) } : {};
      const where = { user: user.id, channel, tab, event_ts: workspace.ids.nextTs() };
      feed.homeOpened({ type: 'app_home_opened', ...where, ...shown });
    },
    messageShortcut(callbackId, channel, ts) {
      const place: Place = { channel, ts };
      return useMessageShortcut(deps, user, callbackId, place);
    },
    globalShortcut: (callbackId) => useGlobalShortcut(deps, user, callbackId),
  };
}
