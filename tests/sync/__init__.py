"""The wire, the engine and the client; a store and a hub together."""
