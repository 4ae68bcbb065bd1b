import { isObject } from '../blocks/check.ts';
import type { Asked } from '../delivery/dispatcher.ts';
import type { FailureReason } from '../delivery/transport.ts';
import type { WireObject } from '../workspace/records.ts';

/** How the app took a command, a click or a form; `error` is what the person gets to see. */
export type Outcome = { ok: true; payload: WireObject; ackedAfterMs: number } | { ok: false; error: string };

const shownErrors: Record<FailureReason, string> = {
  timeout: 'operation_timeout',
  http_timeout: 'operation_timeout',
  http_error: 'dispatch_failed',
  connection_failed: 'dispatch_failed',
  too_many_redirects: 'dispatch_failed',
};

export function outcomeOf({ receipt, delivery }: Asked): Outcome {
  if (!receipt.ok) return { ok: false, error: shownErrors[receipt.reason] };
  const payload = isObject(receipt.body) ? receipt.body : {};
  return { ok: true, payload, ackedAfterMs: delivery.ackedAfterMs ?? 0 };
}
