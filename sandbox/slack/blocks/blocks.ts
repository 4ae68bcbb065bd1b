import { block, elementsOf, only } from './block-fields.ts';
import { also, byType, type Check, chars, flag, listOf, oneOf, shape, whole } from './check.ts';
import { anyText, mrkdwn, plainText } from './compositions.ts';
import { button, imageElement } from './elements.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { richText } from './rich-text.ts';

const contextActions = also(
  shape({
    ...block,
    'elements!': listOf(elementsOf('feedback_buttons', 'icon_button'), { min: 1, max: 5 }),
  }),
  only(['message'], 'context_actions'),
);

const video = also(
  shape({
    ...block,
    'video_url!': chars(3000, 1),
    'thumbnail_url!': chars(3000, 1),
    'alt_text!': chars(2000, 1),
    'title!': plainText(199),
    title_url: chars(3000),
    author_name: chars(49),
    provider_name: chars(200),
    provider_icon_url: chars(3000),
    description: plainText(200),
  }),
  (_value, { mayEmbedVideos }) => (mayEmbedVideos ? undefined : 'video blocks need the scope links.embed:write'),
);

const cell = byType({
  raw_text: shape({ 'type!': chars(64), 'text!': chars(3000, 1) }),
  raw_number: shape({ 'type!': chars(64), 'value!': whole(-1e15, 1e15), 'text!': chars(3000, 1) }),
  rich_text: richText,
});

const column = shape({ align: oneOf('left', 'center', 'right'), is_wrapped: flag });

const table = also(
  shape({
    ...block,
    'rows!': listOf(listOf(cell, { min: 1, max: 20 }), { min: 1, max: 100 }),
    column_settings: listOf(column, { max: 20 }),
  }),
  only(['message'], 'table'),
);

const markdown = also(shape({ ...block, 'text!': chars(12_000, 1) }), only(['message'], 'markdown'));

const alert = also(
  shape({
    ...block,
    'text!': anyText(3000),
    level: oneOf('default', 'info', 'warning', 'error', 'success'),
  }),
  only(['modal'], 'alert'),
);

const source = shape({ 'type!': oneOf('url'), 'url!': chars(3000, 1), 'text!': chars(3000, 1) });

const taskCard = shape({
  ...block,
  'task_id!': chars(255, 1),
  'title!': chars(3000, 1),
  details: richText,
  output: richText,
  sources: listOf(source, { max: 100 }),
  'status!': oneOf('pending', 'in_progress', 'complete', 'error'),
});

const plan = shape({
  ...block,
  'title!': chars(3000, 1),
  tasks: listOf(byType({ task_card: taskCard }), { max: 50 }),
});

const card = also(
  shape({
    ...block,
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: listOf(button, { max: 25 }),
  }),
  (value) =>
    ['hero_image', 'title', 'actions', 'body'].some((name) => value[name] !== undefined)
      ? undefined
      : 'must define one of `hero_image`, `title`, `actions` or `body`',
);

const nestable = { ...layoutBlocks, table, video };

const container = also(
  shape({
    ...block,
    title: plainText(150),
    rich_text_title: richText,
    subtitle: anyText(150),
    'child_blocks!': listOf(byType(nestable), { min: 1, max: 10 }),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: imageElement,
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  }),
  (value) =>
    value.title === undefined && value.rich_text_title === undefined
      ? 'must define either `title` or `rich_text_title`'
      : undefined,
);

/** Every block an app may send, by type. `file` is absent: apps cannot post it themselves. */
export const blockChecks: Record<string, Check> = {
  ...nestable,
  alert,
  card,
  carousel: shape({ ...block, 'elements!': listOf(byType({ card }), { min: 1, max: 10 }) }),
  container,
  context_actions: contextActions,
  markdown,
  plan,
  task_card: taskCard,
};
