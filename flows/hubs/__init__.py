"""WebSub: hubs that push what feeds bring."""
