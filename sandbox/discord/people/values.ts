import type { Component, WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { userToWire } from '../wire/user.ts';

const listed = (input: unknown): unknown[] => (Array.isArray(input) ? input : [input]);

/** By value or by what stands there. */
function optionValue(component: Component, wanted: unknown): string {
  const options = (component.options ?? []) as WireObject[];
  const found = options.find(({ value, label }) => value === wanted || label === wanted);
  if (found) return String(found.value);
  const there = options.map(({ label }) => `"${label}"`).join(', ');
  throw new Error(`"${String(wanted)}" cannot be chosen; there is ${there}.`);
}

/** Discord's client does not let anybody choose too few or too many. */
function requireCount(component: Component, count: number): void {
  const { min_values: min = 1, max_values: max = 1, required } = component;
  if (count === 0 && required === false) return;
  if (count >= Number(min) && count <= Number(max)) return;
  throw new Error(`From ${min} to ${max} can be chosen, not ${count}.`);
}

/** `values` of a select, and whom they name. */
export function chosenValues(
  state: State,
  component: Component,
  input: unknown,
): { values: string[]; resolved?: WireObject } {
  const wanted = input === undefined ? [] : listed(input);
  requireCount(component, wanted.length);
  if ([3, 22].includes(component.type)) {
    return { values: wanted.map((one) => optionValue(component, one)) };
  }
  if (component.type === 5) {
    const users = wanted.map((one) => state.users.get(String(one)));
    const resolved = { users: Object.fromEntries(users.map((one) => [one.id, userToWire(one)])) };
    return { values: users.map(({ id }) => id), resolved };
  }
  if (component.type === 8) {
    return { values: wanted.map((one) => state.channels.get(String(one)).id) };
  }
  throw new Error(`Nobody here picks in a component of type ${component.type}.`);
}

export const singleValue = (component: Component, input: unknown): string | null =>
  input === undefined ? null : optionValue(component, input);
