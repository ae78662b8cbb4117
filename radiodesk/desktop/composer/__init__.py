"""The composer: all networks of an episode side by side, as they will look there, on their way out."""
