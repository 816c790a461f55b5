"""Arthritis of the hip: wear with age, and illnesses in which the body inflames its own joints."""
