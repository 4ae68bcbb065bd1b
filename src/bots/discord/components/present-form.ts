import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { MAX_CAPTION_UNITS, MOST_APPROVERS } from '../../../core/index.ts';
import {
  clip,
  consentLine,
  type FormField,
  forms,
  type Line,
  type OpenedForm,
  type PlainFormName,
  sayLimit,
} from '../../desk/index.ts';
import { formId } from './draw-buttons.ts';
import { drawLine } from './markdown.ts';

const limits = { about: 100, line: 200 };

/** A form of the desk as Discord's modal; a file's field says what Discord takes from this person. */
export function presentForm(name: PlainFormName, uploadLimitBytes: number): APIModalInteractionResponseCallbackData {
  const { title, fields, isConsent } = forms[name];
  // Branded content is disclosed later, on the card.
  const last = isConsent ? [text(consentLine({ settings: { brandContent: false } }))] : [];
  return {
    custom_id: formId({ name, guild: null, value: '' }),
    title,
    components: [...fields.map((field) => drawField(field, uploadLimitBytes)), ...last],
  };
}

/** A form that was opened for one person, about something of this server. */
export function presentOpened(form: OpenedForm, guild: string | null): APIModalInteractionResponseCallbackData {
  const { name, value, title, fields, notes, consent } = form;
  const last = consent ? [text(consent)] : [];
  // Notes stand where there is room for them.
  const room = Math.max(0, MOST_PARTS - fields.length - last.length);
  return {
    custom_id: formId({ name, guild, value }),
    title,
    components: [...notes.slice(0, room).map(text), ...fields.map((field) => drawField(field, 0)), ...last],
  };
}

const MOST_PARTS = 5;

const text = (line: Line) => ({ type: ComponentType.TextDisplay, content: drawLine(line) }) as const;

/** Every field stands in a label, which has its name and a line about it. */
function drawLabel(
  { label, about }: FormField,
  component: APILabelComponent['component'],
  description = clip(about, limits.about),
): APILabelComponent {
  return { type: ComponentType.Label, label, description, component };
}

function drawChoice(field: FormField): APILabelComponent {
  const { name: custom_id, kind, isRequired: required, value = '' } = field;
  const options = (field.options ?? []).map((option) => ({
    label: option.label,
    value: option.value,
    default: value.split(',').includes(option.value),
    ...(option.about ? { description: option.about } : {}),
  }));
  if (kind === 'several') {
    const max_values = options.length;
    return drawLabel(field, {
      type: ComponentType.CheckboxGroup,
      custom_id,
      options,
      required,
      min_values: 0,
      max_values,
    });
  }
  // A radio group takes two options at least.
  const type = options.length > 1 ? ComponentType.RadioGroup : ComponentType.StringSelect;
  return drawLabel(field, { type, custom_id, options, required });
}

/** Discord's own picker of people, with those who stand in it already. */
function drawMembers(field: FormField): APILabelComponent {
  const { name: custom_id, isRequired: required, value = '' } = field;
  const ids = value.split(',').filter((id) => id !== '');
  const default_values = ids.map((id) => ({ id, type: SelectMenuDefaultValueType.User }) as const);
  return drawLabel(field, {
    type: ComponentType.UserSelect,
    custom_id,
    required,
    min_values: 0,
    max_values: MOST_APPROVERS,
    ...(default_values.length > 0 ? { default_values } : {}),
  });
}

/** Discord's own picker of channels in which people write, with the one that stands in it already. */
function drawChannel(field: FormField): APILabelComponent {
  const { name: custom_id, isRequired: required, value } = field;
  return drawLabel(field, {
    type: ComponentType.ChannelSelect,
    custom_id,
    required,
    min_values: 0,
    max_values: 1,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    ...(value ? { default_values: [{ id: value, type: SelectMenuDefaultValueType.Channel }] } : {}),
  });
}

function drawField(field: FormField, uploadLimitBytes: number): APILabelComponent {
  const { name: custom_id, kind, isRequired: required, about, value } = field;
  if (kind === 'one' || kind === 'several') return drawChoice(field);
  if (kind === 'members') return drawMembers(field);
  if (kind === 'channel') return drawChannel(field);
  if (kind === 'video') {
    const description = `${about}, up to ${sayLimit(uploadLimitBytes)} from you here`;
    const kinds = { min_values: 1, max_values: 1, file_types: ['video' as const] };
    return drawLabel(field, { type: ComponentType.FileUpload, custom_id, required, ...kinds }, description);
  }
  const style = kind === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short;
  // TikTok's limit for a caption: what is longer Discord lets nobody send.
  const max_length = kind === 'text' ? MAX_CAPTION_UNITS : limits.line;
  const written = value ? { value } : {};
  return drawLabel(field, { type: ComponentType.TextInput, custom_id, style, required, max_length, ...written });
}
