"""What endpoints are told of an alert, in words and in JSON."""
