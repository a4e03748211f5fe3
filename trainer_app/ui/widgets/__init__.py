"""Building blocks that every feature may use: no feature, no service, no words of their own."""
