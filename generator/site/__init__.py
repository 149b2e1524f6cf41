"""From the docs tree to the published site: MkDocs, Pagefind, and the swap."""
