import { capitalised, createUsers as createPeople, type Users as People } from '../../people.ts';
import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import type { User } from './records.ts';

export interface NewUser {
  /** For a fixture that names one. */
  id?: string;
  /** The handle: lower case, as in `@mia`. */
  name: string;
  realName?: string;
  tz?: string;
  locale?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  deleted?: boolean;
  guest?: boolean | 'multi-channel' | 'single-channel';
  /** Another company's team, for Slack Connect. */
  teamId?: string;
}

export type Users = People<User, NewUser>;

function createBotUser(settings: Settings): User {
  return {
    id: settings.botUserId,
    name: 'schedy',
    realName: 'Schedy',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    isAdmin: false,
    isOwner: false,
    isBot: true,
    deleted: false,
    guest: false,
    teamId: settings.team.id,
  };
}

function createUser(id: string, input: NewUser, homeTeam: string): User {
  return {
    id,
    name: input.name,
    realName: input.realName ?? capitalised(input.name),
    tz: input.tz ?? 'Europe/Berlin',
    locale: input.locale ?? 'en-US',
    isAdmin: input.isAdmin ?? input.isOwner ?? false,
    isOwner: input.isOwner ?? false,
    isBot: false,
    deleted: input.deleted ?? false,
    guest: input.guest === true ? 'multi-channel' : (input.guest ?? false),
    teamId: input.teamId ?? homeTeam,
  };
}

export const createUsers = (settings: Settings, ids: Ids): Users =>
  createPeople(
    createBotUser(settings),
    (input: NewUser) => createUser(input.id ?? ids.mint('U'), input, settings.team.id),
    'in this workspace',
  );
