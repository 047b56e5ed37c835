"""The page that editors look at, `counterclaim serve`; nothing but the command imports it."""
