"""Pictures to post: a quote or the title of an episode, in the programme's colours and every ratio that is shown."""
