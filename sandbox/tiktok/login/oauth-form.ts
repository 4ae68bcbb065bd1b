import { type Answer, type Call, mediaType, readText } from '../http/call.ts';
import type { State } from '../state.ts';

export type Form = ReadonlyMap<string, string>;

/** A form-encoded body with each of its fields once, signed by the app's key and secret. */
export async function readForm(
  state: State,
  call: Call,
  required: readonly string[],
): Promise<{ form: Form } | { refusal: Answer }> {
  const text = await readText(call);
  const refuse = (error: string, description: string): { refusal: Answer } => ({
    refusal: state.answers.oauthError(error, description),
  });
  if (mediaType(call) !== 'application/x-www-form-urlencoded' || text === null) {
    return refuse('invalid_request', 'The body must be application/x-www-form-urlencoded.');
  }
  const fields = new URLSearchParams(text);
  const form = new Map(fields);
  if (form.size !== fields.size) return refuse('invalid_request', 'A field is given twice.');
  const { clientKey, clientSecret } = state.settings;
  const missing = ['client_key', 'client_secret', ...required].find((name) => !form.get(name));
  if (missing) return refuse('invalid_request', `${missing} is missing.`);
  if (form.get('client_key') !== clientKey || form.get('client_secret') !== clientSecret) {
    return refuse('invalid_client', 'Client key or secret is incorrect.');
  }
  return { form };
}
