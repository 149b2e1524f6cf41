"""Link care: links between the pages of a built site, and addresses of other sites."""
