/**
 * The fields of a post's settings, as TikTok's Content Sharing Guidelines want them: `chosen` is what stands in them,
 * so that a form that is drawn again while somebody fills it in shows what their choices lead to.
 */
import {
  consentText,
  type FormValues,
  type Interaction,
  MAX_CAPTION_UNITS,
  type PostSettings,
  type PostView,
} from '../../../core/index.ts';
import { sayOffered } from '../../../core/understanding/index.ts';
import { consentLine, type FormField, guidelineWords, type Line, sayAccount } from '../view/index.ts';
import {
  audiencesOf,
  disclosedIn,
  type EditedPost,
  type FormStep,
  mayBeBranded,
  offeredInteractions,
  switchedOff,
} from './edited-post.ts';

/** A setting's field: `all` is drawn again while it is filled in, the other steps stay as they are. */
interface Drawn {
  readonly edited: EditedPost;
  readonly chosen: FormValues;
  readonly step: FormStep;
}

/** Fields as somebody has filled them in. */
export const filled = (fields: readonly FormField[], typed: FormValues): FormField[] =>
  fields.map((field) => ({ ...field, value: typed[field.name] ?? field.value ?? '' }));

export const captionField = (value: string): FormField => ({
  name: 'caption',
  label: 'Caption',
  kind: 'text',
  isRequired: false,
  value,
  about: `Posted exactly as you write it, up to ${MAX_CAPTION_UNITS} characters`,
});

export const coverField = (value: string): FormField => ({
  name: 'cover',
  label: 'Cover',
  about: 'The moment of the video to show, such as 0:03',
  kind: 'line',
  isRequired: false,
  value,
});

export const aiField = (value: string): FormField => ({
  name: 'ai',
  label: 'AI label',
  kind: 'several',
  isRequired: false,
  value,
  about: 'TikTok shows that AI has made it',
  options: [{ value: 'ai', label: 'AI-generated content' }],
});

export const accountField = ({ profile }: PostView): FormField => ({
  name: 'profile',
  label: 'Account',
  about: 'Such as: @ramenhouse',
  kind: 'line',
  isRequired: false,
  value: profile ? sayAccount(profile) : '',
});

export const wayField = ({ way }: PostView): FormField => ({
  name: 'way',
  label: 'How it reaches TikTok',
  about: 'For this post alone',
  kind: 'one',
  isRequired: true,
  value: way,
  options: [
    { value: 'direct', label: 'Publish by itself', about: 'I publish it at its minute' },
    { value: 'inbox', label: 'As a draft', about: 'The post arrives in the TikTok inbox and is finished in the app' },
    { value: 'by_hand', label: 'By hand', about: 'At the minute I give its author video and caption to post' },
  ],
});

/** What TikTok offers, and nothing else; branded content closes what it may not go to. */
export function audienceField({ edited, chosen, step }: Drawn): FormField {
  const { post, offered } = edited;
  const { audience = '' } = chosen;
  const isBranded = disclosedIn(chosen).brandContent;
  const closes = step === 'all' && isBranded;
  const all = audiencesOf(edited);
  const open = all.filter((level) => !closes || level === audience || mayBeBranded(level));
  // Where nothing is left to choose from, the form says why when it is sent.
  const levels = open.length > 0 ? open : all;
  return {
    name: 'audience',
    label: 'Who can see this video',
    kind: 'one',
    isRequired: true,
    isWatched: true,
    about: closes ? guidelineWords.brandedPrivate : offered ? whoOffers(post) : AWAY,
    options: levels.map((value) => ({ value, label: capital(sayOffered(value)) })),
    value: levels.includes(audience) ? audience : '',
  };
}

const AWAY = 'TikTok cannot be asked just now, so no other can be chosen';

const whoOffers = ({ profile }: PostView): string =>
  `What TikTok offers ${profile ? [...profile.nickname].slice(0, 40).join('') : 'this account'}`;

const interactionLabels: Readonly<Record<Interaction, string>> = {
  comments: 'Allow comments',
  duet: 'Allow duet',
  stitch: 'Allow stitch',
};

/** None where the creator has disabled all of them. */
export function interactionsField({ edited, chosen }: Drawn): FormField[] {
  const offered = offeredInteractions(edited);
  if (offered.length === 0) return [];
  const ticked = (chosen.interactions ?? '').split(',');
  return [
    {
      name: 'interactions',
      label: 'What others may do',
      kind: 'several',
      isRequired: false,
      about: aboutOff(edited) || 'Ticked: allowed',
      options: offered.map((value) => ({ value, label: interactionLabels[value] })),
      value: offered.filter((name) => ticked.includes(name)).join(','),
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why some of them are not offered; empty where all are. */
export function aboutOff(edited: EditedPost): string {
  const off = switchedOff(edited);
  return off.length === 0
    ? ''
    : `${capital(off.join(', '))}: off, because it is switched off in the account’s settings in the TikTok app`;
}

const PROMOTES = 'Tick this if the video is an ad: it promotes yourself, a third party, or both';

const discloses = {
  name: 'disclosure',
  label: 'Disclose commercial content',
  kind: 'several',
  isRequired: false,
} as const;

const brand = { value: 'brand', label: 'Your brand' };
const branded = { value: 'branded', label: 'Branded content' };

/** A second field opens below the first where a form can be drawn again; else all three stand in one. */
export function disclosureFields(drawn: Drawn): FormField[] {
  const { chosen, step } = drawn;
  if (step !== 'all') {
    return [
      {
        ...discloses,
        about: PROMOTES,
        options: [
          { value: 'on', label: 'Disclose commercial content', about: 'Then choose one of the next two, or both' },
          { ...brand, about: guidelineWords.promotional },
          { ...branded, about: guidelineWords.paid },
        ],
        value: chosen.disclosure ?? '',
      },
    ];
  }
  const { isOn } = disclosedIn(chosen);
  const first: FormField = {
    ...discloses,
    isWatched: true,
    value: isOn ? 'on' : '',
    about: PROMOTES,
    options: [{ value: 'on', label: 'It promotes goods, services or a brand' }],
  };
  return isOn ? [first, promotesField(chosen)] : [first];
}

function promotesField(chosen: FormValues): FormField {
  const { brandOrganic, brandContent } = disclosedIn(chosen);
  const { audience = '' } = chosen;
  const isClosed = audience !== '' && !mayBeBranded(audience) && !brandContent;
  const label = brandContent
    ? guidelineWords.paid
    : brandOrganic
      ? guidelineWords.promotional
      : guidelineWords.brandMissing;
  const value = [...(brandOrganic ? ['brand'] : []), ...(brandContent ? ['branded'] : [])].join(',');
  return {
    name: 'promotes',
    label: 'What it promotes',
    kind: 'several',
    isRequired: false,
    isWatched: true,
    value,
    about: isClosed ? `${label} ${guidelineWords.brandedPrivate}` : label,
    options: isClosed ? [brand] : [brand, branded],
  };
}

/**
 * TikTok's sentence of consent as the choices of a form want it. A form with the choice in it that cannot be drawn again
 * says both sentences, each where it holds.
 */
export function consentOf(settings: PostSettings, chosen: FormValues, { hasChoice }: { hasChoice: boolean }): Line {
  const { brandContent } = disclosedIn(chosen);
  const line = consentLine({ settings: { ...settings, brandContent } });
  if (!hasChoice || brandContent) return line;
  return [...line, ` With branded content: ${consentText({ brandContent: true })}`];
}
