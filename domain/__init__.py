"""The words of the house: what every room speaks of, and the errors they may raise. No I/O, no clock."""
