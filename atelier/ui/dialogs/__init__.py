"""Windows that ask: projects, meetings, questions, phones, network, import, settings."""
