"""A manuscript as Markdown (CommonMark, with GitHub's tables): a text that reads well as it is."""
