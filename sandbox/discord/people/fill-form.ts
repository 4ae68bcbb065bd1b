import { everyComponent } from '../components/tree.ts';
import type { Context } from '../rest/endpoint.ts';
import type { Modal } from '../state/interactions.ts';
import {
  type Attachment,
  type Component,
  isObject,
  type User,
  type WireObject,
} from '../state/records.ts';
import { attachmentToWire } from '../wire/attachment.ts';
import { type DroppedFile, upload } from './dropped-file.ts';
import { chosenValues, singleValue } from './values.ts';

/** custom_id or label of a field → what goes into it; a file field takes dropped files. */
export type FormValues = Record<string, unknown>;

const types = {
  row: 1,
  text: 4,
  display: 10,
  label: 18,
  files: 19,
  radio: 21,
  checkboxes: 22,
  checkbox: 23,
};

interface Field {
  label: string;
  component: Component;
}

const isField = ({ custom_id: customId }: Component): boolean => typeof customId === 'string';

function fieldsOf({ components }: Modal): Field[] {
  return components.flatMap((holder) =>
    everyComponent([holder])
      .filter(isField)
      .map((component) => ({ label: String(holder.label ?? component.label ?? ''), component })),
  );
}

/** What stands in a field before anybody touches it. */
function initial(component: Component): unknown {
  if (component.type === types.text) return component.value ?? '';
  if (component.type === types.checkbox) return component.default === true;
  const chosen = ((component.options ?? []) as WireObject[]).filter((one) => one.default === true);
  const values = chosen.map(({ value }) => value);
  if (component.type === types.radio) return values[0];
  return values.length === 0 ? undefined : values;
}

/** Discord's own form refuses to be sent like this, before the app hears anything. */
function textOf({ component, label }: Field, input: unknown): string {
  const typed = String(input ?? '');
  const { min_length: min = 0, max_length: max = 4000, required = true } = component;
  const fail = (why: string): never => {
    throw new Error(`The form cannot be sent: "${label}" ${why}.`);
  };
  if (typed === '') return required ? fail('is empty') : typed;
  if (typed.length < Number(min)) return fail(`is shorter than ${min} characters`);
  return typed.length > Number(max) ? fail(`is longer than ${max} characters`) : typed;
}

export interface Filled {
  components: WireObject[];
  resolved: WireObject;
}

/** Puts values into the fields of a form, as somebody would who types, picks and drops. */
export async function fillForm(
  { state }: Context,
  user: User,
  modal: Modal,
  values: FormValues,
): Promise<Filled> {
  const fields = fieldsOf(modal);
  const isNamed = ({ label, component }: Field, name: string): boolean =>
    component.custom_id === name || label === name;
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => isNamed(field, name))) {
      throw new Error(`The form has no field "${name}".`);
    }
  }
  const channel = state.channels.get(modal.openedBy.channelId);
  const files: Attachment[] = [];
  const users: WireObject = {};
  const contentOf = async (field: Field): Promise<WireObject> => {
    const { component } = field;
    const given = Object.entries(values).find(([name]) => isNamed(field, name));
    const input = given ? given[1] : initial(component);
    switch (component.type) {
      case types.text:
        return { value: textOf(field, input) };
      case types.files: {
        const dropped = (input ?? []) as DroppedFile[];
        requireFiles(field, dropped.length);
        const uploaded = await upload(state, { user, channel, ephemeral: true }, dropped);
        files.push(...uploaded);
        return { values: uploaded.map(({ id }) => id) };
      }
      case types.radio:
        return { value: singleValue(component, input) };
      case types.checkbox:
        return { value: input === true };
      default: {
        const { values: chosen, resolved } = chosenValues(state, component, input);
        if (isObject(resolved?.users)) Object.assign(users, resolved.users);
        return { values: chosen };
      }
    }
  };
  const sent = new Map<Component, WireObject>();
  for (const field of fields) {
    const { type, id, custom_id } = field.component;
    sent.set(field.component, { type, id, custom_id, ...(await contentOf(field)) });
  }
  const attachments = files.map((file) => [file.id, attachmentToWire(state, file)] as const);
  return {
    components: modal.components.map((holder) => wrapped(holder, sent)),
    resolved: {
      ...(attachments.length === 0 ? {} : { attachments: Object.fromEntries(attachments) }),
      ...(Object.keys(users).length === 0 ? {} : { users }),
    },
  };
}

function requireFiles({ component, label }: Field, count: number): void {
  const { min_values: min = 1, max_values: max = 1, required = true } = component;
  if (count === 0 && required === false) return;
  if (count >= Number(min) && count <= Number(max)) return;
  throw new Error(`The form cannot be sent: "${label}" takes from ${min} to ${max} files.`);
}

function wrapped(holder: Component, sent: ReadonlyMap<Component, WireObject>): WireObject {
  const { type, id } = holder;
  if (type === types.display) return { type, id };
  const inner = everyComponent([holder]).find(isField);
  const content = inner && sent.get(inner);
  return type === types.row
    ? { type, id, components: [content] }
    : { type, id, component: content };
}
