ATTACH $path AS checked (READ_ONLY);
