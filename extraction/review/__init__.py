"""What people look at and correct: pages made from documents. Sees documents and texts, not the pipeline."""
