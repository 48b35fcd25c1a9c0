-- A page of a project's images is read from where the last one ended, not sorted out of all of them.
create unique index membership_arrival on membership (project, arrival);
