-- Facts that are committed but not yet known to Kafka, in the order they were said.
create table outbox (
  position   bigint generated always as identity primary key,
  topic      text        not null,
  entity     text        not null,
  body       bytea       not null,
  trace      text,
  created_at timestamptz not null
);
