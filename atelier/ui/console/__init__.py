"""The facilitator’s window: its bars, its columns, its board, what its menus do."""
