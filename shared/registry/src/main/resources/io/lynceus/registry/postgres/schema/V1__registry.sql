-- A model holds the counter of its versions; its row is the lock of everything about it.
create table model (
  name          text        primary key,
  project       text,
  last_version  integer     not null default 0
);

-- A version, for ever. Its files lie in the bucket below the folder.
create table model_version (
  model            text        not null references model,
  version          integer     not null,
  semantic_version text        not null,
  token            text        not null,
  package_hash     text        not null,
  manifest         text        not null,
  bucket           text        not null,
  folder           text        not null,
  registered_by    text        not null,
  registered_at    timestamptz not null,
  primary key (model, version),
  unique (model, token),
  unique (model, semantic_version)
);

-- Folders that are being filled. A row goes with the registration it belongs to, or, after a
-- crash, with the files.
create table upload (
  folder   text        primary key,
  bucket   text        not null,
  begun_at timestamptz not null
);

-- Where an alias points; null where it no longer does. The versions that it named before, of which
-- the last is what a rollback returns to, are the stack.
create table alias (
  model    text        not null references model,
  alias    text        not null,
  version  integer,
  stack    integer[]   not null default '{}',
  revision bigint      not null,
  moved_at timestamptz not null,
  primary key (model, alias),
  foreign key (model, version) references model_version
);

create table alias_move (
  position     bigint      generated always as identity primary key,
  model        text        not null references model,
  alias        text        not null,
  kind         text        not null,
  from_version integer,
  to_version   integer,
  revision     bigint      not null,
  moved_by     text        not null,
  reason       text        not null,
  evidence     text,
  moved_at     timestamptz not null,
  unique (model, alias, revision)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name;
end $$;

create trigger version_for_ever before update or delete on model_version
  for each row execute function refuse_change();
create trigger ledger_for_ever before update or delete on alias_move
  for each row execute function refuse_change();
