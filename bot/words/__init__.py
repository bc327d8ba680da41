"""Every text a person sees in the conversation, one file a language. Decides nothing; a key with its values → words."""
