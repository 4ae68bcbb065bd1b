import type { Context } from '../rest/endpoint.ts';
import type { User } from '../state/records.ts';
import { messageToWire } from '../wire/message.ts';
import { ask } from './ask.ts';
import { type FormValues, fillForm } from './fill-form.ts';
import type { Outcome } from './outcome.ts';

/** Fills in the form in front of somebody and sends it. It stays open when the app does not answer. */
export async function submitForm(context: Context, user: User, values: FormValues): Promise<Outcome> {
  const { state } = context;
  const modal = state.interactions.modalOf(user.id);
  if (!modal) throw new Error(`${user.name} has no form open.`);
  const { components, resolved } = await fillForm(context, user, modal, values);
  const { source, channelId } = modal.openedBy;
  const data = {
    custom_id: modal.customId,
    components,
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
  const asking = {
    ...({ kind: 'modal', type: 5, data, userId: user.id, channelId } as const),
    name: modal.customId,
    isMenuEntry: false,
    ...(source ? { source, extra: { message: messageToWire(state, source) } } : {}),
  };
  const outcome = await ask(context, asking);
  if (outcome.ok) {
    state.interactions.closeModal(user.id);
    state.changes.changed();
  }
  return outcome;
}
