"""Addresses that were public: their record, where they moved, what was declared of them."""
