// LRU and OPT in C++, for test/bench/replacement.bench.ts. The argument says how:
//   lru    links in arrays, one for each frame: the same structure as there
//   list   std::list and std::unordered_map, as one would write it
//   opt    the same heap of next uses as there
// Speaks the lines of test/bench/harness.ts and draws the strings of test/bench/peers/references.ts.
#include <ctime>
#include <cstdint>
#include <iostream>
#include <list>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

using Pages = std::vector<uint32_t>;
static const uint32_t NEVER = UINT32_MAX;

static uint32_t state = 1;
static uint32_t draw() {
  state += 0x6d2b79f5u;
  uint32_t t = (state ^ (state >> 15)) * (1u | state);
  t = (t + (t ^ (t >> 7)) * (61u | t)) ^ t;
  return t ^ (t >> 14);
}

static Pages zipf(size_t references, size_t pages) {
  state = 1;
  Pages pageOf(pages), drawnPages(references);
  for (size_t rank = 0; rank < pages; rank += 1) pageOf[rank] = rank;
  for (size_t at = pages - 1; at > 0; at -= 1) std::swap(pageOf[at], pageOf[draw() % (at + 1)]);
  std::vector<double> sums(pages);
  double sum = 0;
  for (size_t rank = 0; rank < pages; rank += 1) sums[rank] = sum += 1.0 / double(rank + 1);
  for (uint32_t& page : drawnPages) {
    const double drawn = double(draw()) / 4294967296.0 * sum;
    size_t low = 0, high = pages - 1;
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (sums[middle] > drawn) high = middle;
      else low = middle + 1;
    }
    page = pageOf[low];
  }
  return drawnPages;
}

static int64_t lru(const Pages& string, size_t pages, int32_t frames) {
  std::vector<int32_t> frameOf(pages, -1), pageIn(frames), previous(frames + 1, frames), next(frames + 1, frames);
  int32_t used = 0;
  int64_t faults = 0;
  for (const uint32_t page : string) {
    int32_t frame = frameOf[page];
    if (frame >= 0) {
      if (previous[frames] == frame) continue;
      next[previous[frame]] = next[frame];
      previous[next[frame]] = previous[frame];
    } else {
      faults += 1;
      if (used < frames) {
        frame = used++;
      } else {
        frame = next[frames];
        next[previous[frame]] = next[frame];
        previous[next[frame]] = previous[frame];
        frameOf[pageIn[frame]] = -1;
      }
      frameOf[page] = frame;
      pageIn[frame] = page;
    }
    const int32_t youngest = previous[frames];
    previous[frame] = youngest;
    next[frame] = frames;
    next[youngest] = frame;
    previous[frames] = frame;
  }
  return faults;
}

static int64_t listed(const Pages& string, size_t, size_t frames) {
  std::list<uint32_t> used;
  std::unordered_map<uint32_t, std::list<uint32_t>::iterator> resident;
  int64_t faults = 0;
  for (const uint32_t page : string) {
    const auto found = resident.find(page);
    if (found != resident.end()) {
      used.splice(used.end(), used, found->second);
      continue;
    }
    faults += 1;
    if (resident.size() == frames) {
      resident.erase(used.front());
      used.pop_front();
    }
    resident[page] = used.insert(used.end(), page);
  }
  return faults;
}

struct Optimal {
  const Pages& string;
  std::vector<uint32_t> nextUse;
  std::vector<int32_t> frameOf, heap;
  size_t size = 0, now = 0;

  Optimal(const Pages& given, size_t pages, size_t frames)
      : string(given), nextUse(given.size()), frameOf(pages, -1), heap(frames + std::max<size_t>(1024, 3 * frames)) {
    std::vector<uint32_t> soonest(pages, NEVER);
    for (size_t at = string.size(); at-- > 0;) {
      nextUse[at] = soonest[string[at]];
      soonest[string[at]] = at;
    }
  }

  void sink(size_t place, int32_t use) {
    for (size_t child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && heap[child + 1] > heap[child]) child += 1;
      if (heap[child] <= use) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = use;
  }

  void push(int32_t use) {
    if (size == heap.size()) {
      size_t kept = 0;
      for (size_t place = 0; place < size; place += 1)
        if (heap[place] > int64_t(now)) heap[kept++] = heap[place];
      size = kept;
      for (size_t place = kept / 2; place-- > 0;) sink(place, heap[place]);
    }
    size_t place = size++;
    while (place > 0 && heap[(place - 1) / 2] < use) {
      heap[place] = heap[(place - 1) / 2];
      place = (place - 1) / 2;
    }
    heap[place] = use;
  }

  int64_t run(int32_t frames) {
    const int32_t length = string.size();
    std::vector<uint32_t> pageIn(frames);
    std::vector<int32_t> loadedAt(frames);
    int32_t used = 0;
    int64_t faults = 0;
    for (now = 0; now < string.size(); now += 1) {
      const uint32_t page = string[now];
      const int32_t present = frameOf[page];
      const auto useOf = [&](int32_t frame) {
        return nextUse[now] != NEVER ? int32_t(nextUse[now]) : 2 * length - loadedAt[frame];
      };
      if (present >= 0) {
        push(useOf(present));
        continue;
      }
      faults += 1;
      int32_t frame = used;
      const bool isFull = used == frames;
      if (isFull) {
        const int32_t use = heap[0];
        frame = frameOf[string[use < length ? use : 2 * length - use]];
        frameOf[pageIn[frame]] = -1;
      } else {
        used += 1;
      }
      frameOf[page] = frame;
      pageIn[frame] = page;
      loadedAt[frame] = now;
      if (isFull) sink(0, useOf(frame));
      else push(useOf(frame));
    }
    return faults;
  }
};

int main(int, char** argv) {
  const std::string how = argv[1];
  Pages string;
  std::string line, drawn;
  while (std::getline(std::cin, line)) {
    std::istringstream numbers(line);
    int64_t kind, references, pages, frames;
    numbers >> kind >> references >> pages >> frames;
    if (drawn != line) string = zipf(references, pages);
    drawn = line;
    const std::clock_t begin = std::clock();
    const int64_t faults = how == "lru"    ? lru(string, pages, frames)
                           : how == "list" ? listed(string, pages, frames)
                                           : Optimal(string, pages, frames).run(frames);
    const double ms = 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC;
    std::cout << ms << " " << faults << std::endl;
  }
}
