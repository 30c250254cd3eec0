#include "core/codec.hpp"

template class luoshi::base::OneOf<luoshi::core::Event::Alternatives>;

namespace luoshi::core {

std::string encode_envelope(const Envelope& envelope) {
  return base::to_json(envelope);
}
base::Result<Envelope> decode_envelope(std::string_view json) {
  return base::from_json<Envelope>(json);
}

void visit_texts(const Event& event, const std::function<void(const Text&)>& visit) {
  for_each_text(event, visit);
}

}  // namespace luoshi::core
