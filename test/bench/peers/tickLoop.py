"""Round robin the way teaching simulators do it: a loop over ticks, a line of text for each processor and tick.

The idea is that of the scheduling programs that go with a well-known textbook; the code is our own. It speaks the lines
of test/bench/harness.ts and takes the workload of test/bench/peers/workload.ts.
"""

import sys
import time


def simulate(timeslice, pcpus, jobs):
    todo = [{"job": i, "arrival": a, "left": b, "last": -1} for i, (a, b) in enumerate(jobs)]
    arrivals = {}
    for job in todo:
        arrivals.setdefault(job["arrival"], []).append(job)
    cpus = [{"cpu": i, "job": None, "start": 0, "quantum": 0} for i in range(pcpus)]
    ready, trace, slices = [], [], []
    finished, now = 0, 0
    while finished < len(todo):
        if now in arrivals:
            for job in arrivals[now]:
                ready.append(job)
        for cpu in cpus:
            job = cpu["job"]
            if job is None or (job["left"] > 0 and cpu["quantum"] > 0):
                continue
            done = job["left"] == 0
            slices.append((job["job"], cpu["cpu"], cpu["start"], now, 1 if done else 0))
            cpu["job"] = None
            if done:
                finished += 1
            else:
                ready.append(job)
        while len(ready) > 0:
            idle = [cpu for cpu in cpus if cpu["job"] is None]
            if len(idle) == 0:
                break
            job = ready.pop(0)
            home = [cpu for cpu in idle if cpu["cpu"] == job["last"]]
            cpu = home[0] if home else idle[0]
            cpu["job"], cpu["start"], cpu["quantum"] = job, now, timeslice
            job["last"] = cpu["cpu"]
        for cpu in cpus:
            job = cpu["job"]
            if job is None:
                trace.append("[ time %d ] CPU %d IDLE" % (now, cpu["cpu"]))
                continue
            job["left"] -= 1
            cpu["quantum"] -= 1
            trace.append("[ time %d ] CPU %d Run JOB %d [ TICKS %d LEFT %d ]" % (now, cpu["cpu"], job["job"], cpu["quantum"], job["left"]))
        now += 1
    return slices


def outcome(details, slices, count):
    job, _, start, end, _ = slices[-1]
    numbers = [len(slices), start, end, job]
    if details:
        ticks, total = [0] * count, 0
        for one in slices:
            ticks[one[0]] += one[3] - one[2]
            for value in one:
                total = (total * 31 + value) % 2**32
        numbers += ticks + [total - 2**32 if total >= 2**31 else total]
    return numbers


for line in sys.stdin:
    numbers = [int(word) for word in line.split()]
    details, timeslice, pcpus, count = numbers[:4]
    jobs = list(zip(numbers[4::2], numbers[5::2]))
    begin = time.process_time()
    result = outcome(details, simulate(timeslice, pcpus, jobs), count)
    ms = (time.process_time() - begin) * 1000
    print(ms, *result, flush=True)
