// Every record of a noun as its state, for what is read whole: units, posts, persons, sites.
#pragma once
#include "core/codec.hpp"
#include "journal/port.hpp"
#include "views/queries.hpp"

namespace luoshi::app {

// Calls take(record, state) for each, read in pages. Fault: StoreFault.
template <class S, class Take>
void for_each_state(views::Reader& reader, views::Noun noun, const Take& take) {
  views::ListQuery query{.noun = noun, .order = views::Order::newest, .limit = 500};
  do {
    const views::Page page = reader.list(query, core::unrestricted());
    for (const views::ListRow& row : page.rows) {
      const auto stored = reader.find(row.record, core::unrestricted());
      if (!stored) continue;
      auto state = core::decode_state(stored->state);
      if (!state) throw journal::StoreFault("state of " + base::to_text(row.record));
      if (auto* one = std::get_if<S>(&*state)) take(row.record, std::move(*one));
    }
    query.after = page.next;
  } while (!query.after.empty());
}

}  // namespace luoshi::app
