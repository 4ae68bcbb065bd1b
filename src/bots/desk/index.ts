import { announce } from './announce.ts';
import { drawCard } from './card.ts';
import { runCommand } from './commands.ts';
import { concerns } from './concerns.ts';
import type { DeskDeps } from './deps.ts';
import type { Desk } from './desk.ts';
import { markOf } from './mark.ts';
import { press } from './press.ts';
import { receive } from './receive.ts';
import { drawReply } from './replies.ts';
import { submit } from './submit.ts';
import { suggest } from './suggest.ts';

export type { ActionName } from './actions.ts';
export type { Desk, InboundFile, InboundMessage, Mark } from './desk.ts';
export type { Button, Line, LinkButton, Message, Piece } from './message.ts';

export function createDesk(deps: DeskDeps): Desk {
  const { platform } = deps;
  return {
    receive: (message) => receive(deps, message),
    command: (request) => runCommand(deps, request),
    suggest: ({ speaker, what, typed }) => suggest(deps, speaker, what, typed),
    press: (pressed) => press(deps, pressed),
    submit: (form) => submit(deps, form),
    announce,
    concerns,
    card: (post) => drawCard(post, platform),
    reply: (told) => drawReply(told, platform),
    mark: markOf,
  };
}
