/** Core for a bot that only logs in: nothing is kept or told. */
const unused = () => Promise.reject(new Error('Nothing is kept or told in this test.'));

export const unusedCore = {
  uploads: { settle: async () => undefined },
  inbox: { keep: unused, take: unused, isOpen: unused, isFirst: unused, revise: unused },
  listening: {
    heardUntil: unused,
    heard: unused,
    openThreads: unused,
    openSources: unused,
    conversations: unused,
  },
  shownForms: { choose: unused, read: unused, drawn: unused, keepTyped: unused, findTyped: unused },
  shownHomes: { opened: unused, list: unused, draw: unused, read: unused },
  installations: { store: unused, read: unused, list: unused, remove: unused },
  notices: { openThread: unused, enqueue: unused, heardFrom: unused, reopen: unused, drain: unused },
  workspaces: {
    memberSettings: async () => ({ usualMinute: null, toldWhenPublished: true }),
    changeMemberSettings: async () => undefined,
    setTimeZone: async () => [],
    rightsOf: async () => null,
    guestsPost: async () => false,
    settings: async () => ({
      usualMinute: 1080,
      askEveryTime: false,
      guestsPost: false,
      approvals: false,
      approvers: [],
      areApproversGone: false,
      listens: true,
      undoSeconds: null,
      digestChannel: null,
    }),
    changeSettings: async () => 'not_yours' as const,
    isKnown: async () => false,
    meet: unused,
  },
  departures: {
    workspaceLeft: unused,
    checkOwners: unused,
    checkApprovers: unused,
    workspaceReturned: async () => undefined,
    workspacesAre: unused,
  },
};
