"""A backtest to text. One file, one format."""
