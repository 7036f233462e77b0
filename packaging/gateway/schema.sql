-- The city's store in PostgreSQL. Applied by whoever owns the database, not by the gateway, which needs no right to change it:
--   psql -X -v ON_ERROR_STOP=1 -d tramso -f schema.sql
-- Can be run again at any time and is to be run every month: it then adds the partitions of the months ahead.
-- Nothing here that Citus or YugabyteDB lacks: no advisory locks, triggers, sequences or foreign keys.
BEGIN;
SET LOCAL client_min_messages = warning;

-- The one row every putting transaction locks first: puts are committed one after the other, whichever gateway they come
-- through, so that `arrival` grows in the order of commits and nothing that was looked up changes before the commit.
CREATE TABLE IF NOT EXISTS arrival_order (
  one integer PRIMARY KEY CHECK (one = 1),
  last bigint NOT NULL,
  version integer NOT NULL -- of this schema
);
INSERT INTO arrival_order VALUES (1, 0, 6) ON CONFLICT DO NOTHING;
UPDATE arrival_order SET version = 6 WHERE version < 6;

-- Times are milliseconds since 1970 (UTC). Ids are of version 7, so a range of ids is a range of time.
CREATE TABLE IF NOT EXISTS submission (
  kiosk_id text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  epoch uuid NOT NULL,
  seq bigint NOT NULL,
  arrival bigint NOT NULL,
  code text COLLATE "C" NOT NULL,
  service text NOT NULL,
  created_at bigint NOT NULL,
  received_at bigint NOT NULL,
  city_key text NOT NULL,
  previous bytea NOT NULL,
  sha256 bytea NOT NULL,
  signature bytea NOT NULL,
  body bytea NOT NULL,
  answered_at bigint,
  answer text,
  PRIMARY KEY (kiosk_id, id)
) PARTITION BY RANGE (id);
-- Version 2: as they are signed, and how many of them are not whole.
ALTER TABLE submission ADD COLUMN IF NOT EXISTS attachments text NOT NULL DEFAULT '';
ALTER TABLE submission ADD COLUMN IF NOT EXISTS missing integer NOT NULL DEFAULT 0;
CREATE INDEX IF NOT EXISTS submission_by_id ON submission (id);
CREATE INDEX IF NOT EXISTS submission_by_code ON submission (code);
CREATE INDEX IF NOT EXISTS submission_by_arrival ON submission (arrival);
-- Version 5: its time was over, or its citizen asked for it. Then body and answer are empty and its photos have no parts.
ALTER TABLE submission ADD COLUMN IF NOT EXISTS erased_at bigint;
CREATE INDEX IF NOT EXISTS submission_kept ON submission (received_at) WHERE erased_at IS NULL;

-- The kiosks' numbers: a key of its own, because a unique key of a partitioned table holds the column it is partitioned by.
CREATE TABLE IF NOT EXISTS submission_number (
  kiosk_id text COLLATE "C" NOT NULL,
  epoch uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (kiosk_id, epoch, seq)
);

-- A sealed photo that a submission names. Until it is whole its pieces can be dropped, and begun again; then never.
CREATE TABLE IF NOT EXISTS attachment (
  id uuid PRIMARY KEY,
  kiosk_id text COLLATE "C" NOT NULL,
  submission_id uuid NOT NULL,
  place bigint NOT NULL, -- among those of its submission
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  state bigint NOT NULL DEFAULT 0, -- 0 named by an envelope, 1 begun, 2 whole, 3 erased with its submission
  received bigint NOT NULL DEFAULT 0, -- bytes
  touched bigint NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS attachment_of ON attachment (submission_id);
CREATE INDEX IF NOT EXISTS attachment_untouched ON attachment (touched) WHERE state = 1;
CREATE TABLE IF NOT EXISTS attachment_part (
  id uuid NOT NULL, -- the attachment's
  start bigint NOT NULL, -- where in it
  bytes bytea NOT NULL,
  PRIMARY KEY (id, start)
);

-- Version 3: submissions that the desk lists though their photos have not come.
CREATE TABLE IF NOT EXISTS submission_overdue (id uuid PRIMARY KEY);

-- Version 3: the fleet. How each kiosk was when it last spoke; `report` is its heartbeat.
CREATE TABLE IF NOT EXISTS kiosk_state (
  kiosk_id text COLLATE "C" PRIMARY KEY,
  heard_at bigint NOT NULL,
  report text NOT NULL,
  quarantined bigint NOT NULL,
  oldest_since bigint, -- null: nothing waits there
  clock_is_wrong bigint NOT NULL
);
-- Commands of the operators, signed with a key that is not here, and what became of each.
CREATE TABLE IF NOT EXISTS command (
  kiosk_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  command text NOT NULL,
  expires_at bigint NOT NULL,
  result text,
  result_at bigint,
  PRIMARY KEY (kiosk_id, number)
);
-- Version 4: what visitors think of each kiosk: counts of a whole day, nothing of a visit.
CREATE TABLE IF NOT EXISTS rating (
  kiosk_id text COLLATE "C" NOT NULL,
  day text NOT NULL, -- "2026-11-29"
  ratings text NOT NULL,
  PRIMARY KEY (kiosk_id, day)
);
-- The public answers as kiosks keep them: named and sealed by what only the receipt's code gives.
CREATE TABLE IF NOT EXISTS answer_order (
  one integer PRIMARY KEY CHECK (one = 1),
  last bigint NOT NULL
);
INSERT INTO answer_order VALUES (1, 0) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS public_answer (
  name bytea PRIMARY KEY,
  number bigint NOT NULL, -- in the order of answering; a later answer to the same code has a new one
  sealed bytea NOT NULL
);
CREATE INDEX IF NOT EXISTS public_answer_by_number ON public_answer (number);

-- Version 4: photos from citizens' phones on their way to a kiosk, at most one a kiosk and some minutes (wire/FORMAT.md §18).
-- Of the link and of the phone only the digests are here.
CREATE TABLE IF NOT EXISTS handoff (
  kiosk_id text COLLATE "C" PRIMARY KEY,
  id uuid NOT NULL,
  token bytea NOT NULL UNIQUE,
  place text NOT NULL,
  city_key bytea NOT NULL,
  expires_at bigint NOT NULL,
  state bigint NOT NULL, -- 0 waiting, 1 opened, 2 received, 3 over
  phone bytea,
  sha256 bytea,
  sealed bytea
);

-- Version 5: citizens who sign in at a kiosk with their phone, at most one a kiosk and some minutes (wire/FORMAT.md §20). What the
-- gateways remember of it is in a box that only they open, and who it is in a seal that only the kiosk opens.
CREATE TABLE IF NOT EXISTS signin (
  kiosk_id text COLLATE "C" PRIMARY KEY,
  id uuid NOT NULL,
  token bytea NOT NULL UNIQUE,
  place text NOT NULL,
  visit_key bytea NOT NULL,
  number text NOT NULL,
  expires_at bigint NOT NULL,
  state bigint NOT NULL, -- 0 waiting, 1 matched, 2 approved, 3 failed
  problem text NOT NULL DEFAULT '',
  kept bytea,
  back bytea,
  sealed bytea
);
CREATE INDEX IF NOT EXISTS signin_back ON signin (back);

-- Version 6: the books of events that kiosks have brought, as they signed them: counts and tokens, nobody's name (event/EVENT.md).
CREATE TABLE IF NOT EXISTS event_book (
  event text COLLATE "C" NOT NULL,
  book uuid NOT NULL,
  sha256 bytea NOT NULL, -- of text
  kiosk_id text COLLATE "C" NOT NULL,
  received_at bigint NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (event, book, sha256)
);

-- Version 5: what citizens asked about their reports, and when it was done.
CREATE TABLE IF NOT EXISTS data_request (
  id uuid PRIMARY KEY,
  code text COLLATE "C" NOT NULL,
  kind bigint NOT NULL, -- 0 export, 1 erase
  received_at bigint NOT NULL,
  done_at bigint
);

-- What no month's partition takes: a kiosk's clock that was years off.
CREATE TABLE IF NOT EXISTS submission_other PARTITION OF submission DEFAULT;

DO $$
DECLARE
  month timestamp;
  -- The least id of a moment: 48 bits of milliseconds (RFC 9562), then zeros.
  least text := '%s-0000-0000-000000000000';
  first text;
  next text;
BEGIN
  FOR ahead IN -1..24 LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead);
    first := lpad(to_hex((extract(epoch FROM month) * 1000)::bigint), 12, '0');
    next := lpad(to_hex((extract(epoch FROM month + interval '1 month') * 1000)::bigint), 12, '0');
    BEGIN
      EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF submission FOR VALUES FROM (%L) TO (%L)',
                     'submission_' || to_char(month, 'YYYY_MM'),
                     format(least, left(first, 8) || '-' || right(first, 4)),
                     format(least, left(next, 8) || '-' || right(next, 4)));
    EXCEPTION WHEN check_violation THEN
      -- A clock was ahead: submission_other holds ids of that month, and goes on taking them.
      RAISE WARNING 'the ids of % stay in submission_other', to_char(month, 'YYYY-MM');
    END;
  END LOOP;

  -- Sealed bytes cannot be compressed, and a report of usual length stays in its row. YugabyteDB stores otherwise.
  IF version() NOT LIKE '%-YB-%' THEN
    ALTER TABLE submission ALTER COLUMN body SET STORAGE EXTERNAL;
    FOR first IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'submission'::regclass LOOP
      EXECUTE format('ALTER TABLE %s ALTER COLUMN body SET STORAGE EXTERNAL', first);
      EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 8160)', first);
    END LOOP;
    ALTER TABLE attachment_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
    ALTER TABLE handoff ALTER COLUMN sealed SET STORAGE EXTERNAL;
    ALTER TABLE arrival_order SET (fillfactor = 10);
  END IF;

  -- The gateway adds and reads, the desk reads and answers. Neither can remove a row of a report, nor change who sent it, its
  -- number, digest, signature or code; both can empty one, which is how a report is erased: its body, its answer, the parts
  -- of its photos. The gateway does so when the time of its settings is over, the desk when a citizen asks. Whoever has the
  -- one role or the other can therefore destroy what was received, but not put anything else in its place unseen: the
  -- digest and the signature stay. The gateway moves a submission in the order when its photos are whole, and drops the
  -- parts of a photo that is not, and old ratings. The desk moves one whose photos it waits for no longer.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tramso_gateway') THEN
    GRANT SELECT, INSERT ON submission, submission_number TO tramso_gateway;
    GRANT UPDATE (arrival, missing, body, answer, erased_at) ON submission TO tramso_gateway;
    GRANT SELECT, INSERT, UPDATE (state, received, touched) ON attachment TO tramso_gateway;
    GRANT SELECT, INSERT, DELETE ON attachment_part TO tramso_gateway;
    GRANT SELECT ON submission_overdue TO tramso_gateway;
    GRANT SELECT, UPDATE (last) ON arrival_order TO tramso_gateway;
    GRANT SELECT, INSERT, UPDATE ON kiosk_state, rating TO tramso_gateway;
    GRANT DELETE ON rating TO tramso_gateway;
    GRANT SELECT, INSERT, UPDATE (result, result_at) ON command TO tramso_gateway; -- INSERT: signed ones, by the console
    -- An erased report's public answer becomes an empty one with a number of its own, for kiosks to keep instead.
    GRANT SELECT, INSERT, UPDATE ON public_answer TO tramso_gateway;
    GRANT SELECT, UPDATE (last) ON answer_order TO tramso_gateway;
    GRANT SELECT, INSERT, UPDATE, DELETE ON handoff, signin TO tramso_gateway;
    -- An export of a book is put in the place of those that it follows on.
    GRANT SELECT, INSERT, UPDATE, DELETE ON event_book TO tramso_gateway;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tramso_desk') THEN
    GRANT SELECT, UPDATE (answered_at, answer, arrival, missing, body, erased_at) ON submission TO tramso_desk;
    GRANT SELECT ON submission_number TO tramso_desk;
    GRANT SELECT, UPDATE (state, received) ON attachment TO tramso_desk;
    GRANT SELECT, DELETE ON attachment_part TO tramso_desk;
    GRANT SELECT, INSERT, UPDATE (done_at) ON data_request TO tramso_desk;
    GRANT SELECT, INSERT ON submission_overdue TO tramso_desk;
    GRANT SELECT, UPDATE (last) ON arrival_order TO tramso_desk;
    GRANT SELECT, INSERT, UPDATE ON public_answer TO tramso_desk;
    GRANT SELECT, UPDATE (last) ON answer_order TO tramso_desk;
    GRANT SELECT ON rating, event_book TO tramso_desk;
  END IF;
  -- Who runs `tramso command`: sees the kiosks and their commands, and nothing that a citizen sent.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tramso_operator') THEN
    GRANT SELECT ON kiosk_state, rating TO tramso_operator;
    GRANT SELECT, INSERT ON command TO tramso_operator;
  END IF;
END $$;
COMMIT;
