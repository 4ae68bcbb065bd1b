import { answers } from './answers.ts';
import { drawCard } from './card.ts';
import { runCommand } from './commands.ts';
import { concerns } from './concerns.ts';
import type { DeskDeps } from './deps.ts';
import type { Desk } from './desk.ts';
import { markOf } from './mark.ts';
import { press } from './press.ts';
import { receive } from './receive.ts';
import { drawReply } from './replies.ts';

export type { ActionName } from './actions.ts';
export type { Desk, InboundFile, InboundMessage, Mark } from './desk.ts';
export type { Button, Line, LinkButton, Message, Piece } from './message.ts';

export function createDesk(deps: DeskDeps): Desk {
  return {
    receive: (message) => receive(deps, message),
    command: (request) => runCommand(deps, request),
    press: (pressed) => press(deps, pressed),
    concerns,
    card: drawCard,
    reply: drawReply,
    mark: markOf,
    greeting: () => ({ lines: answers('greeting', {}) }),
  };
}
