"""What waits for a trainee's own signature: read it, agree, or decline with own words."""
