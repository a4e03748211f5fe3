"""The morning page: by shift, who may be asked for what today, and what waits."""
