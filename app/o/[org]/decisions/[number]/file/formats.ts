/** The formats a record is handed out in beside MADR 4, with what they are called. */
export const RECORD_FORMATS = {
  minimal: "MADR 4, minimal",
  nygard: "adr-tools",
  log4brains: "log4brains",
  json: "JSON",
} as const;
export type RecordFormat = keyof typeof RECORD_FORMATS;
