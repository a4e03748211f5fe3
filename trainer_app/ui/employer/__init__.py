"""What training cost and gave, as it is entered, and the way to the employer’s page."""
