import type { State } from '../state.ts';
import { type Answer, type Call, mediaType, readText } from './call.ts';

const charset = /charset="?([\w-]+)"?/i;

function hasJsonType(call: Call): boolean {
  const named = charset.exec(call.headers['content-type'] ?? '')?.[1];
  const isUtf8 = named === undefined || named.toLowerCase() === 'utf-8';
  return mediaType(call) === 'application/json' && isUtf8;
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A Content Posting body: `application/json; charset=UTF-8`, read as JSON; null when empty. */
export async function readJson(state: State, call: Call): Promise<{ value: unknown } | { refusal: Answer }> {
  const text = await readText(call);
  const refuse = (message: string): { refusal: Answer } => ({
    refusal: state.answers.refuse('invalid_params', message),
  });
  if (!hasJsonType(call)) return refuse('Content-Type must be application/json; charset=UTF-8.');
  if (text === null) return refuse('The body is too long.');
  if (text === '') return { value: null };
  return parse(text) ?? refuse('The body is not JSON.');
}
