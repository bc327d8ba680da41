"""What carrying messages costs."""
