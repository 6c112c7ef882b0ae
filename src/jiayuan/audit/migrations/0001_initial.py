import django.contrib.postgres.fields
from django.db import migrations, models

TABLES = """
CREATE TABLE audit_record (
  id uuid NOT NULL,
  epoch int NOT NULL DEFAULT 1,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT now(),
  actor uuid,
  role text NOT NULL DEFAULT '',
  act text NOT NULL CHECK (act <> ''),
  purpose text NOT NULL DEFAULT '',
  scope text NOT NULL DEFAULT '',
  object text NOT NULL DEFAULT '',
  subjects uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(subjects) <= 200),
  fields text[] NOT NULL DEFAULT '{}',
  n int,
  outcome text NOT NULL DEFAULT 'ok',
  reason text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_record_xid ON audit_record (epoch, xid, id);
CREATE INDEX audit_record_actor ON audit_record (actor, at);
CREATE INDEX audit_record_object ON audit_record (object, at) WHERE object <> '';
CREATE INDEX audit_record_subjects ON audit_record USING gin (subjects);

CREATE TABLE audit_seal (
  no bigint PRIMARY KEY,
  epoch int NOT NULL,
  from_xid bigint NOT NULL,
  to_xid bigint NOT NULL CHECK (to_xid > from_xid),
  count int NOT NULL CHECK (count > 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  prev_root bytea NOT NULL CHECK (length(prev_root) = 32),
  alg text NOT NULL,
  signature bytea NOT NULL,
  key_id text NOT NULL,
  at timestamptz NOT NULL,
  sent_to text[] NOT NULL DEFAULT '{}',
  UNIQUE (epoch, from_xid)
);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit tables are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_record_refuse BEFORE UPDATE OR DELETE ON audit_record
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record_refuse_truncate BEFORE TRUNCATE ON audit_record
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_refuse BEFORE UPDATE OR DELETE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_refuse_truncate BEFORE TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- Rows of a month nobody made a partition for still have a place.
CREATE TABLE audit_record_rest PARTITION OF audit_record DEFAULT;

CREATE FUNCTION audit_ensure_partitions(months int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  start timestamptz := date_trunc('month', now(), 'UTC');
  name text;
  made int := 0;
BEGIN
  FOR k IN 0..months LOOP
    name := 'audit_record_' || to_char(start AT TIME ZONE 'UTC', 'YYYY_MM');
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF audit_record FOR VALUES FROM (%L) TO (%L)',
                     name, start, (start AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
      EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
                      FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()', name);
      made := made + 1;
    END IF;
    start := (start AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION audit_ensure_partitions(int) FROM PUBLIC;
SELECT audit_ensure_partitions(3);
"""

BACK = """
DROP TABLE audit_record;
DROP TABLE audit_seal;
DROP FUNCTION audit_ensure_partitions(int);
DROP FUNCTION audit_refuse();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            TABLES,
            BACK,
            state_operations=[
                migrations.CreateModel(
                    name="Record",
                    fields=[
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        ("epoch", models.IntegerField()),
                        ("at", models.DateTimeField()),
                        ("actor", models.UUIDField(null=True)),
                        ("role", models.TextField()),
                        ("act", models.TextField()),
                        ("purpose", models.TextField()),
                        ("scope", models.TextField()),
                        ("object", models.TextField()),
                        ("subjects", django.contrib.postgres.fields.ArrayField(models.UUIDField())),
                        ("fields", django.contrib.postgres.fields.ArrayField(models.TextField())),
                        ("n", models.IntegerField(null=True)),
                        ("outcome", models.TextField()),
                        ("reason", models.TextField()),
                        ("request_id", models.TextField()),
                        ("detail", models.JSONField()),
                    ],
                    options={"db_table": "audit_record", "managed": False},
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        ("no", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("epoch", models.IntegerField()),
                        ("from_xid", models.BigIntegerField()),
                        ("to_xid", models.BigIntegerField()),
                        ("count", models.IntegerField()),
                        ("root", models.BinaryField()),
                        ("prev_root", models.BinaryField()),
                        ("alg", models.TextField()),
                        ("signature", models.BinaryField()),
                        ("key_id", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("sent_to", django.contrib.postgres.fields.ArrayField(models.TextField())),
                    ],
                    options={"db_table": "audit_seal", "managed": False},
                ),
            ],
        )
    ]
