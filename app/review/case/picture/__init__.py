"""A picture of the reasoning over a case, drawn from the live case: what was said, what it shows, what follows."""

from app.review.case.picture.drawing import Picture, picture
from app.review.case.picture.graph import Graph, Link, Node, graph

__all__ = ["Graph", "Link", "Node", "Picture", "graph", "picture"]
