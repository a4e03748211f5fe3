"""The local store on real files: no Qt, no fakes."""
