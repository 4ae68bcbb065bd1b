import { anything, blockId, byType, type Check, chars, flag, listOf, oneOf, shape, whole } from './check.ts';

const type = chars(64, 1);
const style = shape({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const inline = (fields: Record<string, Check>): Check => shape({ 'type!': type, style, ...fields });

const elements = byType({
  text: inline({ 'text!': chars(40_000, 1) }),
  emoji: inline({ 'name!': chars(100, 1), unicode: chars(100), url: chars(3000) }),
  link: inline({ 'url!': chars(3000, 1), text: chars(3000), unsafe: flag }),
  user: inline({ 'user_id!': chars(64, 1) }),
  usergroup: inline({ 'usergroup_id!': chars(64, 1) }),
  team: inline({ 'team_id!': chars(64, 1) }),
  channel: inline({ 'channel_id!': chars(64, 1) }),
  broadcast: inline({ 'range!': oneOf('here', 'channel', 'everyone') }),
  color: inline({ 'value!': chars(32, 1) }),
  date: inline({
    'timestamp!': whole(0, 99_999_999_999),
    'format!': chars(200, 1),
    url: chars(3000),
    fallback: chars(3000),
  }),
});

const border = whole(0, 1);
const inlines = listOf(elements, { max: 1000 });
const section = shape({ 'type!': type, 'elements!': inlines });

const parts = byType({
  rich_text_section: section,
  rich_text_quote: shape({ 'type!': type, 'elements!': inlines, border }),
  rich_text_preformatted: shape({
    'type!': type,
    'elements!': inlines,
    border,
    language: anything,
  }),
  rich_text_list: shape({
    'type!': type,
    'elements!': listOf(byType({ rich_text_section: section }), { min: 1, max: 1000 }),
    'style!': oneOf('bullet', 'ordered'),
    indent: whole(0, 8),
    offset: whole(0, 100_000),
    border,
  }),
});

export const richText = shape({
  'type!': type,
  block_id: blockId,
  'elements!': listOf(parts, { min: 1, max: 1000 }),
});
