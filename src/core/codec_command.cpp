#include "core/codec.hpp"

template class luoshi::base::OneOf<luoshi::core::Command::Alternatives>;

namespace luoshi::core {

std::string encode_command(const Command& command) {
  return base::to_json(command);
}
base::Result<Command> decode_command(const boost::json::value& json) {
  return base::decode<Command>(json);
}

void visit_texts(Command& command, const std::function<void(Text&)>& visit) {
  for_each_text(command, visit);
}

}  // namespace luoshi::core
