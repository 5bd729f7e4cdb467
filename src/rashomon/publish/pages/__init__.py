"""One module a kind of page: each turns a `Site` into the page's values."""
