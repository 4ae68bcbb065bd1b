export interface WebConfig {
  /** Where people and TikTok reach this program; https decides whether cookies are Secure. */
  readonly publicUrl: string;
  /** Absent: the profile API is off. */
  readonly apiKey?: string | undefined;
  readonly operator: Operator;
}

/** What the privacy policy and the terms have to name. */
export interface Operator {
  /** Who runs this installation; absent: named by its address. */
  readonly name?: string | undefined;
  /** An e-mail address or a web address. */
  readonly contact?: string | undefined;
  readonly mediaRetentionDays: number;
}
