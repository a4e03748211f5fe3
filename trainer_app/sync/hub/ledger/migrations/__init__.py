"""One file a version; each stands alone and serves both databases."""
