"""From lines as read to lines worth keeping: characters, garbage, running heads and feet, hyphens."""
