"""Full text: what a query finds, and where in a text its words stand."""
