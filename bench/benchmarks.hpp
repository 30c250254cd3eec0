// Every benchmark, in the order of the report.
#pragma once
#include "bench/office.hpp"
#include "bench/report.hpp"

namespace luoshi::bench {

// Databases of this run, closed and never written to; benchmarks work on copies.
struct Databases {
  std::filesystem::path folder;
  std::filesystem::path writing;  // what write paths and imports begin with
  struct Filled {
    std::size_t cases = 0;
    std::filesystem::path file;
  };
  // By number of cases; the last one is what the size asks for.
  std::vector<Filled> filled;
};

void measure_write_path(const Databases& databases, Report& report);
void measure_import(const Databases& databases, Report& report);
void measure_reads(const Databases& databases, Report& report);
void measure_verify(const Databases& databases, Report& report);
void measure_start(const Databases& databases, Report& report);
void measure_https(const Databases& databases, Report& report);
void measure_memory(const Databases& databases, Report& report);

}  // namespace luoshi::bench
