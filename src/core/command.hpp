// Every command of the product, in one place. A command's id is its idempotency key; a command that
// creates a record gives the record its own id.
#pragma once
#include "base/one_of.hpp"
#include "core/activity.hpp"
#include "core/authority.hpp"
#include "core/case_commands.hpp"
#include "core/request_commands.hpp"
#include "core/unit.hpp"

namespace luoshi::core {

using Command = base::OneOf<boost::mp11::mp_append<
    std::variant<FoundAuthority, PublishRuleSet, BeginEpoch, EraseTexts, SendFigures,
                 SettleSetAside, RecordUnit, RecordPerson, RecordPost, RecordSite, RecordActivity,
                 CorrectActivity, VoidActivity, PublishActivity>,
    CaseCommands, RequestCommands>>;

std::string_view tag_of(const Command& command);

}  // namespace luoshi::core

extern template class luoshi::base::OneOf<luoshi::core::Command::Alternatives>;
