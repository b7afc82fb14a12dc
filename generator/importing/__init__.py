"""From a document of an office to a draft of its plan: tables of any shape, read by meaning."""
