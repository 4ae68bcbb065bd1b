import { capitalised, createUsers as createPeople, type Users as People } from '../../people.ts';
import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import type { User } from './records.ts';

const mebibyte = 1024 * 1024;

/** Bytes an account may send without Nitro. */
export const freeLimitBytes = 10 * mebibyte;

export interface NewUser {
  /** The user name: lower case, as in `@mia`. */
  name: string;
  displayName?: string;
  locale?: string;
  timeZone?: string;
  attachmentLimitBytes?: number;
  acceptsDirectMessages?: boolean;
}

export interface NewMember extends NewUser {
  /** May manage the guild, as moderators may. */
  isAdmin?: boolean;
  /** Owns the guild, and may do everything in it. */
  isOwner?: boolean;
  /** Ids or names; the home guild when absent, none when empty. */
  guilds?: readonly string[];
}

export type Users = People<User, NewUser>;

function createUser(id: string, input: NewUser, isBot: boolean): User {
  return {
    id,
    name: input.name,
    displayName: input.displayName ?? capitalised(input.name),
    isBot,
    locale: input.locale ?? 'en-US',
    timeZone: input.timeZone ?? 'Europe/Berlin',
    attachmentLimitBytes: input.attachmentLimitBytes ?? freeLimitBytes,
    acceptsDirectMessages: input.acceptsDirectMessages ?? true,
  };
}

export const createUsers = (settings: Settings, ids: Ids): Users =>
  createPeople(
    // A bot's user has the id of its application.
    createUser(settings.applicationId, { name: 'schedy' }, true),
    (input: NewUser) => createUser(ids.mint(), input, false),
    'on this Discord',
  );
