"""Several sounds in one episode: where each lies, how loud it is there, how it is read."""
