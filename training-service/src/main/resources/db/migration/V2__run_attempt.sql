-- How often a run was begun. A worker writes only while its attempt is the last: one that was thought dead and wakes
-- finds that it lost the run.
alter table run add column attempt int not null default 0;
