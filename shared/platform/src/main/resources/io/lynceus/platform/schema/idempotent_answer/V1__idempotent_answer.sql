-- What a creating request was answered, by caller, path and Idempotency-Key.
create table idempotent_answer (
  scope       text        not null primary key,
  fingerprint text        not null,
  status      integer     not null,
  headers     text        not null,
  body        text,
  answered_at timestamptz not null
);
create index idempotent_answer_by_age on idempotent_answer (answered_at);
