-- A query may read the warehouse and nothing else: no other files, no network, no extensions.
USE warehouse;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET enable_external_access = false;
SET lock_configuration = true;
