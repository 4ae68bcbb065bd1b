import { createHash } from 'node:crypto';
import type { Ids } from './ids.ts';
import type { View } from './records.ts';

export const maxStackDepth = 3;

export interface Views {
  find(viewId: string): View | undefined;
  findByExternalId(externalId: string): View | undefined;
  /** The modals a person has open, the lowest first. */
  stack(user: string): View[];
  home(user: string): View | undefined;
  open(user: string, content: View['content']): View;
  push(below: View, content: View['content']): View;
  publish(user: string, content: View['content']): View;
  replace(view: View, content: View['content']): View;
  close(view: View): void;
  closeAll(user: string): void;
  reset(): void;
}

/** Typed values survive an update as long as block_id and action_id stay the same. */
function keepTyped(view: View, content: View['content']): View['values'] {
  const blockIds = new Set(content.blocks.map((block) => block.block_id));
  return Object.fromEntries(Object.entries(view.values).filter(([id]) => blockIds.has(id)));
}

export function createViews(ids: Ids): Views {
  const all = new Map<string, View>();
  let versions = 0;
  const nextHash = (): string => {
    versions += 1;
    const digest = createHash('sha1').update(String(versions)).digest('hex').slice(0, 8);
    return `${ids.nextTs().split('.')[0]}.${digest}`;
  };
  const stack = (user: string): View[] =>
    [...all.values()].filter((view) => view.type === 'modal' && view.user === user && view.open);
  const home = (user: string): View | undefined =>
    [...all.values()].find((view) => view.type === 'home' && view.user === user);
  const create = (user: string, content: View['content'], below: View | undefined): View => {
    const id = ids.mint('V');
    const view: View = {
      id,
      type: content.type === 'home' ? 'home' : 'modal',
      user,
      hash: nextHash(),
      rootViewId: below?.rootViewId ?? id,
      previousViewId: below?.id ?? null,
      open: true,
      content,
      values: {},
    };
    all.set(id, view);
    return view;
  };
  const replace = (view: View, content: View['content']): View =>
    Object.assign(view, { content, hash: nextHash(), values: keepTyped(view, content) });
  const closeAll = (user: string): void => {
    for (const view of stack(user)) view.open = false;
  };
  return {
    find: (viewId) => all.get(viewId),
    findByExternalId: (externalId) =>
      [...all.values()].find((view) => view.open && view.content.external_id === externalId),
    stack,
    home,
    open(user, content) {
      closeAll(user);
      return create(user, content, undefined);
    },
    push: (below, content) => create(below.user, content, below),
    publish(user, content) {
      const present = home(user);
      return present ? replace(present, content) : create(user, content, undefined);
    },
    replace,
    close: (view) => Object.assign(view, { open: false }),
    closeAll,
    reset: () => all.clear(),
  };
}
