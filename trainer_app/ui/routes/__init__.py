"""Who builds which screen: one module a group of screens; the only ones that import features."""
