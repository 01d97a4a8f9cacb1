-- Row-level security, grants and definer functions. Applied after every migration, as accord_owner, in one transaction.
-- Idempotent, and quiet where nothing changed: a restart takes no lock on a table that is already guarded.

CREATE SCHEMA IF NOT EXISTS accord_private;
GRANT USAGE ON SCHEMA public, accord_private TO accord_app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

DO $guard$
DECLARE
  tenant record;
  wanted text;
  granted text;
  own text := 'organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid';
BEGIN
  FOR tenant IN
    SELECT c.oid, c.relname, c.relrowsecurity AND c.relforcerowsecurity AS guarded
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'organization_directory'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)
  LOOP
    IF NOT tenant.guarded THEN
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', tenant.relname);
    END IF;
    -- Without its own policy the owner would see no rows under FORCE, and a backup would be silently empty.
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = tenant.oid AND polname = 'owner_sees_all') THEN
      EXECUTE format('CREATE POLICY owner_sees_all ON public.%I TO accord_owner USING (true) WITH CHECK (true)', tenant.relname);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = tenant.oid AND polname = 'own_organization') THEN
      EXECUTE format('CREATE POLICY own_organization ON public.%I TO accord_app USING (%s) WITH CHECK (%s)', tenant.relname, own, own);
    END IF;
    -- What is only ever added to, what may be erased but never changed, and what is kept for good: the grant is stated whole, so
    -- that tightening it reaches databases that exist already, and untouched where it is so, so that a restart takes no lock.
    wanted := CASE
      WHEN tenant.relname IN ('events', 'revisions', 'approval_product_lines', 'template_versions') THEN 'INSERT,SELECT'
      WHEN tenant.relname IN ('event_texts', 'revision_sections') THEN 'DELETE,INSERT,SELECT'
      WHEN tenant.relname IN ('approvals', 'chains') THEN 'INSERT,SELECT,UPDATE'
      ELSE 'DELETE,INSERT,SELECT,UPDATE'
    END;
    SELECT string_agg(a.privilege_type, ',' ORDER BY a.privilege_type) INTO granted
    FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = tenant.oid AND a.grantee = 'accord_app'::regrole;
    IF granted IS DISTINCT FROM wanted THEN
      EXECUTE format('REVOKE ALL ON public.%I FROM accord_app', tenant.relname);
      EXECUTE format('GRANT %s ON public.%I TO accord_app', wanted, tenant.relname);
    END IF;
  END LOOP;
END
$guard$;

-- Before an organization is known, a person may find their own memberships.
DO $own$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'public.memberships'::regclass AND polname = 'own_memberships') THEN
    CREATE POLICY own_memberships ON public.memberships FOR SELECT TO accord_app
      USING (user_id = nullif(current_setting('app.user_id', true), '')::uuid
             AND nullif(current_setting('app.organization_id', true), '') IS NULL);
  END IF;
END
$own$;

GRANT SELECT, INSERT, UPDATE ON public.users TO accord_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.sessions, public.one_time_tokens, public.rate_limits TO accord_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.organization_directory, public.server_settings TO accord_app;

-- The organizations of the signed-in person, for the switcher: names live in tenant rows that no single organization's scope can see.
CREATE OR REPLACE FUNCTION accord_private.organizations_of_user()
RETURNS TABLE (organization_id uuid, slug text, name text, role text, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.organization_id, o.slug, o.name, m.role, o.is_demo
  FROM public.memberships m JOIN public.organizations o USING (organization_id)
  WHERE m.user_id = nullif(current_setting('app.user_id', true), '')::uuid AND m.status = 'active'
  ORDER BY o.name
$$;
REVOKE ALL ON FUNCTION accord_private.organizations_of_user() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.organizations_of_user() TO accord_app;
