"""Synthetic collections of any size, and what building them takes."""
