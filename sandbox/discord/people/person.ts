import type { Context } from '../rest/endpoint.ts';
import { type ClickOutcome, press } from './click.ts';
import { autocomplete, type Choice, runCommand, type Typing, useMessageCommand } from './command.ts';
import type { CommandOptions } from './command-options.ts';
import type { FormValues } from './fill-form.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './places.ts';
import { createSpeaking, type Speaking } from './speak.ts';
import { submitForm } from './submit.ts';

/** Everything one person can do in Discord that the app may hear of. */
export interface Person extends Speaking {
  /** `/schedy post`, its options, and where (the direct message with the bot when absent). */
  command(command: string, options?: CommandOptions, channel?: string): Promise<Outcome>;
  /** What the app proposes for an option while it is typed. */
  autocomplete(typing: Typing): Promise<Choice[]>;
  /** By custom id or by what is written on the button. */
  click(place: Place, which: string): Promise<ClickOutcome>;
  /** Selects: by custom id or placeholder, with an option's value or label, or several. */
  choose(place: Place, which: string, input: unknown): Promise<ClickOutcome>;
  /** The form that is open, by custom ids or labels of its fields. */
  submit(values?: FormValues): Promise<Outcome>;
  /** Closes the form. The app hears nothing of that. */
  dismiss(): void;
  messageCommand(name: string, place: Place): Promise<Outcome>;
}

export function createPerson(context: Context, idOrName: string): Person {
  const { state } = context;
  const user = state.users.get(idOrName);
  return {
    ...createSpeaking(context, user),
    command: (typed, options = {}, channelRef) =>
      runCommand(context, user, {
        typed,
        options,
        ...(channelRef === undefined ? {} : { channelRef }),
      }),
    autocomplete: (typing) => autocomplete(context, user, typing),
    click: (place, which) => press(context, user, { place, which }),
    choose: (place, which, input) => press(context, user, { place, which, input }),
    submit: (values = {}) => submitForm(context, user, values),
    dismiss() {
      state.interactions.closeModal(user.id);
      state.changes.changed();
    },
    messageCommand: (name, place) => useMessageCommand(context, user, name, place),
  };
}
