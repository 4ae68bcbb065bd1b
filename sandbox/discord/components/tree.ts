import { type Component, isObject } from '../state/records.ts';

const isComponent = (value: unknown): value is Component => isObject(value) && typeof value.type === 'number';

const childrenOf = (component: Component): Component[] =>
  [
    ...(Array.isArray(component.components) ? component.components : []),
    component.component,
    component.accessory,
  ].filter(isComponent);

/** A component and all inside it, in reading order, each with the path that leads there. */
export function flatten(
  components: readonly Component[],
  path: readonly PropertyKey[] = [],
): { component: Component; path: readonly PropertyKey[] }[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const nested = Array.isArray(component.components)
      ? flatten(component.components.filter(isComponent), [...here, 'components'])
      : [];
    const single = (['component', 'accessory'] as const).flatMap((name) => {
      const child = component[name];
      return isComponent(child) ? [{ component: child, path: [...here, name] }] : [];
    });
    return [{ component, path: here }, ...nested, ...single];
  });
}

export const everyComponent = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [component, ...everyComponent(childrenOf(component))]);
