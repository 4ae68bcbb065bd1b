import { everyComponent } from '../components/tree.ts';
import type { Modal } from '../state/interactions.ts';
import type { Component, WireObject } from '../state/records.ts';

/** Discord's numbers of what a form is made of. */
export const fieldTypes = {
  row: 1,
  text: 4,
  display: 10,
  label: 18,
  files: 19,
  radio: 21,
  checkboxes: 22,
  checkbox: 23,
};

export interface Field {
  label: string;
  component: Component;
}

export const isField = ({ custom_id: customId }: Component): boolean => typeof customId === 'string';

export function fieldsOf({ components }: Modal): Field[] {
  return components.flatMap((holder) =>
    everyComponent([holder])
      .filter(isField)
      .map((component) => ({ label: String(holder.label ?? component.label ?? ''), component })),
  );
}

/** What stands in a field before anybody touches it. */
export function initial(component: Component): unknown {
  if (component.type === fieldTypes.text) return component.value ?? '';
  if (component.type === fieldTypes.checkbox) return component.default === true;
  const picked = (component.default_values ?? []) as WireObject[];
  if (picked.length > 0) return picked.map(({ id }) => id);
  const chosen = ((component.options ?? []) as WireObject[]).filter((one) => one.default === true);
  const values = chosen.map(({ value }) => value);
  if (component.type === fieldTypes.radio) return values[0];
  return values.length === 0 ? undefined : values;
}

/** Discord's own form refuses to be sent like this, before the app hears anything. */
export function textOf({ component, label }: Field, input: unknown): string {
  const typed = String(input ?? '');
  const { min_length: min = 0, max_length: max = 4000, required = true } = component;
  const fail = (why: string): never => {
    throw new Error(`The form cannot be sent: "${label}" ${why}.`);
  };
  if (typed === '') return required ? fail('is empty') : typed;
  if (typed.length < Number(min)) return fail(`is shorter than ${min} characters`);
  return typed.length > Number(max) ? fail(`is longer than ${max} characters`) : typed;
}

export function requireFiles({ component, label }: Field, count: number): void {
  const { min_values: min = 1, max_values: max = 1, required = true } = component;
  if (count === 0 && required === false) return;
  if (count >= Number(min) && count <= Number(max)) return;
  throw new Error(`The form cannot be sent: "${label}" takes from ${min} to ${max} files.`);
}
