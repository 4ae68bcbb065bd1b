/** The log of every request to TikTok's own routes; queries and bodies stay out of it. */
export interface CallRecord {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  /** Null while unanswered, and for ever when the connection was lost before the answer. */
  status: number | null;
  /** `error.code`, the OAuth `error`, the refused authorize parameter, or `ok`. */
  code?: string;
  openId?: string;
  publishId?: string;
  /** Content-Range of an upload. */
  range?: string;
  /** Why the real service would refuse this call by the client's own fault. */
  refused?: string;
  /** The planned fault that met this call. */
  fault?: string;
}

export interface CallLog {
  open(method: string, path: string): CallRecord;
  list(): CallRecord[];
  reset(): void;
}

export function createCallLog(now: () => Date): CallLog {
  const records: CallRecord[] = [];
  return {
    open(method, path) {
      const record: CallRecord = { at: now(), method, path, status: null };
      records.push(record);
      return record;
    },
    list: () => records,
    reset() {
      records.length = 0;
    },
  };
}
