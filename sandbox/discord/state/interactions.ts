import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';
import type { Ids } from './ids.ts';
import type { Component, Message, WireObject } from './records.ts';

const lifetimeMs = 15 * 60_000;

export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';

/** A form in front of somebody. */
export interface Modal {
  id: string;
  customId: string;
  title: string;
  components: Component[];
  /** The interaction that opened it. */
  openedBy: Interaction;
}

/** What the app's first answer did. */
export type FirstAnswer =
  | { kind: 'message' | 'deferred-message' | 'update'; message: Message }
  | { kind: 'deferred-update' }
  | { kind: 'choices'; choices: WireObject[] }
  | { kind: 'modal'; modal: Modal };

export interface Interaction {
  id: string;
  token: string;
  kind: InteractionKind;
  userId: string;
  channelId: string;
  createdAt: Date;
  /** For what Discord calls interaction metadata: `schedy post`. */
  name: string;
  /** Whether the command came from a message's menu. */
  isMenuEntry: boolean;
  /** The message whose button was pressed. */
  source?: Message;
  answer?: FirstAnswer;
  /** The message that `@original` means, once there is one. */
  original?: Message;
  /** Three seconds passed without an answer. */
  isTooLate: boolean;
  settle(answer: FirstAnswer): void;
}

export type NewInteraction = Omit<Interaction, 'id' | 'token' | 'createdAt' | 'isTooLate'>;

export interface Interactions {
  open(interaction: NewInteraction): Interaction;
  find(id: string): Interaction | undefined;
  /** Undefined when there is no such token or its 15 minutes are over. */
  findAlive(token: string): Interaction | undefined;
  modalOf(userId: string): Modal | undefined;
  showModal(userId: string, modal: Modal): void;
  closeModal(userId: string): void;
  reset(): void;
}

export function createInteractions(settings: Settings, ids: Ids): Interactions {
  const byId = new Map<string, Interaction>();
  const modals = new Map<string, Modal>();
  return {
    open(input) {
      const token = randomBytes(60).toString('base64url');
      const interaction: Interaction = {
        id: ids.mint(),
        token,
        createdAt: settings.now(),
        isTooLate: false,
        ...input,
      };
      byId.set(interaction.id, interaction);
      return interaction;
    },
    find: (id) => byId.get(id),
    findAlive(token) {
      const found = [...byId.values()].find((one) => one.token === token);
      const isAlive = found && settings.now().getTime() - found.createdAt.getTime() <= lifetimeMs;
      return isAlive ? found : undefined;
    },
    modalOf: (userId) => modals.get(userId),
    showModal: (userId, modal) => void modals.set(userId, modal),
    closeModal: (userId) => void modals.delete(userId),
    reset() {
      byId.clear();
      modals.clear();
    },
  };
}
