import { nowMs } from '../gateway/deliveries.ts';
import type { Context } from '../rest/endpoint.ts';
import type { FirstAnswer, NewInteraction } from '../state/interactions.ts';
import type { WireObject } from '../state/records.ts';
import { interactionToWire } from '../wire/interaction.ts';
import { failed, type Outcome } from './outcome.ts';

export type Asking = Omit<NewInteraction, 'settle'> & {
  /** Discord's number of this kind of interaction. */
  type: 2 | 3 | 4 | 5;
  /** The `data` of the interaction, and what else only this kind carries. */
  data: WireObject;
  extra?: WireObject;
};

const noAnswer = 'The application did not respond';

/** Sends an interaction and waits for the app's first answer, three seconds by the real clock. */
export async function ask(context: Context, asking: Asking): Promise<Outcome> {
  const { state, gateway, deliveries } = context;
  const { type, data, extra = {}, ...about } = asking;
  let settle: (answer: FirstAnswer | undefined) => void = () => undefined;
  const answered = new Promise<FirstAnswer | undefined>((resolve) => {
    settle = resolve;
  });
  const interaction = state.interactions.open({ ...about, settle });
  const wire = { ...interactionToWire(state, interaction, type), data, ...extra };
  const delivery = deliveries.interaction(asking.kind, interaction.id);
  const giveUp = (): void => {
    interaction.isTooLate = true;
    settle(undefined);
  };
  const timer = setTimeout(giveUp, state.settings.answerTimeoutMs);
  const wasSent = await gateway.publish({ type: 'INTERACTION_CREATE', dataFor: () => wire });
  // With nobody connected there is nothing to wait for.
  if (!wasSent) giveUp();
  const answer = await answered;
  clearTimeout(timer);
  state.changes.changed();
  if (!answer) return failed(noAnswer);
  const answeredAfterMs = nowMs() - delivery.sentAt;
  Object.assign(delivery, { ok: true, answeredAfterMs });
  return { ok: true, interactionId: interaction.id, answer, answeredAfterMs };
}
