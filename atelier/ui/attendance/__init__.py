"""The participants' sheet: who came, from where, for the first time or not."""
