import type { PermissionName } from '../state/permissions.ts';
import type { WireObject } from '../state/records.ts';

/** Discord's codes, the HTTP status that goes with each, and its words. */
const table = {
  unauthorized: [401, 0, '401: Unauthorized'],
  noRoute: [404, 0, '404: Not Found'],
  wrongMethod: [405, 0, '405: Method Not Allowed'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  otherApplication: [403, 20012, 'You are not authorized to perform this action on this application'],
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100).'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAnswered: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  directChannel: [403, 50003, 'Cannot execute action on a DM channel'],
  othersMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  notText: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  channelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  invalidVersion: [400, 50041, 'Invalid API version provided'],
  archived: [400, 50083, 'Thread is archived'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  replyNeedsHistory: [400, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [400, 160005, 'Thread is locked'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type RefusalName = keyof typeof table;

/** An error of the REST API, thrown where the rule is broken and answered in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: WireObject & { code: number; message: string };
  readonly missing: PermissionName | undefined;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    body: WireObject & { code: number; message: string },
    extra: { missing?: PermissionName; headers?: Record<string, string> } = {},
  ) {
    super(`Discord refused: ${body.message} (${body.code})`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.missing = extra.missing;
    this.headers = extra.headers ?? {};
  }
}

export function refuse(name: RefusalName, missing?: PermissionName): never {
  const [status, code, message] = table[name];
  throw new Refusal(status, { message, code }, missing === undefined ? {} : { missing });
}

/** One thing that is wrong with a body, and where. */
export interface FormProblem {
  path: readonly PropertyKey[];
  code: string;
  message: string;
}

/** 50035: every problem at its place in a tree of the body's keys. */
export function refuseForm(problems: readonly FormProblem[]): never {
  const [status, code, message] = table.invalidForm;
  const errors: WireObject = {};
  for (const problem of problems) {
    let at = errors;
    for (const key of problem.path) {
      at[String(key)] ??= {};
      at = at[String(key)] as WireObject;
    }
    const before = (at._errors ?? []) as WireObject[];
    at._errors = [...before, { code: problem.code, message: problem.message }];
  }
  throw new Refusal(status, { message, code, errors });
}

export const refuseField = (path: readonly PropertyKey[], code: string, message: string): never =>
  refuseForm([{ path, code, message }]);
