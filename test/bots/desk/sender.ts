import type { Sender } from '../../../src/core/index.ts';

/** Somebody in Berlin without any right of an admin; `more` says otherwise. */
export const senderOf = (
  { id, workspaceId, externalId }: { id: string; workspaceId: string; externalId: string },
  more: Partial<Sender> = {},
): Sender => ({
  workspaceId,
  workspaceName: 'Ramen House',
  memberId: id,
  externalId,
  timeZone: 'Europe/Berlin',
  isZoneKnown: true,
  locale: 'en-GB',
  isAdmin: false,
  isGuest: false,
  guestsPost: false,
  usualHour: { hour: 18, minute: 0 },
  ...more,
});
