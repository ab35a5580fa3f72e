"""Where a workshop is kept: the only place that knows SQLAlchemy and SQLite. It knows no rule."""
