#include "core/codec.hpp"

template class luoshi::base::OneOf<luoshi::core::State::Alternatives>;

namespace luoshi::core {

std::string encode_state(const State& state) {
  return base::to_json(state);
}
base::Result<State> decode_state(std::string_view json) {
  return base::from_json<State>(json);
}

}  // namespace luoshi::core
