-- What data-service has frozen, as its events tell it: "the newest of a project" is a local question.
create table dataset_version (
  id              text        not null primary key,
  project         text        not null,
  classes         text        not null, -- JSON list, in the order of the outputs
  splits          text        not null, -- JSON object: pictures by split
  valid           boolean     not null,
  manifest_bucket text        not null,
  manifest_key    text        not null,
  created         timestamptz not null
);
create index dataset_version_newest on dataset_version (project, created desc);

-- Training runs. Options and metrics are JSON, because they are shown and not searched.
create table run (
  id               text        not null primary key,
  project          text        not null,
  dataset          text        not null,
  model            text        not null,
  options          text        not null,
  state            text        not null,
  reason           text,
  cancel_requested boolean     not null default false,
  precision_used   text,
  progress         text,
  metrics          text,
  version          text,
  created          timestamptz not null,
  created_by       text        not null,
  started          timestamptz,
  ended            timestamptz
);
create index run_by_project on run (project, id desc);

create table evaluation (
  id         text        not null primary key,
  project    text,
  model      text        not null,
  version    text        not null,
  dataset    text        not null,
  split      text        not null,
  state      text        not null,
  reason     text,
  result     text,
  created    timestamptz not null,
  created_by text        not null,
  ended      timestamptz
);

-- Work in progress, one table for each kind, because each kind has its own workers (db-scheduler).
create table scheduled_run (
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
create index scheduled_run_due on scheduled_run (execution_time);
create table scheduled_evaluation (like scheduled_run including all);
