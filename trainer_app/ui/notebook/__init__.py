"""Every note that one may see: finding one."""
