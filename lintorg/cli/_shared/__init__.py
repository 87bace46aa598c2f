"""What several commands use: options, output, progress, the boundary for errors."""
