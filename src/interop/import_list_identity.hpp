// Which record a line of a list is: the one that is there with its code; else the one of its name
// within its unit (a post: of its role, unit, holder and first day); else a new one, whose id
// follows from the same, so that a repeated import changes nothing.
#pragma once
#include "interop/import_names.hpp"

namespace luoshi::interop {

class ListIdentity {
 public:
  ListIdentity(const ImportNames& names, std::string authority);

  core::Id unit(const std::string& code) const;
  // nullopt: several records fit.
  std::optional<core::Id> person(const core::Person& person) const;
  std::optional<core::Id> post(const core::Post& post) const;
  std::optional<core::Id> site(const core::Site& site) const;
  core::Id post_of_code(const std::string& code) const;
  // What the records of that code say now; empty when there is none.
  std::optional<core::Id> home_of(const std::string& person_code) const;
  std::optional<core::Id> ground_of(const std::string& site_code) const;
  const core::Post* post_before(const std::string& code) const;

 private:
  using Records = std::map<core::Id, NamedRecord>;
  struct Index {
    std::map<std::string, core::Id> by_code;
    std::map<std::pair<std::string, std::optional<core::Id>>, std::vector<core::Id>> by_name;
  };
  static Index index_of(const Records& records);
  std::optional<core::Id> find(std::string_view noun, const Index& index, const Records& records,
                               const NamedRecord& wanted) const;
  core::Id fresh(std::string_view noun, std::string_view key) const;

  const core::Directory& directory_;
  const Records& person_records_;
  const Records& site_records_;
  const std::map<core::Id, std::string>& post_titles_;
  std::string authority_;
  Index persons_;
  Index sites_;
  std::map<std::string, core::Id> posts_;
};

}  // namespace luoshi::interop
