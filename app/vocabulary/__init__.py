"""What there is to ask, to conclude and to follow: findings, conclusions and rules for programs."""
