-- API keys by a hash of the key; a revoked one stays, so that what it did keeps a name.
create table api_key (
  id          text        not null primary key,
  secret_hash text        not null,
  name        text        not null,
  roles       text        not null,
  projects    text,
  created_at  timestamptz not null,
  created_by  text        not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);

-- The private keys that sign tokens for services, as JSON Web Keys; the newest few are published.
create table signing_key (
  id         text        not null primary key,
  jwk        text        not null,
  created_at timestamptz not null
);
