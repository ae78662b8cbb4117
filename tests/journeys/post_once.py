"""Carries what is due in a library, once; a test watches from outside what reaches the disk and what the network."""

import sys
from pathlib import Path

from radiodesk.desk.due_posts import run_posts
from radiodesk.library.library import Library
from radiodesk.social.connectors import table
from tests.desk.queue.makers import Clock, let_in
from tests.servers import plain_connector

if __name__ == "__main__":
    sys.modules[f"radiodesk.social.connectors.{plain_connector.NETWORK}"] = plain_connector
    table.CONNECTED = (*table.CONNECTED, plain_connector.NETWORK)
    with Library.open(Path(sys.argv[1])) as library:
        let_in(library, sys.argv[2])
        list(run_posts(library, Clock()))
