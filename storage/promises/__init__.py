"""What a store promises, one protocol a noun. They name no database and hold no policy; `storage.store` joins them."""
