"""The network as this laptop sees it: its addresses, which one phones are told, what may keep them away."""
