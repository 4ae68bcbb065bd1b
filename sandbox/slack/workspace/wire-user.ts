import type { Settings } from '../settings.ts';
import type { User, WireObject } from './records.ts';
import { zoneLabel, zoneOffsetSeconds } from './zones.ts';

function profileOf(user: User): WireObject {
  return {
    title: '',
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    fields: null,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: 'g0000000000',
    team: user.teamId,
  };
}

/** The `user` of users.info. A deactivated account loses its zone and its roles, as on Slack. */
export function userToWire(settings: Settings, user: User, includeLocale: boolean): WireObject {
  const account = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    profile: profileOf(user),
    is_bot: user.isBot,
    is_app_user: false,
    updated: Math.floor(settings.now().getTime() / 1000),
  };
  if (user.deleted) return account;
  return {
    ...account,
    color: '9f69e7',
    real_name: user.realName,
    tz: user.tz,
    tz_label: zoneLabel(user.tz, settings.now()),
    tz_offset: zoneOffsetSeconds(user.tz, settings.now()),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: user.guest !== false,
    is_ultra_restricted: user.guest === 'single-channel',
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
    ...(user.teamId === settings.team.id ? {} : { is_stranger: false }),
    ...(includeLocale ? { locale: user.locale } : {}),
  };
}
