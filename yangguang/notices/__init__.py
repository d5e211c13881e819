"""What a person must be told: inbox and mail, each once."""
