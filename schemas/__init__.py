"""JSON Schemas of what leaves the program, and of what a referat must have (krav)."""
