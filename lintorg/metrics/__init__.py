"""Tables to measures. A module is a metric: METRIC says what it means, ``measure`` answers."""
