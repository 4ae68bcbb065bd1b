import { type FormProblem, refuseForm } from '../rest/refusals.ts';
import { type Component, isObject } from '../state/records.ts';
import { flatten } from './tree.ts';

const maxComponents = 40;
const maxTextCharacters = 4000;

type Placed = ReturnType<typeof flatten>[number];

function duplicates(all: readonly Placed[]): FormProblem[] {
  const seen = new Set<string>();
  return all.flatMap(({ component, path }) => {
    const { custom_id: customId } = component;
    if (typeof customId !== 'string') return [];
    const isKnown = seen.has(customId);
    seen.add(customId);
    const message = 'Component custom id cannot be duplicated';
    const code = 'COMPONENT_CUSTOM_ID_DUPLICATED';
    return isKnown ? [{ path: [...path, 'custom_id'], code, message }] : [];
  });
}

function tooMuch(all: readonly Placed[]): FormProblem[] {
  const characters = all
    .filter(({ component }) => component.type === 10)
    .reduce((sum, { component }) => sum + String(component.content).length, 0);
  const problems: FormProblem[] = [];
  if (all.length > maxComponents) {
    const message = `The total number of components must not exceed ${maxComponents}.`;
    problems.push({ path: [], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  if (characters > maxTextCharacters) {
    const message = `The total text must not exceed ${maxTextCharacters} characters.`;
    problems.push({ path: [], code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return problems;
}

function impossibleCounts(all: readonly Placed[]): FormProblem[] {
  return all.flatMap(({ component, path }) => {
    const { min_values: min = 1, max_values: max = 1, options } = component;
    const offered = Array.isArray(options) ? options.length : Number.POSITIVE_INFINITY;
    const isImpossible = Number(min) > offered || (component.max_values !== undefined && Number(min) > Number(max));
    const code = 'SELECT_COMPONENT_VALUES_IMPOSSIBLE';
    const message = 'More must be chosen than can be.';
    return isImpossible ? [{ path: [...path, 'min_values'], code, message }] : [];
  });
}

function missingFiles(all: readonly Placed[], fileNames: ReadonlySet<string>): FormProblem[] {
  return all.flatMap(({ component, path }) => {
    const galleries = Array.isArray(component.items) ? component.items.filter(isObject) : [];
    const holders = [component.file, component.media, ...galleries.map(({ media }) => media)];
    return holders.flatMap((holder) => {
      const url = isObject(holder) ? String(holder.url) : '';
      const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
      const message = `The file ${name} is not among the attachments.`;
      const code = 'MEDIA_ATTACHMENT_NOT_FOUND';
      return name !== undefined && !fileNames.has(name) ? [{ path, code, message }] : [];
    });
  });
}

/** The rules that reach over several components of a message or form. */
export function requireSound(
  components: readonly Component[],
  at: readonly PropertyKey[],
  fileNames: ReadonlySet<string> = new Set(),
): void {
  const all = flatten(components);
  const problems = [...duplicates(all), ...tooMuch(all), ...impossibleCounts(all), ...missingFiles(all, fileNames)];
  if (problems.length === 0) return;
  refuseForm(problems.map((problem) => ({ ...problem, path: [...at, ...problem.path] })));
}

/** Discord numbers the components that bring no id of their own, from 1, in reading order. */
export function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const all = flatten(copy).map(({ component }) => component);
  const taken = new Set(all.map((component) => component.id));
  let next = 0;
  for (const component of all) {
    if (component.id) continue;
    do next += 1;
    while (taken.has(next));
    component.id = next;
  }
  return copy;
}
