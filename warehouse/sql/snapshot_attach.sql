ATTACH $path AS warehouse (READ_ONLY);
