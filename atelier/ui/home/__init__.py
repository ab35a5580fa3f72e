"""The Accueil."""
