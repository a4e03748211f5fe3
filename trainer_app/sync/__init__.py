"""How records travel: wire types, engine, the client of the hub, the USB bundle."""
