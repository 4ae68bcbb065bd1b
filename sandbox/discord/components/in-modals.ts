import { z } from 'zod';
import { wrong } from '../rest/read-form.ts';
import { customId, id, text } from './fields.ts';
import { textDisplay } from './in-messages.ts';
import { selects, textInput } from './interactive.ts';

const fileUpload = z.strictObject({
  type: z.literal(19),
  id,
  custom_id: customId,
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
  required: z.boolean().optional(),
  file_types: z.array(z.string()).max(10).optional(),
});

const choice = z.strictObject({
  value: text(100),
  label: text(100),
  description: z.string().max(100).nullish(),
  default: z.boolean().optional(),
});

const radioGroup = z.strictObject({
  type: z.literal(21),
  id,
  custom_id: customId,
  options: z.array(choice).min(2).max(10),
  required: z.boolean().optional(),
});

const checkboxGroup = z.strictObject({
  type: z.literal(22),
  id,
  custom_id: customId,
  options: z.array(choice).min(1).max(10),
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
  required: z.boolean().optional(),
});

const checkbox = z.strictObject({
  type: z.literal(23),
  id,
  custom_id: customId,
  default: z.boolean().optional(),
});

const labelled = z.discriminatedUnion('type', [textInput, ...selects, fileUpload, radioGroup, checkboxGroup, checkbox]);

const label = z
  .strictObject({
    type: z.literal(18),
    id,
    label: text(45),
    description: z.string().max(100).nullish(),
    component: labelled,
  })
  .refine(
    ({ component }) => !('disabled' in component && component.disabled === true),
    wrong('COMPONENT_DISABLED_IN_MODAL', 'Nothing in a modal can be disabled.'),
  )
  .refine(
    ({ component }) => !('label' in component && component.label),
    wrong('COMPONENT_LABEL_DUPLICATED', 'Inside a label a text input has no label of its own.'),
  );

/** The old way: one text input in a row. Deprecated, and still taken. */
const inputRow = z.strictObject({
  type: z.literal(1),
  id,
  components: z.array(z.discriminatedUnion('type', [textInput])).length(1),
});

export const modalData = z.strictObject({
  custom_id: customId,
  title: text(45),
  components: z
    .array(z.discriminatedUnion('type', [label, textDisplay, inputRow]))
    .min(1)
    .max(5),
});
