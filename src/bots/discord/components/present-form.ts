import {
  type APIFileUploadComponent,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { type FormField, type FormName, forms, sayLimit } from '../../desk/index.ts';
import { formId } from './draw-buttons.ts';

const label = ComponentType.Label;
const textInput = ComponentType.TextInput;
const fileUpload = ComponentType.FileUpload;

/** A form of the desk as Discord's modal; a file's field says what Discord takes from this person. */
export function presentForm(name: FormName, uploadLimitBytes: number): APIModalInteractionResponseCallbackData {
  const { title, fields } = forms[name];
  return {
    custom_id: formId(name),
    title,
    components: fields.map((field) => drawField(field, uploadLimitBytes)),
  };
}

function drawField(field: FormField, uploadLimitBytes: number): APILabelComponent {
  const { name: custom_id, kind, isRequired: required, about } = field;
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
  const max_length = kind === 'text' ? 2200 : 200;
  const component = { type: textInput, custom_id, style, required, max_length } as const;
  return { type: label, label: field.label, description: about, component };
}
