"""Link care: links between the pages of a built site, and addresses of other sites.

``internal`` looks at the files of a built site. For other sites, ``addresses`` gathers what the
articles name, ``asking`` asks for it politely, ``answers`` keeps and tells what came back.
"""
