import { type Component, isObject, type WireObject } from '../state/records.ts';
import { type Reader, renderMarkdown } from './markdown.ts';

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));

const listOf = (value: unknown): Component[] => (Array.isArray(value) ? value : []);

const label = ({ emoji, label: words }: Component): string =>
  [isObject(emoji) ? emoji.name : undefined, words].filter(Boolean).join(' ');

/** `→ Label` for what can be pressed, `▾ Label` for what opens. */
function renderPressable(component: Component): string {
  if (component.type === 2) return `→ ${label(component)}`;
  return `▾ ${String(component.placeholder ?? 'Make a selection')}`;
}

const described = ({ description }: WireObject): string => `[${String(description ?? 'picture')}]`;

type ComponentRenderer = (component: Component, reader: Reader) => string[];

const choices = ({ options }: Component): string =>
  listOf(options)
    .map((option) => `☐ ${String(option.label)}`)
    .join('  ');

const renderers: Record<number, ComponentRenderer> = {
  1: ({ components }, reader) => {
    const inside = listOf(components);
    return inside.some(({ type }) => type === 4)
      ? renderComponents(inside, reader)
      : [inside.map(renderPressable).join('  ')];
  },
  2: (component) => [renderPressable(component)],
  4: ({ label: words, value }) => [`${words ? `${words}: ` : ''}${String(value ?? '')}`],
  9: ({ components, accessory }, reader) => [
    ...renderComponents(listOf(components), reader),
    ...renderComponents(listOf([accessory]), reader),
  ],
  10: ({ content }, reader) => lines(renderMarkdown(String(content), reader)),
  11: (component) => [described(component)],
  12: ({ items }) => listOf(items).map(described),
  13: ({ file }) => [`[${isObject(file) ? String(file.url).replace('attachment://', '') : ''}]`],
  14: ({ divider }) => (divider === false ? [] : ['———']),
  17: ({ components }, reader) => renderComponents(listOf(components), reader),
  18: ({ label: words, description, component }, reader) => [
    `${String(words)}: ${renderComponents(listOf([component]), reader).join(' ')}`.trimEnd(),
    ...lines(String(description ?? '')),
  ],
  19: () => ['▾ Upload'],
  21: (component) => [choices(component)],
  22: (component) => [choices(component)],
  23: () => ['☐'],
};

export function renderComponents(components: readonly Component[], reader: Reader): string[] {
  return components.flatMap((component) => {
    const render = renderers[component.type];
    return render ? render(component, reader) : [renderPressable(component)];
  });
}

/** An embed's words, top to bottom. */
export function renderEmbed(embed: WireObject, reader: Reader): string[] {
  const nameOf = (value: unknown, key: string): string =>
    isObject(value) && value[key] !== undefined ? String(value[key]) : '';
  const fields = listOf(embed.fields).flatMap((field) => [
    String(field.name),
    renderMarkdown(String(field.value), reader),
  ]);
  return [
    nameOf(embed.author, 'name'),
    String(embed.title ?? ''),
    renderMarkdown(String(embed.description ?? ''), reader),
    ...fields,
    isObject(embed.image) ? '[picture]' : '',
    nameOf(embed.footer, 'text'),
  ].flatMap(lines);
}
