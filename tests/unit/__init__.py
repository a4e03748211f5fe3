"""The domain, the kernel, the services and the reports, without Qt."""
