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
      WHEN tenant.relname IN ('events', 'revisions', 'template_versions', 'checkpoints', 'checkpoint_entries', 'checkpoint_keys',
        'approval_product_lines', 'approval_signatures', 'approval_rules', 'approval_rule_groups', 'approval_rule_people')
        THEN 'INSERT,SELECT'
      WHEN tenant.relname IN ('event_texts', 'revision_sections') THEN 'DELETE,INSERT,SELECT'
      WHEN tenant.relname IN ('approvals', 'chains', 'delegations') THEN 'INSERT,SELECT,UPDATE'
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
GRANT SELECT, INSERT, UPDATE, DELETE ON public.passkeys, public.passkey_challenges, public.second_factors, public.recovery_codes TO accord_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.address_changes, public.announcements TO accord_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.captured_domains, public.sso_attempts TO accord_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.organization_directory, public.server_settings TO accord_app;

-- The organizations of the signed-in person, for the switcher: names live in tenant rows that no single organization's scope can see.
CREATE OR REPLACE FUNCTION accord_private.organizations_of_user()
RETURNS TABLE (organization_id uuid, slug text, name text, role text, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.organization_id, o.slug, o.name, m.role, o.is_demo
  FROM public.memberships m JOIN public.organizations o USING (organization_id)
  WHERE m.user_id = nullif(current_setting('app.user_id', true), '')::uuid AND m.status = 'active'
    AND (o.deletion_asked_at IS NULL OR m.role = 'owner')
  ORDER BY o.name
$$;
REVOKE ALL ON FUNCTION accord_private.organizations_of_user() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.organizations_of_user() TO accord_app;

-- What people read of Markdown: links by their words, mentions by name, without marks. Kept to one line.
CREATE OR REPLACE FUNCTION accord_private.plain_text(markdown text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT btrim(regexp_replace(translate(regexp_replace(regexp_replace(left(markdown, 60000),
    '!?\[([^\]\n]{0,255})\]\([^)\n]{0,255}\)', '\1', 'g'),
    '<[a-zA-Z/!][^>\n]{0,255}>', ' ', 'g'), E'|\x01\x02*`#>~', ' '), '\s+', ' ', 'g'))
$$;

-- What was asked for, as PostgreSQL matches it: by word stems, or, in titles, tags and names, as it is typed with its last word still
-- unfinished. Quotes, "or" and a minus mean what they mean in any search. Null when nothing of it can be looked for.
CREATE OR REPLACE FUNCTION accord_private.search_query(wanted text) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
DECLARE
  stems tsquery := websearch_to_tsquery('accord_private.words', wanted);
  typed text;
BEGIN
  IF wanted !~* '["]|(^|\s)-|\sor\s' THEN
    SELECT string_agg(word, ' & ') || ':*' INTO typed
    FROM regexp_split_to_table(lower(unaccent(wanted)), '[^[:alnum:]]+') AS word WHERE word <> '';
  END IF;
  IF typed IS NULL THEN RETURN nullif(stems, ''::tsquery); END IF;
  RETURN CASE WHEN numnode(stems) = 0 THEN to_tsquery('simple', typed) ELSE stems || to_tsquery('simple', typed) END;
END
$$;

-- The same, satisfied by any of its words: for showing where they stand.
CREATE OR REPLACE FUNCTION accord_private.search_any(query tsquery) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN query::text LIKE '%!%' THEN query ELSE replace(query::text, ' & ', ' | ')::tsquery END
$$;

-- The one way through the indexes of search, which the policies would keep from being used: full-text and trigram operators are not
-- leakproof. It sees the organization of the transaction and no other, and of it what `reader` may see: {"drafts": true} sees what was
-- never proposed, {"team": true} what is the team's alone, {"lines": [...]} only decisions of these lines. `filters` narrows further.
-- At most `most` decisions are looked at; the caller says so when that was not all.
CREATE OR REPLACE FUNCTION accord_private.search_decisions(reader jsonb, wanted jsonb, filters jsonb, most integer)
RETURNS TABLE (decision_id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  query tsquery := accord_private.search_query(coalesce(wanted ->> 'text', ''));
  similar_to text := lower(unaccent(coalesce(wanted ->> 'similarTo', '')));
  seen text := 'd.organization_id = $1';
  -- Taken out of the question once, not for every decision that is looked at.
  lines uuid[] := ARRAY(SELECT x::uuid FROM jsonb_array_elements_text(CASE jsonb_typeof(reader -> 'lines') WHEN 'array' THEN reader -> 'lines' ELSE '[]' END) x);
  on_lines uuid[] := ARRAY(SELECT x::uuid FROM jsonb_array_elements_text(coalesce(filters -> 'onLines', '[]')) x);
  members uuid[] := ARRAY(SELECT x::uuid FROM jsonb_array_elements_text(coalesce(wanted -> 'members', '[]')) x);
  statuses text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(filters -> 'statuses', '[]')));
  words text := 'e.words';
  ways text[] := '{}';
BEGIN
  IF here IS NULL THEN RETURN; END IF;
  IF NOT coalesce((reader ->> 'drafts')::boolean, false) THEN seen := seen || ' AND d.proposed_at IS NOT NULL'; END IF;
  IF reader ->> 'lines' IS NOT NULL THEN
    seen := seen || ' AND EXISTS (SELECT FROM public.decision_product_lines l WHERE l.organization_id = $1 AND l.decision_id = d.id
      AND l.product_line_id = ANY ($8))';
  END IF;
  IF NOT coalesce((reader ->> 'team')::boolean, false) THEN words := 'coalesce(e.public_words, e.words)'; END IF;
  IF filters ? 'statuses' THEN
    seen := seen || ' AND d.status = ANY ($10)';
  END IF;
  IF filters ? 'onLines' THEN
    seen := seen || ' AND EXISTS (SELECT FROM public.decision_product_lines l WHERE l.organization_id = $1 AND l.decision_id = d.id
      AND l.product_line_id = ANY ($9))';
  END IF;
  IF filters ? 'steward' THEN seen := seen || ' AND d.steward_id = ($3 ->> ''steward'')::uuid'; END IF;
  IF filters ? 'tag' THEN
    seen := seen || ' AND EXISTS (SELECT FROM public.decision_tags t
      WHERE t.organization_id = $1 AND t.decision_id = d.id AND t.tag = $3 ->> ''tag'')';
  END IF;
  IF filters ? 'from' THEN seen := seen || ' AND d.changed_at >= ($3 ->> ''from'')::timestamptz'; END IF;
  IF filters ? 'before' THEN seen := seen || ' AND d.changed_at < ($3 ->> ''before'')::timestamptz'; END IF;
  IF filters ? 'parts' THEN
    -- In one of these parts stands any of the words, or its person is meant; and the reader may know of it.
    seen := seen || ' AND EXISTS (SELECT FROM public.search_documents p WHERE p.organization_id = $1 AND p.decision_id = d.id
      AND p.part IN (SELECT jsonb_array_elements_text($3 -> ''parts''))
      AND (p.words @@ accord_private.search_any($5) OR p.member_id = ANY ($11))'
      || CASE WHEN coalesce((reader ->> 'team')::boolean, false) THEN '' ELSE ' AND NOT p.is_team_only' END || ')';
  END IF;

  IF wanted ? 'number' THEN
    ways := ways || format('(SELECT d.id, 1000::real AS score FROM public.decisions d WHERE %s AND d.number = ($4 ->> ''number'')::int)', seen);
  END IF;
  IF wanted ? 'names' THEN
    ways := ways || format('(SELECT d.id, 900::real AS score FROM public.decision_aliases a
      JOIN public.decisions d ON d.organization_id = $1 AND d.id = a.decision_id WHERE a.organization_id = $1
      AND a.alias IN (SELECT jsonb_array_elements_text($4 -> ''names'')) AND %s LIMIT $6)', seen);
  END IF;
  IF wanted ? 'members' THEN
    ways := ways || format('(SELECT d.id, 0.5::real AS score FROM public.search_documents p
      JOIN public.decisions d ON d.organization_id = $1 AND d.id = p.decision_id WHERE p.organization_id = $1
      AND p.member_id = ANY ($11) AND p.part = ''person'' AND %s LIMIT $6)', seen);
  END IF;
  IF query IS NOT NULL THEN
    ways := ways || format('(SELECT m.id, ts_rank(m.words, $5, 1) AS score FROM (
      SELECT d.id, %1$s AS words FROM public.search_entries e
      JOIN public.decisions d ON d.organization_id = $1 AND d.id = e.decision_id
      WHERE e.organization_id = $1 AND e.words @@ $5 AND %2$s AND %3$s LIMIT $6) m)', words,
      CASE WHEN words = 'e.words' THEN 'true' ELSE words || ' @@ $5' END, seen);
  END IF;
  IF similar_to <> '' THEN
    -- How near is near, until the transaction ends.
    PERFORM set_config('pg_trgm.word_similarity_threshold', '0.45', true);
    ways := ways || format('(SELECT d.id, word_similarity($7, e.label) AS score FROM public.search_entries e
      JOIN public.decisions d ON d.organization_id = $1 AND d.id = e.decision_id
      WHERE e.organization_id = $1 AND $7 <%% e.label AND %s LIMIT $6)', seen);
  END IF;
  IF ways = '{}' THEN RETURN; END IF;
  RETURN QUERY EXECUTE format('SELECT id, max(score)::real FROM (%s) found GROUP BY id', array_to_string(ways, ' UNION ALL '))
    USING here, reader, filters, wanted, query, most, similar_to, lines, on_lines, statuses, members;
END
$$;
REVOKE ALL ON FUNCTION accord_private.search_decisions(jsonb, jsonb, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.search_decisions(jsonb, jsonb, jsonb, integer) TO accord_app;

-- Decisions of the transaction's organization whose title contains the text, at most `most`, in no order. Through an index that the
-- policies would keep from being used. Who may see them is the caller's to ask: it returns ids only.
CREATE OR REPLACE FUNCTION accord_private.decisions_titled(wanted text, most integer) RETURNS TABLE (decision_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  sought text := '%' || replace(replace(replace(lower(wanted), '\', '\\'), '%', '\%'), '_', '\_') || '%';
BEGIN
  RETURN QUERY SELECT d.id FROM public.decisions d WHERE d.organization_id = here AND lower(d.title) LIKE sought LIMIT most;
END
$$;
REVOKE ALL ON FUNCTION accord_private.decisions_titled(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.decisions_titled(text, integer) TO accord_app;

-- Organizations in which some chain is newer than the latest checkpoint, at most `most`: what a server signs for everybody without being
-- asked. Ids only; each is then worked on as itself.
CREATE OR REPLACE FUNCTION accord_private.organizations_to_log(most integer) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT o.organization_id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.chains c WHERE c.organization_id = o.organization_id AND c.sequence > c.logged_sequence)
  LIMIT most
$$;
REVOKE ALL ON FUNCTION accord_private.organizations_to_log(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.organizations_to_log(integer) TO accord_app;

-- An organization's days of grace begin when it is asked to be deleted, by the database's clock: the app's role can name no other moment.
CREATE OR REPLACE FUNCTION accord_private.keep_grace() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_user = 'accord_app' AND NEW.deletion_asked_at IS NOT NULL AND NEW.deletion_asked_at IS DISTINCT FROM OLD.deletion_asked_at THEN
    NEW.deletion_asked_at := coalesce(OLD.deletion_asked_at, clock_timestamp());
  END IF;
  RETURN NEW;
END
$$;
DO $grace$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'public.organizations'::regclass AND tgname = 'keep_grace') THEN
    CREATE TRIGGER keep_grace BEFORE UPDATE OF deletion_asked_at ON public.organizations
      FOR EACH ROW EXECUTE FUNCTION accord_private.keep_grace();
  END IF;
END
$grace$;

-- Deletes the transaction's organization from every tenant table, its address and its jobs; history too, which the app's role cannot.
-- Answers whether it is gone. Not before somebody asked for it 14 days ago, and did not take that back.
CREATE OR REPLACE FUNCTION accord_private.delete_organization() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  asked timestamptz;
  tables oid[];
  free oid;
BEGIN
  IF here IS NULL THEN RETURN false; END IF;
  SELECT deletion_asked_at INTO asked FROM public.organizations WHERE organization_id = here FOR UPDATE;
  IF NOT FOUND THEN RETURN true; END IF;
  IF asked IS NULL OR asked > clock_timestamp() - interval '14 days' THEN RETURN false; END IF;
  SELECT array_agg(c.oid) INTO tables FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped);
  WHILE cardinality(tables) > 0 LOOP
    -- What others refer to goes after them.
    SELECT t INTO free FROM unnest(tables) t WHERE NOT EXISTS (
      SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.confrelid = t AND k.conrelid <> t AND k.conrelid = ANY (tables)) LIMIT 1;
    IF free IS NULL THEN RAISE EXCEPTION 'tenant tables refer to each other in a circle'; END IF;
    EXECUTE format('DELETE FROM %s WHERE organization_id = $1', free::regclass) USING here;
    tables := array_remove(tables, free);
  END LOOP;
  -- Its domains are free for others, and what its provider opened is shut.
  DELETE FROM public.captured_domains WHERE captured_by = here;
  DELETE FROM public.sso_attempts WHERE for_organization = here;
  DELETE FROM public.sessions WHERE sso_organization_id = here;
  DELETE FROM pgboss.job WHERE data ->> 'organizationId' = here::text AND state <> 'active';
  DELETE FROM pgboss.archive WHERE data ->> 'organizationId' = here::text;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION accord_private.delete_organization() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.delete_organization() TO accord_app;

-- A text in which each pattern, whatever its case, has given way to what stands instead.
CREATE OR REPLACE FUNCTION accord_private.without_words(body text, patterns text[], instead text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
BEGIN
  FOR place IN 1 .. cardinality(patterns) LOOP
    body := regexp_replace(body, patterns[place], instead[place], 'gi');
  END LOOP;
  RETURN body;
END
$$;
REVOKE ALL ON FUNCTION accord_private.without_words(text, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.without_words(text, text[], text[]) TO accord_app;

-- Puts another text and salt in the place of a committed one, wherever the transaction's organization keeps it beside this chain. What was
-- committed to first stays as it is: an event says which commitment stands now.
CREATE OR REPLACE FUNCTION accord_private.replace_committed(chain uuid, former bytea, new_salt bytea, new_body text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
BEGIN
  UPDATE public.event_texts SET body = new_body, salt = new_salt
    WHERE organization_id = here AND chain_id = chain AND sha256(salt || convert_to(body, 'UTF8')) = former;
  UPDATE public.revision_sections SET body = new_body, salt = new_salt
    WHERE organization_id = here AND decision_id = chain AND sha256(salt || convert_to(body, 'UTF8')) = former;
  UPDATE public.revisions SET title = new_body, title_salt = new_salt
    WHERE organization_id = here AND decision_id = chain AND sha256(title_salt || convert_to(title, 'UTF8')) = former;
  UPDATE public.ballots b SET submission = new_body, salt = new_salt
    FROM public.rounds r JOIN public.evaluations e ON e.organization_id = r.organization_id AND e.id = r.evaluation_id
    WHERE b.organization_id = here AND r.organization_id = here AND r.id = b.round_id AND e.decision_id = chain
      AND b.submission IS NOT NULL AND sha256(b.salt || convert_to(b.submission, 'UTF8')) = former;
END
$$;
REVOKE ALL ON FUNCTION accord_private.replace_committed(uuid, bytea, bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.replace_committed(uuid, bytea, bytea, text) TO accord_app;

-- Strikes words out of every text of the transaction's organization that no commitment fixes. What is committed to, signed, or the bytes of
-- a file has its own way, or stays.
CREATE OR REPLACE FUNCTION accord_private.strike_words(patterns text[], instead text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
  any_of text := '(' || array_to_string(patterns, '|') || ')';
  texts record;
BEGIN
  IF here IS NULL OR cardinality(patterns) = 0 THEN RETURN; END IF;
  FOR texts IN
    SELECT c.oid::regclass AS place,
      string_agg(format('%1$I = accord_private.without_words(%1$I::text, $2, $3)::%2$s', a.attname, format_type(a.atttypid, NULL)), ', ') AS changes,
      string_agg(format('%I::text ~* $4', a.attname), ' OR ') AS found
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype) AND a.attgenerated = ''
      AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'organization_id' AND NOT o.attisdropped)
      AND c.relname NOT IN ('organization_directory', 'events', 'event_texts', 'revision_sections', 'checkpoints', 'approval_signatures',
        'search_documents', 'search_entries')
      AND (c.relname, a.attname) NOT IN (('revisions', 'title'), ('ballots', 'submission'), ('evaluations', 'result'))
    GROUP BY c.oid
  LOOP
    EXECUTE format('UPDATE %s SET %s WHERE organization_id = $1 AND (%s)', texts.place, texts.changes, texts.found)
      USING here, patterns, instead, any_of;
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION accord_private.strike_words(text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.strike_words(text[], text[]) TO accord_app;

-- Organizations that invited the address of the transaction's person: their histories hold it, also where nobody joined. Ids only.
CREATE OR REPLACE FUNCTION accord_private.organizations_that_invited() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT DISTINCT i.organization_id FROM public.invitations i JOIN public.users u ON u.email = i.email
  WHERE u.id = nullif(current_setting('app.user_id', true), '')::uuid
$$;
REVOKE ALL ON FUNCTION accord_private.organizations_that_invited() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.organizations_that_invited() TO accord_app;

-- Takes name, address and every way in from the account of the transaction's person, in all organizations. What they did stays, under a
-- number. Only after the number was given.
CREATE OR REPLACE FUNCTION accord_private.erase_account() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  person uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  address text;
BEGIN
  SELECT email INTO address FROM public.users WHERE id = person AND erased_number IS NOT NULL AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  UPDATE public.users SET name = 'Erased person ' || erased_number, email = id || '@erased.invalid', password_hash = NULL,
    email_verified_at = NULL, erased_at = clock_timestamp() WHERE id = person;
  DELETE FROM public.sessions WHERE user_id = person;
  DELETE FROM public.one_time_tokens WHERE user_id = person;
  DELETE FROM public.address_changes WHERE user_id = person OR new_email = address;
  DELETE FROM public.passkeys WHERE user_id = person;
  DELETE FROM public.passkey_challenges WHERE user_id = person;
  DELETE FROM public.second_factors WHERE user_id = person;
  DELETE FROM public.recovery_codes WHERE user_id = person;
  DELETE FROM public.sso_identities i USING public.memberships m
    WHERE m.organization_id = i.organization_id AND m.id = i.member_id AND m.user_id = person;
  DELETE FROM public.idempotency_keys k USING public.memberships m
    WHERE m.organization_id = k.organization_id AND m.id = k.member_id AND m.user_id = person;
  -- A door for that address opens to nobody else.
  UPDATE public.invitations SET revoked_at = clock_timestamp() WHERE email = address AND used_at IS NULL AND revoked_at IS NULL;
  UPDATE public.invitations SET email = NULL WHERE email = address;
  -- Jobs carry ids. What went wrong with one may quote an address.
  UPDATE pgboss.job SET output = NULL WHERE strpos(lower(output::text), address) > 0;
  UPDATE pgboss.archive SET output = NULL WHERE strpos(lower(output::text), address) > 0;
END
$$;
REVOKE ALL ON FUNCTION accord_private.erase_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accord_private.erase_account() TO accord_app;
