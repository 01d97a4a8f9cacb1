import { z } from "zod";

/** Nothing is chosen: an archive is the whole organization. */
export const exportOrganizationShape = z.object({});
export type ExportOrganization = z.output<typeof exportOrganizationShape>;

const fileShape = z.strictObject({
  path: z.string().max(200),
  /** Lines of a table; null for a picture. */
  rows: z.int().min(0).nullable(),
  bytes: z.int().min(0),
  /** Of the bytes, in lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One file of an archive, as its manifest says. */
export type ArchivedFile = z.output<typeof fileShape>;

/** What an archive says of itself. Its format comes before all else: whatever is another says so first. */
export const manifestShape = z.strictObject({
  format: z.string(),
  version: z.int(),
  /** The last migration of the database it was made from. */
  schema: z.string().max(200),
  organization: z.strictObject({ id: z.uuid(), slug: z.string().regex(/^[a-z0-9-]{1,100}$/), name: z.string() }),
  exportedAt: z.iso.datetime(),
  exportedBy: z.strictObject({ member: z.uuid(), name: z.string() }),
  /** Every file but the manifest, in the order of the archive. */
  files: z.array(fileShape),
});
export type Manifest = z.output<typeof manifestShape>;

/** The beginning of any manifest, so that another format or version is refused by its name. */
export const manifestHeadShape = z.object({ format: z.string(), version: z.int(), schema: z.string() });
