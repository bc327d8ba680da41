"""The Telegram room against a pretended Bot API server over loopback, with the real store on disk."""
