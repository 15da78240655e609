// Round robin in C++, as one would write it there: events in a priority queue, jobs in a deque, slices in a vector.
// Speaks the lines of test/bench/harness.ts and takes the workload of test/bench/peers/workload.ts.
#include <ctime>
#include <cstdint>
#include <deque>
#include <iostream>
#include <queue>
#include <sstream>
#include <string>
#include <vector>

struct Job {
  int64_t arrival, left;
  int last;
};

struct Slice {
  int64_t start, end;
  int32_t job;
  int16_t pcpu;
  int16_t reason;
};

// Arrivals rank before the ends of slices, those by pCPU.
struct Event {
  int64_t time;
  int32_t rank;
  int32_t who;
  bool operator<(const Event& other) const { return time != other.time ? time > other.time : rank > other.rank; }
};

struct Pcpu {
  int job = -1;
  int64_t startedAt = 0;
};

static std::vector<Slice> simulate(int64_t timeslice, int pcpus, std::vector<Job> jobs) {
  std::vector<Slice> slices;
  std::deque<int> ready;
  std::vector<Pcpu> cpus(pcpus);
  std::priority_queue<Event> events;
  const int count = jobs.size();
  for (int id = 0; id < count; id += 1) events.push({jobs[id].arrival, id - count, id});
  int idle = pcpus;
  while (!events.empty()) {
    const int64_t now = events.top().time;
    while (!events.empty() && events.top().time == now) {
      const Event event = events.top();
      events.pop();
      if (event.rank < 0) {
        ready.push_back(event.who);
        continue;
      }
      Pcpu& cpu = cpus[event.who];
      Job& job = jobs[cpu.job];
      job.left -= now - cpu.startedAt;
      slices.push_back({cpu.startedAt, now, cpu.job, int16_t(event.who), int16_t(job.left > 0 ? 0 : 1)});
      if (job.left > 0) ready.push_back(cpu.job);
      cpu.job = -1;
      idle += 1;
    }
    while (idle > 0 && !ready.empty()) {
      const int id = ready.front();
      ready.pop_front();
      Job& job = jobs[id];
      int home = job.last;
      if (home < 0 || cpus[home].job >= 0)
        for (home = 0; cpus[home].job >= 0;) home += 1;
      cpus[home] = {id, now};
      job.last = home;
      idle -= 1;
      events.push({now + std::min(timeslice, job.left), home, home});
    }
  }
  return slices;
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream numbers(line);
    int64_t details, timeslice;
    int pcpus, count;
    numbers >> details >> timeslice >> pcpus >> count;
    std::vector<Job> jobs(count, Job{0, 0, -1});
    for (Job& job : jobs) numbers >> job.arrival >> job.left;
    const std::clock_t begin = std::clock();
    const std::vector<Slice> slices = simulate(timeslice, pcpus, jobs);
    const double ms = 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC;
    const Slice& last = slices.back();
    std::cout << ms << " " << slices.size() << " " << last.start << " " << last.end << " " << last.job;
    if (details) {
      std::vector<int64_t> ticks(count);
      uint32_t sum = 0;
      for (const Slice& slice : slices) {
        ticks[slice.job] += slice.end - slice.start;
        for (const int64_t value : {int64_t(slice.job), int64_t(slice.pcpu), slice.start, slice.end, int64_t(slice.reason)})
          sum = sum * 31 + uint32_t(value);
      }
      for (const int64_t one : ticks) std::cout << " " << one;
      std::cout << " " << int32_t(sum);
    }
    std::cout << std::endl;
  }
}
