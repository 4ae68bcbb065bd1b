import { row } from './markdown.ts';

const points: readonly (readonly [string, string])[] = [
  [
    'Creator info is asked for, and again before sending',
    'When a post is scheduled and immediately before its init; what was offered is kept with the consent. If TikTok cannot be reached while scheduling, an answer of the last 24 h is used, and the fresh one decides',
  ],
  ['The target account is shown', 'Nickname and @handle stand on the card of every post'],
  [
    'A creator who may not post now is told to try later',
    'The three refusals of creator info stop the post before anything is sent; the account rests for as long as the refusal implies and its owner is told',
  ],
  [
    'Length within the creator’s own maximum',
    'Judged when scheduling and again before sending; a longer video is refused with the figures',
  ],
  ['Caption editable', 'The caption is what the person wrote, and can be changed until the first byte leaves'],
  [
    'Audience from what TikTok offers',
    'An audience that is not offered is refused; one that is no longer offered stops the post and asks its author, none is chosen in their place. An account that asks every time has it chosen in a form with nothing preselected; any other starts from a default, shown on the card before anything is sent',
  ],
  [
    'Comments, duet, stitch',
    'An account that asks every time has them ticked by hand in the form, those that the creator has disabled are not offered; with any other they start from a default, shown on the card and changeable',
  ],
  [
    'Commercial disclosure',
    'Off unless the person ticks it in the form or says "my brand" or "paid partnership"; TikTok’s sentence about the label stands in the form and on the card',
  ],
  [
    'Branded content is never private',
    'Not offered in the form, and refused when scheduling, when editing and again before sending, for followers only as well',
  ],
  [
    'Consent line before publishing',
    'Last in the form and on the card of every post, with links to the policies it names; kept word for word with the consent',
  ],
  ['Preview', 'The video is in the message to which the card belongs'],
  ['Nothing is added to the content', 'The bytes that were dropped are the bytes that are sent; their hash is kept'],
  [
    'Nothing is sent before consent',
    'Bytes leave after the post was scheduled by a person, and after the undo window of "post now"',
  ],
  ['The person learns the outcome', 'Card and reply follow TikTok’s status, by webhook and by polling'],
  ['The client secret stays secret', 'In the environment of the server only; tokens are encrypted at rest'],
];

/** Says as well where Schedy starts from a default, so that no reviewer is misled. */
export const guidelinesPage = `# TikTok's Content Sharing Guidelines, point by point

${row('point', 'in Schedy')}
${row('---', '---')}
${points.map(([point, where]) => row(point, where)).join('\n')}
`;
