"""What several metrics use: shares, concentration, chance."""
