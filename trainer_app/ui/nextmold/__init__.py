"""Next mold, next tasks: who could earn what on the mold that is down."""
