/** Every form, described once for both platforms; which platform has which is in test/house. */
/** One of the things that can be chosen in a field. */
export interface FormOption {
  readonly value: string;
  readonly label: string;
  /** What it leads to; at most 75 characters. */
  readonly about?: string;
}

/** One field of a form. */
export interface FormField {
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** Below the field; at most 100 characters. */
  readonly about: string;
  /** `date`, `time`, `members` and `channel` are pickers; `one` and `several` choose among the options. */
  readonly kind: 'line' | 'text' | 'video' | 'date' | 'time' | 'one' | 'several' | 'members' | 'channel';
  readonly isRequired: boolean;
  /** What is chosen here changes the rest of the form: where a platform can, it is drawn again. */
  readonly isWatched?: boolean;
  /** What stands in it when it opens: the text, `2026-11-27`, `19:00`, the chosen option, or members and a channel by the platform's ids; of several, with commas. */
  readonly value?: string;
  readonly options?: readonly FormOption[];
}

interface Form {
  readonly title: string;
  readonly fields: readonly FormField[];
  /** A post can go out once it is sent: TikTok's sentence of consent is its last line. */
  readonly isConsent?: true;
}

const timeZone: Form = {
  title: 'Your time zone',
  fields: [
    {
      name: 'zone',
      label: 'The nearest big city, or a time zone',
      about: 'Such as Berlin, New York or Asia/Tokyo',
      kind: 'line',
      isRequired: true,
    },
  ],
};

const post: Form = {
  title: 'Post a video to TikTok',
  fields: [
    {
      name: 'video',
      label: 'The video',
      kind: 'video',
      isRequired: true,
      about: 'MP4, MOV or WebM, from 3 s',
    },
    {
      name: 'when',
      label: 'When',
      kind: 'line',
      isRequired: false,
      about: 'Such as: tomorrow 7pm. Empty: now, with a moment to undo it',
    },
    {
      name: 'caption',
      label: 'Caption',
      kind: 'text',
      isRequired: false,
      about: 'Posted exactly as you write it, up to 2200 characters',
    },
    {
      name: 'profile',
      label: 'Account',
      kind: 'line',
      isRequired: false,
      about: 'Such as: @ramenhouse. Empty: the default',
    },
  ],
  isConsent: true,
};

const describedForms = { time_zone: timeZone, post } as const;

/** The same whoever opens it. */
export type PlainFormName = keyof typeof describedForms;

/** Opened about something, with what stands in it for one person. */
const openedForms = [
  'edit',
  'choose',
  'posted',
  'approval',
  'workspace_settings',
  'member_settings',
  'profile_settings',
] as const;
type OpenedFormName = (typeof openedForms)[number];

/** Which form. */
export type FormName = PlainFormName | OpenedFormName;

/** Every form that is the same for everybody, with its fields in their order. */
export const forms: Readonly<Record<PlainFormName, Form>> = describedForms;
/** All of them. */
export const formNames: readonly FormName[] = [...(Object.keys(describedForms) as PlainFormName[]), ...openedForms];
