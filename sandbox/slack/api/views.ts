import type { View, WireObject } from '../workspace/records.ts';
import type { Trigger } from '../workspace/triggers.ts';
import { viewToWire } from '../workspace/wire-view.ts';
import type { Call, MethodTable } from './method.ts';
import { refuse } from './refusal.ts';
import { pushView, readView } from './view-content.ts';

function exchangeTrigger({ workspace, args }: Call): Trigger {
  const trigger = workspace.triggers.exchange(args.required('trigger_id'));
  return typeof trigger === 'string' ? refuse(trigger) : trigger;
}

async function shown({ workspace }: Call, view: View): Promise<WireObject> {
  workspace.changes.changed();
  await workspace.changes.tell('view', { user: view.user, view });
  return { view: viewToWire(workspace, view) };
}

function checkExternalId({ workspace }: Call, content: View['content'], own?: View): void {
  const id = content.external_id;
  const taken = typeof id === 'string' && id !== '' && workspace.views.findByExternalId(id);
  if (taken && taken !== own) refuse('duplicate_external_id');
}

function checkHash({ args }: Call, view: View | undefined): void {
  const hash = args.string('hash');
  if (view && hash !== undefined && hash !== view.hash) refuse('hash_conflict');
}

function open(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const content = readView(workspace.settings, args.json('view'), 'modal');
  checkExternalId(call, content);
  const { user } = exchangeTrigger(call);
  return shown(call, workspace.views.open(user, content));
}

function push(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const content = readView(workspace.settings, args.json('view'), 'modal');
  checkExternalId(call, content);
  const trigger = exchangeTrigger(call);
  const below = workspace.views.find(trigger.viewId ?? '');
  if (!below?.open) return refuse('not_found');
  return shown(call, pushView(workspace.views, below, content));
}

function update(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const { views, settings } = workspace;
  const externalId = args.string('external_id');
  const viewId = args.string('view_id');
  const view = viewId ? views.find(viewId) : views.findByExternalId(externalId ?? '');
  if (!view?.open) return refuse('not_found');
  const content = readView(settings, args.json('view'), view.type);
  checkExternalId(call, content, view);
  checkHash(call, view);
  return shown(call, views.replace(view, content));
}

function publish(call: Call): Promise<WireObject> {
  const { workspace, args } = call;
  const id = args.required('user_id');
  if (!workspace.settings.homeTab) refuse('not_enabled');
  const user = workspace.users.list().find((other) => other.id === id);
  if (!user || user.deleted) return refuse('user_not_found');
  const content = readView(workspace.settings, args.json('view'), 'home');
  checkHash(call, workspace.views.home(user.id));
  return shown(call, workspace.views.publish(user.id, content));
}

export const viewMethods: MethodTable = {
  'views.open': {
    token: 'bot',
    scopes: [],
    tier: 4,
    args: { view: 'json!', trigger_id: 'string!' },
    run: open,
  },
  'views.push': {
    token: 'bot',
    scopes: [],
    tier: 4,
    args: { view: 'json!', trigger_id: 'string!' },
    run: push,
  },
  'views.update': {
    token: 'bot',
    scopes: [],
    tier: 4,
    args: { view: 'json!', view_id: 'string', external_id: 'string', hash: 'string' },
    run: update,
  },
  'views.publish': {
    token: 'bot',
    scopes: [],
    tier: 4,
    args: { view: 'json!', user_id: 'string!', hash: 'string' },
    run: publish,
  },
};
