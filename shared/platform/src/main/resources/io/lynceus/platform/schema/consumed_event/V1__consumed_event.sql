-- Which subscription has had the effect of which event: written in the transaction of the effect.
create table consumed_event (
  subscription text        not null,
  event        text        not null,
  consumed_at  timestamptz not null,
  primary key (subscription, event)
);
create index consumed_event_by_age on consumed_event (consumed_at);
