"""The composition root: wires services to the store, the reports and the sync; without Qt."""
