#include "journal/messages.hpp"

namespace luoshi::journal {

namespace {
constexpr base::Message table[] = {
    {"frontier_malformed", "账册的树头损坏，长度与条数不符。请停止写入，从备份恢复后再核验。",
     "The stored tree head is damaged: its length does not fit its size. Stop writing, restore "
     "from a backup, then verify."},
    {"entry_beyond_tree",
     "第 {index} 条记录不在这个检查点之内（共 {size} 条）。请换用更新的检查点。",
     "Entry {index} is not covered by this checkpoint ({size} {size:entry|entries}). Use a newer "
     "checkpoint."},
    {"checkpoint_beyond_tree",
     "检查点写明 {checkpoint} 条，账册只有 {size} 条：账册被截短，或检查点属于另一份账册。"
     "请保留两者并查明原因。",
     "The checkpoint states {checkpoint} {checkpoint:entry|entries}, the journal has {size}: the "
     "journal was cut "
     "short, or the checkpoint belongs to another. Keep both and find out why."},
    {"key_file_missing", "找不到签名密钥文件 {file}。请从保管处取回，或用新密钥开始新的纪元。",
     "The signing key file {file} is missing. Bring it back from where it is kept, or begin a new "
     "epoch with a new key."},
    {"key_file_open_to_others", "签名密钥文件 {file} 可被他人读写。请执行 chmod 600 后重试。",
     "Others can read or write the signing key file {file}. Run chmod 600 on it and try again."},
    {"key_file_malformed", "{file} 不是未加密的 Ed25519 PKCS#8 PEM 密钥。请检查是否拿错文件。",
     "{file} is not an unencrypted Ed25519 key in PKCS#8 PEM. Check that it is the right file."},
    {"key_file_exists", "签名密钥文件 {file} 已存在，不会覆盖。请先移走，或直接使用它。",
     "The signing key file {file} exists and is never overwritten. Move it away or use it."},
    {"checkpoint_too_large", "检查点超过 {bytes} 字节，不予读取。请重新索取检查点原文。",
     "The checkpoint is larger than {bytes} bytes and is not read. Ask for the original again."},
    {"checkpoint_not_text",
     "检查点含有不该出现的字符。请原样复制全文，不要经过会改标点或换行的软件。",
     "The checkpoint holds characters that do not belong there. Copy it unchanged, without "
     "software that alters punctuation or line ends."},
    {"checkpoint_unsigned", "检查点没有签名行。请连同空行和以“—”开头的签名行一起复制。",
     "The checkpoint has no signature line. Copy it with the blank line and the lines that begin "
     "with a dash."},
    {"checkpoint_lines_malformed", "检查点正文应恰为三行：名称、条数、树根。请重新索取原文。",
     "The body of a checkpoint has exactly three lines: name, size, root. Ask for the original."},
    {"checkpoint_origin_malformed",
     "检查点第一行不是“机构名/epoch/序号”的形式。请检查第一行是否完整。",
     "The first line of the checkpoint is not of the form authority/epoch/number. Check that it "
     "is complete."},
    {"checkpoint_size_malformed", "检查点第二行应为不带前导零的条数。请重新索取原文。",
     "The second line of a checkpoint is a number of entries without leading zeros. Ask for the "
     "original."},
    {"checkpoint_root_malformed", "检查点第三行应为 44 个字符的树根。请检查是否漏抄或多抄。",
     "The third line of a checkpoint is a root of 44 characters. Check for lost or extra ones."},
    {"checkpoint_signature_malformed", "检查点的签名行不完整或格式不对。请重新索取原文。",
     "A signature line of the checkpoint is incomplete or malformed. Ask for the original."},
    {"checkpoint_signatures_too_many", "检查点的签名行超过 {most} 行。请去掉其他见证人的签名。",
     "The checkpoint has more than {most} signature lines. Leave out those of witnesses."},
    {"checkpoint_of_another_log",
     "检查点属于 {origin}，而公钥属于 {expected}。请使用同一机构、同一纪元的公钥。",
     "The checkpoint is of {origin}, the public key of {expected}. Use the key of the same "
     "authority and epoch."},
    {"checkpoint_signed_by_other_key",
     "检查点上没有这把公钥的签名。请核对公钥来源；若来源可靠，此检查点不可信。",
     "The checkpoint carries no signature of this public key. Check where the key comes from; if "
     "that is sound, do not trust the checkpoint."},
    {"checkpoint_signature_false",
     "检查点的签名与内容不符：内容被改动过，或签名是伪造的。请勿采信，并保留原件。",
     "The signature does not fit the checkpoint: the text was changed or the signature forged. Do "
     "not trust it, and keep it."},
    {"verifier_key_malformed", "公钥应为“名称+8 位校验+公钥”一行文字。请完整复制。",
     "A public key is one line: name+8 digits+key. Copy it completely."},
    {"verifier_key_hash_false", "公钥与其校验不符，可能抄错或漏字。请重新复制。",
     "The public key does not fit its own check digits: mistyped or cut off. Copy it again."},
    {"proof_too_large", "证明文件超过 {bytes} 字节，不予读取。请检查是否拿错文件。",
     "The proof file is larger than {bytes} bytes and is not read. Check that it is the right "
     "file."},
    {"proof_format_unknown", "证明文件的格式不是 {expected}。请使用同一版本的程序核验。",
     "The proof file is not of the format {expected}. Verify it with a program that knows it."},
    {"proof_of_another_log", "证明文件写明的机构或纪元与其检查点不一致。文件被改动过，请勿采信。",
     "Authority or epoch of the proof file differ from its checkpoint. It was changed; do not "
     "trust it."},
    {"proof_size_differs", "证明文件写明的条数与其检查点不一致。文件被改动过，请勿采信。",
     "The tree size of the proof file differs from its checkpoint. It was changed; do not trust "
     "it."},
    {"proof_path_false",
     "从这条记录算不到检查点的树根：记录、位置或路径被改动过。请勿采信，并保留原件。",
     "The path from this entry does not lead to the checkpoint's root: entry, place or path was "
     "changed. Do not trust it, and keep it."},
    {"proof_event_malformed", "证明文件中的记录内容不是完整的 base64 文字。请重新索取文件。",
     "The event in the proof file is not complete base64 text. Ask for the file again."},
    {"proof_event_false", "证明文件中的记录内容与账册所记不符：内容或盐值被改动过。请勿采信。",
     "The event in the proof file is not the one recorded: its bytes or salt were changed. Do not "
     "trust it."},
    {"authenticity_code_malformed", "验真码应为 14 位字母和数字（形如 XXXXX-XXXXX-XXXX）。请核对。",
     "An authenticity code has 14 letters and digits (XXXXX-XXXXX-XXXX). Please check."},
    {"authenticity_code_mistyped", "验真码有抄错的字符。请对照原件重新输入。",
     "The authenticity code has a wrong character. Type it again from the original."},
    {"proof_states_checkpoint_signed", "检查点由所给公钥的持有者签署",
     "the checkpoint was signed by the holder of the given key"},
    {"proof_states_entry_recorded", "这条记录在该检查点所覆盖的账册中，位置如所示",
     "this entry stands at the place shown in the journal covered by that checkpoint"},
    {"proof_states_event_unchanged", "所示记录内容与当时记入的逐字节相同",
     "the event shown is byte for byte the one recorded"},
    {"proof_states_same_history_for_all", "其他人看到的是同一份账册（需与另处留存的检查点比对）",
     "others see the same journal (compare with a checkpoint kept elsewhere)"},
    {"proof_states_texts_unchanged", "手写文字、姓名和照片未变（记录中只存其加盐摘要）",
     "typed texts, names and photos are unchanged (the event holds only their salted digests)"},
};
}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::journal
