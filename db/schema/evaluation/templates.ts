import { foreignKey, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, organizationId } from "../columns";
import { memberships } from "../organizations";

/** A template of the organization's own; what it says stands in its versions. */
export const templates = pgTable(
  "templates",
  {
    organizationId: organizationId(),
    id: id(),
    /** Kebab-case, unique here and never that of a built-in one. */
    key: text("key").notNull(),
    name: text("name").notNull(),
    summary: text("summary").notNull().default(""),
    latestVersion: integer("latest_version").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("templates_key_unique").on(t.organizationId, t.key),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "templates_created_by",
    }),
  ],
);

/** One version of a template, never changed: an evaluation names the one it began from. */
export const templateVersions = pgTable(
  "template_versions",
  {
    organizationId: organizationId(),
    templateId: uuid("template_id").notNull(),
    version: integer("version").notNull(),
    body: jsonb("body").$type<unknown>().notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.templateId, t.version] }),
    foreignKey({
      columns: [t.organizationId, t.templateId],
      foreignColumns: [templates.organizationId, templates.id],
      name: "template_versions_template",
    }),
    foreignKey({
      columns: [t.organizationId, t.createdBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "template_versions_created_by",
    }),
  ],
);

/** Templates, built in or own, that are not offered in this organization. */
export const hiddenTemplates = pgTable(
  "hidden_templates",
  {
    organizationId: organizationId(),
    key: text("key").notNull(),
    hiddenBy: uuid("hidden_by").notNull(),
    hiddenAt: instant("hidden_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.key] }),
    foreignKey({
      columns: [t.organizationId, t.hiddenBy],
      foreignColumns: [memberships.organizationId, memberships.id],
      name: "hidden_templates_hidden_by",
    }),
  ],
);
