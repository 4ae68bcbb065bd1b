import { byType, type Check, chars, flag, listOf, oneOf, shape } from './check.ts';

const type = chars(64, 1);

export const plainText = (max: number): Check =>
  byType({ plain_text: shape({ 'type!': type, 'text!': chars(max, 1), emoji: flag }) });

export const mrkdwn = (max: number): Check =>
  byType({ mrkdwn: shape({ 'type!': type, 'text!': chars(max, 1), verbatim: flag }) });

export const anyText = (max: number): Check =>
  byType({
    plain_text: shape({ 'type!': type, 'text!': chars(max, 1), emoji: flag }),
    mrkdwn: shape({ 'type!': type, 'text!': chars(max, 1), verbatim: flag }),
  });

export const style = oneOf('primary', 'danger');

export const confirmDialog = shape({
  title: plainText(100),
  'text!': anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style,
});

// Slack names 150 in one place and 75 in another for an option's value; the smaller one is safe.
const optionOf = (text: Check): Check =>
  shape({ 'text!': text, 'value!': chars(75), description: plainText(75), url: chars(3000) });

export const plainOption = optionOf(plainText(75));
export const anyOption = optionOf(anyText(75));

export const optionGroups = listOf(
  shape({ 'label!': plainText(75), 'options!': listOf(plainOption, { min: 1, max: 100 }) }),
  { min: 1, max: 100 },
);

export const conversationFilter = shape({
  include: listOf(oneOf('im', 'mpim', 'private', 'public'), { min: 1, max: 4 }),
  exclude_external_shared_channels: flag,
  exclude_bot_users: flag,
});

export const dispatchConfig = shape({
  trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
});

const slackFile = shape({ id: chars(255), url: chars(3000) });

/** Fields of an image, block or element: a URL or a Slack file, and always words for it. */
export const imageFields: Record<string, Check> = {
  'type!': type,
  'alt_text!': chars(2000, 1),
  image_url: chars(3000, 1),
  slack_file: slackFile,
};
