/**
 * What people write behind a clock, and the IANA zones it can mean. Daylight-saving names stand for
 * the place, not for an offset: whoever writes "7pm PST" in July means seven in Los Angeles.
 * Several zones: asked, unless the writer lives in one.
 */
export const ZONE_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'PST PDT PT Pacific': ['America/Los_Angeles'],
    'MST MDT MT Mountain': ['America/Denver'],
    'CST CDT': ['America/Chicago', 'Asia/Shanghai'],
    'CT Central': ['America/Chicago'],
    'EST EDT ET Eastern': ['America/New_York'],
    'AKST AKDT': ['America/Anchorage'],
    HST: ['Pacific/Honolulu'],
    BRT: ['America/Sao_Paulo'],
    'GMT UTC Z Zulu': ['UTC'],
    BST: ['Europe/London'],
    WEST: ['Europe/Lisbon'],
    'CET CEST MEZ MESZ': ['Europe/Berlin'],
    'EET EEST': ['Europe/Helsinki'],
    MSK: ['Europe/Moscow'],
    SAST: ['Africa/Johannesburg'],
    GST: ['Asia/Dubai'],
    PKT: ['Asia/Karachi'],
    IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
    WIB: ['Asia/Jakarta'],
    SGT: ['Asia/Singapore'],
    HKT: ['Asia/Hong_Kong'],
    AWST: ['Australia/Perth'],
    JST: ['Asia/Tokyo'],
    KST: ['Asia/Seoul'],
    'ACST ACDT': ['Australia/Adelaide'],
    'AEST AEDT': ['Australia/Sydney'],
    'NZST NZDT': ['Pacific/Auckland'],
  }).flatMap(([names, zones]) => names.split(' ').map((name) => [name, zones] as const)),
);

/** Also understood in small letters; the others are too easily words. */
export const ZONES_IN_SMALL_LETTERS: ReadonlySet<string> = new Set(
  'pst pdt cst cdt mst mdt est edt gmt utc cet cest bst jst aest aedt'.split(' '),
);

/** Understood only with "time" behind them. */
export const ZONES_BEFORE_TIME: ReadonlySet<string> = new Set(
  'Pacific Mountain Central Eastern'.split(' '),
);
