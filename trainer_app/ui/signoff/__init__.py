"""Recording a sign-off: one page, two signatures, each in its signer's language."""
