"""The reference for programs: the OpenAPI document as a page."""
