-- A query may read the warehouse and nothing else: no other files, no network, no extensions. With
-- the file system disabled nothing is opened any more, the attached snapshot included, which stays
-- open: otherwise COPY could write over it.
USE warehouse;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET temp_directory = '';
SET enable_external_access = false;
SET disabled_filesystems = 'LocalFileSystem';
SET lock_configuration = true;
