"""What is measured: quality and speed. Never needed to run the bot."""
