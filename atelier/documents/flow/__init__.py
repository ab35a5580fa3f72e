"""What the documents that people go on writing in have in common: what flows down their pages, and how it looks."""
