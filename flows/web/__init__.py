"""What goes over the network: one guarded client, polite to hosts, bounded in size and time."""
