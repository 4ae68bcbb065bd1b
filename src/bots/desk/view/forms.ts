/** The one description of the forms for both platforms; which platform has which is in test/house. */

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly kind: 'line' | 'text' | 'video';
  readonly isRequired: boolean;
}

export interface Form {
  readonly title: string;
  readonly fields: readonly FormField[];
}

const timeZone: Form = {
  title: 'Your time zone',
  fields: [
    {
      ...{ name: 'zone', label: 'The nearest big city, or a time zone' },
      ...{ about: 'Such as Berlin, New York or Asia/Tokyo', kind: 'line', isRequired: true },
    },
  ],
};

const post: Form = {
  title: 'Post a video to TikTok',
  fields: [
    {
      ...{ name: 'video', label: 'The video', kind: 'video', isRequired: true },
      about: 'MP4, MOV or WebM, 3 s to 10 min',
    },
    {
      ...{ name: 'when', label: 'When', kind: 'line', isRequired: false },
      about: 'Such as: tomorrow 7pm. Empty: now, with a moment to undo it',
    },
    {
      ...{ name: 'caption', label: 'Caption', kind: 'text', isRequired: false },
      about: 'To the letter, up to 2200 characters',
    },
    {
      ...{ name: 'profile', label: 'Account', kind: 'line', isRequired: false },
      about: 'Such as: @ramenhouse. Empty: the default',
    },
  ],
};

const described = { time_zone: timeZone, post } as const;

export type FormName = keyof typeof described;

export const forms: Readonly<Record<FormName, Form>> = described;
export const formNames = Object.keys(described) as FormName[];
