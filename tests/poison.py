"""A plugin whose annotator does what a document says, up to ending its process."""

PLUGIN = '''
import os
import signal
import time

import glossator


class Word(glossator.Span):
    """A first letter."""


@glossator.annotator(provides=Word)
def words(document):
    print("not a document")
    if "kill" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "parent" in document.text:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    if "leave" in document.text:
        os._exit(7)
    if "raise" in document.text:
        raise ValueError("no luck")
    if "slow" in document.text:
        time.sleep(0.2)
    if "sleep" in document.text:
        time.sleep(60)
    yield Word(start=0, end=1)
'''
