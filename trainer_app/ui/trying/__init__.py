"""Recording a try: one observed try as a fact, in a few touches."""
