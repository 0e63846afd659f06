"""Report → claims: the model, its heads, and the plain rules after them."""
