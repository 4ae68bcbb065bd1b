import {
  type APIChannelSelectComponent,
  type APIFileUploadComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIUserSelectComponent,
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

const label = ComponentType.Label;
const textInput = ComponentType.TextInput;
/** TikTok's limit for a caption; what is longer Discord lets nobody send. */
const longest = MAX_CAPTION_UNITS;
const fileUpload = ComponentType.FileUpload;

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

function drawChoice({
  name: custom_id,
  kind,
  isRequired: required,
  about,
  value = '',
  ...field
}: FormField): APILabelComponent {
  const options = (field.options ?? []).map((option) => ({
    label: option.label,
    value: option.value,
    default: value.split(',').includes(option.value),
    ...(option.about ? { description: option.about } : {}),
  }));
  const shared = { type: label, label: field.label, description: clip(about, limits.about) } as const;
  if (kind === 'several') {
    const max_values = options.length;
    const component = {
      type: ComponentType.CheckboxGroup,
      custom_id,
      options,
      required,
      min_values: 0,
      max_values,
    } as const;
    return { ...shared, component };
  }
  // A radio group takes two options at least.
  if (options.length > 1)
    return { ...shared, component: { type: ComponentType.RadioGroup, custom_id, options, required } };
  return { ...shared, component: { type: ComponentType.StringSelect, custom_id, options, required } };
}

/** Discord's own picker of people, with those who stand in it already. */
function drawMembers({ name: custom_id, isRequired: required, about, value = '', ...field }: FormField) {
  const ids = value.split(',').filter((id) => id !== '');
  const default_values = ids.map((id) => ({ id, type: SelectMenuDefaultValueType.User }) as const);
  const component: APIUserSelectComponent = {
    type: ComponentType.UserSelect,
    custom_id,
    required,
    min_values: 0,
    max_values: MOST_APPROVERS,
    ...(default_values.length > 0 ? { default_values } : {}),
  };
  return {
    type: label,
    label: field.label,
    description: clip(about, limits.about),
    component,
  } satisfies APILabelComponent;
}

/** Discord's own picker of channels in which people write, with the one that stands in it already. */
function drawChannel({ name: custom_id, isRequired: required, about, value, ...field }: FormField) {
  const component: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id,
    required,
    min_values: 0,
    max_values: 1,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    ...(value ? { default_values: [{ id: value, type: SelectMenuDefaultValueType.Channel }] } : {}),
  };
  return {
    type: label,
    label: field.label,
    description: clip(about, limits.about),
    component,
  } satisfies APILabelComponent;
}

function drawField(field: FormField, uploadLimitBytes: number): APILabelComponent {
  const { name: custom_id, kind, isRequired: required, about, value } = field;
  if (kind === 'one' || kind === 'several') return drawChoice(field);
  if (kind === 'members') return drawMembers(field);
  if (kind === 'channel') return drawChannel(field);
  if (kind === 'video') {
    const description = `${about}, up to ${sayLimit(uploadLimitBytes)} from you here`;
    const component: APIFileUploadComponent = {
      type: fileUpload,
      custom_id,
      required,
      min_values: 1,
      max_values: 1,
      file_types: ['video'],
    };
    return { type: label, label: field.label, description, component };
  }
  const style = kind === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short;
  const max_length = kind === 'text' ? longest : limits.line;
  const component = { type: textInput, custom_id, style, required, max_length, ...(value ? { value } : {}) } as const;
  return { type: label, label: field.label, description: clip(about, limits.about), component };
}
