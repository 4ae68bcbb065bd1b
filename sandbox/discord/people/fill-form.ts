import { everyComponent } from '../components/tree.ts';
import type { Context } from '../rest/endpoint.ts';
import type { Modal } from '../state/interactions.ts';
import { type Attachment, type Component, isObject, type User, type WireObject } from '../state/records.ts';
import { attachmentToWire } from '../wire/attachment.ts';
import { type DroppedFile, upload } from './dropped-file.ts';
import { type Field, fieldsOf, fieldTypes, initial, isField, requireFiles, textOf } from './form-fields.ts';
import { chosenValues, singleValue } from './values.ts';

/** custom_id or label of a field → what goes into it; a file field takes dropped files. */
export type FormValues = Record<string, unknown>;

export interface Filled {
  components: WireObject[];
  resolved: WireObject;
}

/** Puts values into the fields of a form, as somebody would who types, picks and drops. */
export async function fillForm({ state }: Context, user: User, modal: Modal, values: FormValues): Promise<Filled> {
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
      case fieldTypes.text:
        return { value: textOf(field, input) };
      case fieldTypes.files: {
        const dropped = (input ?? []) as DroppedFile[];
        requireFiles(field, dropped.length);
        const uploaded = await upload(state, { user, channel, ephemeral: true }, dropped);
        files.push(...uploaded);
        return { values: uploaded.map(({ id }) => id) };
      }
      case fieldTypes.radio:
        return { value: singleValue(component, input) };
      case fieldTypes.checkbox:
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

function wrapped(holder: Component, sent: ReadonlyMap<Component, WireObject>): WireObject {
  const { type, id } = holder;
  if (type === fieldTypes.display) return { type, id };
  const inner = everyComponent([holder]).find(isField);
  const content = inner && sent.get(inner);
  return type === fieldTypes.row ? { type, id, components: [content] } : { type, id, component: content };
}
