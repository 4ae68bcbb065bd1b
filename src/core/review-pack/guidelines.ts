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
    'An audience that is not offered is refused; one that is no longer offered stops the post and asks its author, none is chosen in their place. It starts from a default of the account, shown on the card before anything is sent',
  ],
  ['Comments, duet, stitch', 'Shown on the card and changeable; they start from a default of the account'],
  ['Commercial disclosure', 'Off unless the person says "my brand" or "paid partnership"; shown on the card'],
  ['Branded content is never private', 'Refused when scheduling, when editing and again before sending'],
  [
    'Consent line before publishing',
    'On the card of every post, with links to the policies it names; kept word for word with the consent',
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
