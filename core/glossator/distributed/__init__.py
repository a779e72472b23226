"""For engines whose workers are elsewhere: work units go out, answers come back, all as bytes.

An engine cuts what it is given with `units`, has a `Worker` somewhere answer each unit, whichever
way it reaches one, and gives the answers, in the order of the units, to `jobs`.
"""

from glossator.chains.processes import cores
from glossator.distributed.results import jobs
from glossator.distributed.units import SIZE, are_read_elsewhere, units
from glossator.distributed.worker import Setup, Worker

__all__ = ["SIZE", "Setup", "Worker", "are_read_elsewhere", "cores", "jobs", "units"]
