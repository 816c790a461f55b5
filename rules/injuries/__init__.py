"""Injuries that the article calls underlying: stressed bone, the rim of the joint, and tendons."""
