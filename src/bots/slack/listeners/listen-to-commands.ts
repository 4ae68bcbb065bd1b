import type { App } from '@slack/bolt';
import { nameless } from '../../chat/names.ts';
import { answerInTime } from '../../desk/index.ts';
import { unescapeText } from '../events/unescape.ts';
import { RIGHTS_MAX_AGE_MS } from '../introduce.ts';
import { commandNames } from '../registered.ts';
import { ephemeral } from './ephemeral.ts';
import type { ListenerDeps } from './listener-deps.ts';

/** `/schedy …`: the answer goes into the acknowledgement, or after it when it took long. */
export function listenToCommands(app: App, { desk, introduce, ackWithinMs }: ListenerDeps): void {
  for (const name of commandNames) {
    app.command(name, async ({ command, ack, respond }) => {
      const work = introduce(command.user_id, RIGHTS_MAX_AGE_MS).then((sender) =>
        desk.command({
          sender,
          text: nameless(unescapeText(command.text)).trim(),
          channel: command.channel_id,
        }),
      );
      await answerInTime(work, {
        ackWithinMs,
        acknowledge: (answer) => (answer ? ack(ephemeral(answer)) : ack()),
        respond: async (answer) => {
          await respond(ephemeral(answer));
        },
      });
    });
  }
}
