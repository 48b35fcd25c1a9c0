-- A named task. revision is what If-Match is compared with.
create table project (
  name       text        primary key,
  task       text        not null,
  revision   bigint      not null,
  created_at timestamptz not null,
  created_by text        not null
);

-- Ids stay for ever; a retired class keeps its boxes, which no new version takes.
create table project_class (
  project text    not null references project on delete cascade,
  id      int     not null,
  name    text    not null,
  retired boolean not null default false,
  primary key (project, id),
  unique (project, name)
);

-- Bytes, named by their SHA-256 and kept once. A row outlives its bytes as a tombstone:
-- stored, then leaving while the object is being deleted, then gone.
create table image (
  id         text   collate "C" primary key,
  state      text   not null check (state in ('stored', 'leaving', 'gone')),
  media_type text   not null,
  bytes      bigint not null,
  width      int    not null,
  height     int    not null,
  likeness   bigint not null
);
create index image_leaving on image (id) where state = 'leaving';

-- An image in a project. arrival orders them: the first of a cluster names it.
create table membership (
  project  text   not null references project on delete cascade,
  image    text   collate "C" not null references image,
  arrival  bigint generated always as identity,
  source   text   not null,
  split    text,
  trimmed  bigint not null,
  added_at timestamptz not null,
  added_by text   not null,
  primary key (project, image)
);
create index membership_image on membership (image);

-- Every revision of every label. boxes are packed, 36 bytes each: class id as int4, x1, y1, x2, y2 as
-- float8 (as an array they were half of the time that freezing takes).
create table annotation (
  project    text     not null,
  image      text     collate "C" not null,
  revision   int      not null,
  source     text     not null check (source in ('person', 'import')),
  author     text     not null,
  created_at timestamptz not null,
  boxes      bytea    not null,
  primary key (project, image, revision),
  foreign key (project, image) references membership on delete cascade
);

-- The rule, once: a person's revision outranks an import's, the newest counts within a rank.
create view current_annotation as
  select distinct on (project, image) *
    from annotation
   order by project, image, source = 'person' desc, revision desc;

-- position is how many pictures are done: written with them, so that a killed import goes on.
create table import (
  id         uuid        primary key,
  project    text        not null references project on delete cascade,
  format     text,
  partial    boolean     not null,
  state      text        not null check (state in ('queued', 'running', 'succeeded', 'failed')),
  position   int         not null default 0,
  pictures   int,
  images     int         not null default 0,
  duplicates int         not null default 0,
  boxes      int         not null default 0,
  rejected   int         not null default 0,
  reason     text,
  created_at timestamptz not null,
  created_by text        not null,
  ended_at   timestamptz
);

create table import_rejection (
  import  uuid   not null references import on delete cascade,
  ordinal bigint generated always as identity,
  source  text   not null,
  reason  text   not null,
  primary key (import, ordinal)
);

-- Never changed, never deleted. fingerprints: what a diff compares, without reading the manifest.
create table dataset (
  id           text        collate "C" primary key,
  project      text        not null,
  task         text        not null,
  classes      text[]      not null,
  splits       int[]       not null,
  images       int         not null,
  boxes        bigint      not null,
  notes        text[]      not null,
  valid        boolean     not null,
  validation   text        not null,
  fingerprints bytea       not null,
  arrival      bigint      generated always as identity,
  created_at   timestamptz not null,
  created_by   text        not null
);
create index dataset_project on dataset (project, arrival);

-- What db-scheduler needs.
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
