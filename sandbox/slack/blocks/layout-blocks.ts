import { block, elementsOf } from './block-fields.ts';
import { also, byType, type Check, flag, listOf, shape } from './check.ts';
import { anyText, imageFields, mrkdwn, plainText } from './compositions.ts';
import { type ElementType, elementChecks, imageElement } from './elements.ts';
import { richText } from './rich-text.ts';

const selects: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'channels_select',
  'conversations_select',
];
const multiSelects: ElementType[] = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_channels_select',
  'multi_conversations_select',
];
const pickers: ElementType[] = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];
const inputs: ElementType[] = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  'datetimepicker',
];

const section = also(
  shape({
    ...block,
    text: anyText(3000),
    fields: listOf(anyText(2000), { min: 1, max: 10 }),
    accessory: byType({
      ...Object.fromEntries(
        [...selects, ...multiSelects, ...pickers, 'button' as const, 'overflow' as const].map((type) => [
          type,
          elementChecks[type],
        ]),
      ),
      image: imageElement,
    }),
    expand: flag,
  }),
  (value) =>
    value.text === undefined && value.fields === undefined ? 'must define either `text` or `fields`' : undefined,
);

const actions = shape({
  ...block,
  'elements!': listOf(
    elementsOf('button', 'overflow', 'datetimepicker', 'rich_text_input', ...selects, ...multiSelects, ...pickers),
    { min: 1, max: 25 },
  ),
});

const input = shape({
  ...block,
  'label!': plainText(2000),
  'element!': elementsOf(...inputs, ...selects, ...multiSelects, ...pickers),
  hint: plainText(2000),
  optional: flag,
  dispatch_action: flag,
});

const image = also(shape({ ...block, ...imageFields, title: plainText(2000) }), (value) =>
  (value.image_url === undefined) === (value.slack_file === undefined)
    ? 'must define either `image_url` or `slack_file`'
    : undefined,
);

const context = shape({
  ...block,
  'elements!': listOf(byType({ image: imageElement, plain_text: plainText(2000), mrkdwn: mrkdwn(2000) }), {
    min: 1,
    max: 10,
  }),
});

/** The blocks that have been there for long. */
export const layoutBlocks = {
  actions,
  context,
  divider: shape(block),
  header: shape({ ...block, 'text!': plainText(150) }),
  image,
  input,
  rich_text: richText,
  section,
} satisfies Record<string, Check>;
