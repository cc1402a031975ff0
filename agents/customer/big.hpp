// Vectors of everybody: on whole cache lines, and where the system offers large pages, on those, because people are
// visited in no order and each visit would otherwise also look up a page.
#pragma once
#include <cstddef>
#include <new>
#include <vector>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace peakend::customer {

template <class T>
struct BigAllocator {
  using value_type = T;
  BigAllocator() = default;
  template <class U>
  BigAllocator(const BigAllocator<U>&) {}

  static constexpr std::size_t line = 64, page = std::size_t{2} << 20;
  static std::align_val_t alignment(std::size_t n) { return std::align_val_t{n * sizeof(T) >= page ? page : line}; }

  T* allocate(std::size_t n) {
    void* room = ::operator new(n * sizeof(T), alignment(n));
#if defined(__linux__)
    if (n * sizeof(T) >= page) madvise(room, n * sizeof(T) / page * page, MADV_HUGEPAGE);  // a wish: it may be refused
#endif
    return static_cast<T*>(room);
  }
  void deallocate(T* room, std::size_t n) { ::operator delete(room, alignment(n)); }
  bool operator==(const BigAllocator&) const { return true; }
};

template <class T>
using Big = std::vector<T, BigAllocator<T>>;

}  // namespace peakend::customer
