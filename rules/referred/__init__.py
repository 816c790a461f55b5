"""Hip pain that comes from elsewhere: the back, the nerves of the buttock, and the nerve of the outer thigh."""
