"""The pages on which a supervisor or an assessor decides, each with the decider's own PIN."""
