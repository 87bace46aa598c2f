"""Repository and options to tables: everything that must be read before anything is judged."""
