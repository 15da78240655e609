// Round robin with paging in C++, as one would write it there: events in a priority queue, machines in a deque, pages in
// a hash table and a list in the order of their use, slices and references in vectors.
// Speaks the lines of test/bench/harness.ts and takes the workload of test/bench/peers/pagedWorkload.ts.
#include <algorithm>
#include <ctime>
#include <cstdint>
#include <deque>
#include <iostream>
#include <list>
#include <queue>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

struct Machine {
  std::vector<int32_t> program;
  size_t next = 0;
  int64_t left = 0;
  int last = -1;
};

struct Pcpu {
  int machine = -1;
  int64_t startedAt = 0, sliceEnd = 0, chargedTo = 0;
};

struct Slice {
  int64_t start, end;
  int32_t job, pcpu;
};

struct Reference {
  int64_t time;
  int32_t machine, page, frame, isFault;
};

struct Event {
  int64_t time;
  int32_t pcpu;
  bool operator<(const Event& other) const { return time != other.time ? time > other.time : pcpu > other.pcpu; }
};

class Memory {
  struct Page {
    int64_t key;
    int32_t frame;
  };
  std::list<Page> used;
  std::unordered_map<int64_t, std::list<Page>::iterator> resident;
  int32_t frames, taken = 0;

 public:
  explicit Memory(int32_t count) : frames(count) {}

  // The frame of a page that is touched; whether it had to be brought in.
  std::pair<int32_t, bool> touch(int32_t machine, int32_t page) {
    const int64_t key = int64_t(machine) << 32 | page;
    const auto found = resident.find(key);
    if (found != resident.end()) {
      used.splice(used.end(), used, found->second);
      return {found->second->frame, false};
    }
    int32_t frame = taken;
    if (taken < frames) {
      taken += 1;
    } else {
      frame = used.front().frame;
      resident.erase(used.front().key);
      used.pop_front();
    }
    resident[key] = used.insert(used.end(), {key, frame});
    return {frame, true};
  }
};

struct History {
  std::vector<Slice> slices;
  std::vector<Reference> references;
};

static History simulate(int64_t timeslice, int pcpus, int frames, int64_t until, std::vector<Machine>& machines) {
  History history;
  Memory memory(frames);
  std::deque<int> ready;
  std::vector<Pcpu> cpus(pcpus);
  std::priority_queue<Event> events;
  int idle = pcpus;
  for (size_t id = 0; id < machines.size(); id += 1) ready.push_back(id);
  for (int64_t now = 0; now < until; now = events.top().time) {
    bool isOver = false;
    while (!isOver) {
      while (!events.empty() && events.top().time == now) {
        const int id = events.top().pcpu;
        events.pop();
        Pcpu& cpu = cpus[id];
        Machine& machine = machines[cpu.machine];
        machine.left -= now - cpu.chargedTo;
        cpu.chargedTo = now;
        if (now >= cpu.sliceEnd) {
          history.slices.push_back({cpu.startedAt, now, cpu.machine, id});
          ready.push_back(cpu.machine);
          cpu.machine = -1;
          idle += 1;
          continue;
        }
        if (machine.left == 0) {
          const int32_t operation = machine.program[machine.next];
          machine.next = (machine.next + 1) % machine.program.size();
          if (operation >= 0) {
            const auto [frame, isFault] = memory.touch(cpu.machine, operation);
            history.references.push_back({now, cpu.machine, operation, frame, isFault});
          }
          machine.left = operation >= 0 ? 1 : -operation;
        }
        events.push({std::min(cpu.sliceEnd, now + machine.left), id});
      }
      isOver = idle == 0 || ready.empty();
      while (idle > 0 && !ready.empty()) {
        const int id = ready.front();
        ready.pop_front();
        int home = machines[id].last;
        if (home < 0 || cpus[home].machine >= 0)
          for (home = 0; cpus[home].machine >= 0;) home += 1;
        cpus[home] = {id, now, now + timeslice, now};
        machines[id].last = home;
        idle -= 1;
        events.push({now, home});
      }
    }
  }
  return history;
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream numbers(line);
    int64_t details, timeslice, until;
    int pcpus, frames, count;
    numbers >> details >> timeslice >> pcpus >> frames >> until >> count;
    std::vector<Machine> machines(count);
    for (Machine& machine : machines) {
      size_t length;
      numbers >> length;
      machine.program.resize(length);
      for (int32_t& operation : machine.program) numbers >> operation;
    }
    const std::clock_t begin = std::clock();
    const History history = simulate(timeslice, pcpus, frames, until, machines);
    int64_t faults = 0;
    for (const Reference& one : history.references) faults += one.isFault;
    const double ms = 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC;
    const Slice& last = history.slices.back();
    std::cout << ms << " " << history.references.size() << " " << faults << " " << history.slices.size() << " "
              << last.start << " " << last.end << " " << last.job;
    if (details) {
      uint32_t sum = 0;
      for (const Reference& one : history.references)
        for (const int64_t value :
             {one.time, int64_t(one.machine), int64_t(one.page), int64_t(one.frame), int64_t(one.isFault)})
          sum = sum * 31 + uint32_t(value);
      std::cout << " " << int32_t(sum);
    }
    std::cout << std::endl;
  }
}
