import { classicComponents, componentsV2 } from '../components/in-messages.ts';
import { numbered, requireSound } from '../components/rules.ts';
import { readForm } from '../rest/read-form.ts';
import { type FormProblem, refuse, refuseForm } from '../rest/refusals.ts';
import { messageFlags } from '../state/flags.ts';
import type { Attachment, Component, WireObject } from '../state/records.ts';
import type { MessageBody } from './body.ts';

export interface Content {
  content: string;
  embeds: WireObject[];
  components: Component[];
  attachments: Attachment[];
  flags: number;
}

export const isV2 = (flags: number): boolean => (flags & messageFlags.componentsV2) !== 0;

/** Once a message is built of components it is nothing else. */
function refuseLegacy(body: MessageBody, at: readonly PropertyKey[]): void {
  const used = (['content', 'embeds'] as const).filter((name) => (body[name] ?? []).length > 0);
  if (used.length === 0) return;
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const problems = used.map((name): FormProblem => {
    const message = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return { path: [...at, name], code, message };
  });
  refuseForm(problems);
}

function readComponents(
  body: MessageBody,
  flags: number,
  at: readonly PropertyKey[],
  files: readonly Attachment[],
): Component[] | undefined {
  if (!body.components) return body.components === null ? [] : undefined;
  const path = [...at, 'components'];
  const schema = isV2(flags) ? componentsV2 : classicComponents;
  const components: Component[] = readForm(schema, body.components, path);
  requireSound(components, path, new Set(files.map(({ name }) => name)));
  return numbered(components);
}

/**
 * What a message shows after a body was applied to what it showed before. `at` is where the body
 * lies in the request, for complaints; nothing is refused here for want of permission.
 */
export function applyBody(
  before: Content,
  body: MessageBody,
  { attachments, at = [] }: { attachments: Attachment[]; at?: readonly PropertyKey[] },
): Content {
  const flags = before.flags | ((body.flags ?? 0) & messageFlags.componentsV2);
  if (isV2(flags)) refuseLegacy(body, at);
  const after: Content = {
    content: body.content === undefined ? before.content : (body.content ?? ''),
    embeds: body.embeds === undefined ? before.embeds : (body.embeds ?? []),
    components: readComponents(body, flags, at, attachments) ?? before.components,
    attachments,
    flags,
  };
  // Turning an old message into components drops its text and embeds.
  if (isV2(flags) && !isV2(before.flags)) Object.assign(after, { content: '', embeds: [] });
  if (isEmpty(after)) refuse('emptyMessage');
  return after;
}

const isEmpty = ({ content, embeds, components, attachments }: Content): boolean =>
  content.trim() === '' && embeds.length === 0 && components.length === 0 && attachments.length === 0;
