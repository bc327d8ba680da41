"""Delivery: what is decided about each outcome, how fast, and what a store on disk remembers of it."""
