"""Many articles: reading them, extracting in supervised workers, writing documents, and what failed."""
