import { press } from './buttons/press.ts';
import { runCommand } from './commands/commands.ts';
import { suggest } from './commands/suggest.ts';
import type { DeskDeps } from './deps.ts';
import type { Desk } from './desk.ts';
import { submit } from './forms/submit.ts';
import { announce } from './receive/announce.ts';
import { concerns } from './receive/concerns.ts';
import { receive } from './receive/receive.ts';
import { drawCard } from './view/card.ts';
import { drawReply } from './view/replies.ts';
import { markOf } from './view/status-icon.ts';

export type { ActionName } from './buttons/actions.ts';
export type { Desk, InboundFile, InboundMessage, Mark } from './desk.ts';
export type { Button, Line, LinkButton, Message, Piece } from './view/message.ts';

export function createDesk(deps: DeskDeps): Desk {
  const { platform } = deps;
  return {
    receive: (message) => receive(deps, message),
    command: (request) => runCommand(deps, request),
    suggest: ({ sender, what, typed }) => suggest(deps, sender, what, typed),
    press: (pressed) => press(deps, pressed),
    submit: (form) => submit(deps, form),
    announce,
    concerns,
    card: (post) => drawCard(post, platform),
    reply: (told) => drawReply(told, platform),
    mark: markOf,
  };
}
