import { isObject } from '../blocks/check.ts';
import { checkView } from '../blocks/check-blocks.ts';
import { fillInBlocks } from '../blocks/fill-in.ts';
import type { Settings } from '../settings.ts';
import type { Block, View } from '../workspace/records.ts';
import { maxStackDepth, type Views } from '../workspace/views.ts';
import { problems, refuse } from './refusal.ts';

const maxViewBytes = 250_000;

/** A view as the app gave it, checked and with its ids filled in. */
export function readView(settings: Settings, given: unknown, type: 'modal' | 'home' | undefined): View['content'] {
  const found = checkView(given, settings.scopes);
  if (found.length > 0 || !isObject(given)) return refuse('invalid_arguments', problems(found));
  if (type !== undefined && given.type !== type) {
    const problem = `expected a view of type ${type} [json-pointer:/view/type]`;
    return refuse('invalid_arguments', problems([problem]));
  }
  if (Buffer.byteLength(JSON.stringify(given)) > maxViewBytes) return refuse('view_too_large');
  const blocks = fillInBlocks(given.blocks as Block[]);
  return { ...given, blocks };
}

/** Covers a form with another one, as far as the stack goes. */
export function pushView(views: Views, below: View, content: View['content']): View {
  if (views.stack(below.user).length >= maxStackDepth) return refuse('push_limit_reached');
  return views.push(below, content);
}
