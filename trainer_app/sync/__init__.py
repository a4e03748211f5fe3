"""How records travel: the wire types both ends share, the engine, the hub's client and the USB bundle."""
