// Every limit of the product in one place, with its unit in the name and the reason beside it.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace luoshi::base::limits {

// HTTP. A request line with a long selection and a session cookie stays far under 16 KiB; more is
// an attack or a mistake, and the header must fit into memory before anybody is known.
inline constexpr std::size_t http_header_bytes_max = 16 * 1024;
inline constexpr std::size_t http_target_bytes_max = 8 * 1024;
inline constexpr std::size_t http_header_count_max = 100;
// One record with all its quantities and checklists; photos and files go another way.
inline constexpr std::size_t http_body_bytes_max = 1024 * 1024;
// 5,000 phones that stay connected, and room for the console.
inline constexpr std::size_t http_connections_max = 8000;
// An honest phone sends its header in one packet; a slow one is cut, so that it holds nothing.
inline constexpr std::chrono::seconds http_header_time_max{10};
inline constexpr std::chrono::seconds http_body_time_max{15};
// Longer than the 60 s of the usual gateway, so that the gateway closes first.
inline constexpr std::chrono::seconds http_idle_time_max{75};
// How long one answer may take to leave.
inline constexpr std::chrono::seconds http_answer_time_max{60};
// After the last answer the rest of what the client sends is read and dropped, or the reset of the
// connection would destroy the answer on its way.
inline constexpr std::chrono::seconds http_linger_time_max{2};
inline constexpr std::size_t http_linger_bytes_max = 8 * 1024 * 1024;
// stop(): requests already begun get this long to finish.
inline constexpr std::chrono::seconds http_drain_time_max{10};

// Confined children (interop/confined.hpp). Measured: 100,000 spreadsheet rows take 1 to 3 s of CPU
// and under 1 GiB; a photo of 50 megapixels under 2 s and 512 MiB. More is a hostile file.
inline constexpr unsigned child_sheet_cpu_seconds_max = 60;
inline constexpr std::chrono::seconds child_sheet_time_max{120};
inline constexpr std::size_t child_sheet_memory_bytes_max = 3ULL * 1024 * 1024 * 1024;
inline constexpr unsigned child_picture_cpu_seconds_max = 20;
inline constexpr std::chrono::seconds child_picture_time_max{40};
inline constexpr std::size_t child_picture_memory_bytes_max = 2ULL * 1024 * 1024 * 1024;
inline constexpr std::size_t child_file_bytes_max = 64ULL * 1024 * 1024;
inline constexpr unsigned child_open_files_max = 64;
// What a reader of spreadsheets may print: the rows of a large ledger are about 100 MiB as JSON.
inline constexpr std::size_t child_output_bytes_max = 256ULL * 1024 * 1024;
// The last lines a child complained with; GDAL stops by itself after 1,000 of them.
inline constexpr std::size_t child_complaint_bytes_max = 256ULL * 1024;

// Spreadsheets read (interop/workbook.hpp). A ledger of 10,000 rows with a photo in each is about
// 300 MiB; its sheet is about 10 MiB of XML.
inline constexpr std::size_t workbook_file_bytes_max = 512ULL * 1024 * 1024;
inline constexpr std::size_t workbook_plain_bytes_max = 256ULL * 1024 * 1024;  // CSV, JSON Lines
inline constexpr std::size_t workbook_parts_max = 50'000;                      // files in the ZIP
inline constexpr std::size_t workbook_part_bytes_max = 192ULL * 1024 * 1024;   // one, unpacked
inline constexpr std::size_t workbook_unpacked_bytes_max = 1024ULL * 1024 * 1024;
// XML of a real sheet shrinks 10 to 40 times; a ZIP bomb 1,000 times. Small parts may shrink more.
inline constexpr std::size_t workbook_ratio_max = 100;
inline constexpr std::size_t workbook_ratio_free_bytes = 8ULL * 1024 * 1024;
inline constexpr std::size_t workbook_sheets_max = 256;
inline constexpr std::size_t workbook_cells_max = 5'000'000;  // cells with text, all sheets
inline constexpr std::size_t sheet_rows_max = 1'048'576;      // what XLSX itself can hold
inline constexpr std::size_t sheet_columns_max = 2'000;       // what GDAL reads
inline constexpr std::size_t cell_bytes_max = 32'767 * 4;     // Excel: 32,767 characters
inline constexpr std::size_t sheet_merged_max = 100'000;

// Pictures inside a workbook. A phone's photo is 3 to 8 MiB; HEIC and PNG up to 20.
inline constexpr std::size_t workbook_pictures_max = 20'000;
inline constexpr std::size_t workbook_picture_bytes_max = 32ULL * 1024 * 1024;
inline constexpr std::size_t workbook_pictures_bytes_max = 512ULL * 1024 * 1024;

// Thumbnails in exported cells: enough for a printed list, about 10 KiB each.
inline constexpr unsigned thumbnail_side_px_max = 1'024;

// Records. A circular names at most a handful of units; each costs scope rows and entries.
inline constexpr std::size_t units_per_record_max = 8;
inline constexpr std::size_t programmes_per_record_max = 8;
inline constexpr std::size_t photos_per_record_max = 60;
inline constexpr std::size_t people_per_record_max = 500;
// Published together with the visit, in one command.
inline constexpr std::size_t findings_per_visit_max = 200;
inline constexpr std::size_t amount_groups_max = 50;
inline constexpr std::size_t table_rows_max = 500;
inline constexpr std::int64_t amount_max = 1'000'000'000'000;  // smallest units; sums stay in int64
inline constexpr std::size_t scopes_per_record_max = 32;       // 8 units, their ancestors, posts
inline constexpr std::size_t text_bytes_max = 64 * 1024;       // one typed text
// An authority is a district or county: some hundred villages, thousands of groups and shops.
inline constexpr std::size_t units_max = 20'000;
// Counts stop here and show 1000+.
inline constexpr std::int64_t count_cap = 1000;
// Writer: commands of one transaction, and commands that may wait before 503.
inline constexpr std::size_t commands_per_transaction_max = 256;
inline constexpr std::size_t commands_waiting_max = 4096;

// Selections and lists (views/selection.hpp). What people write by hand stays far below.
inline constexpr std::size_t selection_conditions_max = 16;
inline constexpr std::size_t selection_values_max = 64;
inline constexpr std::int32_t page_rows_max = 1000;
inline constexpr std::size_t search_text_bytes_max = 512;
// Terms handed to the search index; a longer text is found by these and then compared.
inline constexpr std::size_t search_terms_max = 24;
// Records that one list, count or search looks through before it hands back what it has found:
// about 40 ms. Keeps a filter that fits almost nothing from reading a million rows.
inline constexpr std::int32_t list_walk_rows_max = 10'000;
// Overdue records of which the clock remembers that they wait for people: some 4 MB. Those beyond
// are read again at each round, 30 us each.
inline constexpr std::size_t clock_remembers_max = 100'000;

// Change events over HTTP. A phone that was away for an evening catches up from what is kept; after
// more it reads its lists anew. A stream holds a connection and a queue of at most 1 MiB.
inline constexpr std::size_t events_kept_max = 20'000;
inline constexpr std::size_t event_streams_max = 5'000;
// Who was signed off hears nothing after this at the latest.
inline constexpr std::chrono::seconds event_listener_check_interval{5};

// Requests of one account. A phone asks a few a second, an importing program some hundred; a loop
// gone wild asks thousands.
inline constexpr double account_requests_per_second_max = 500;
inline constexpr double account_requests_burst_max = 2'000;

// Personal links: as long as a rectification with its extension may take.
inline constexpr std::int64_t link_days_max = 90;

// Days of one reporting grid: a quarter.
inline constexpr int reporting_days_max = 92;

// Jobs. One runs at a time: each reads or writes the whole ledger.
inline constexpr std::int64_t jobs_per_post_max = 3;  // not ended
inline constexpr std::size_t jobs_waiting_max = 50;
inline constexpr std::chrono::seconds job_kept_time = std::chrono::hours(24);

// SQLite (store/sqlite). The inner pages of every tree take some 70 MiB at 1 million cases (89 of
// 8 KiB at 10,000), nearly the writer's cache. More would break the 150 MiB of the server; what it
// misses the system has in memory. A reader's is taken by each of those at work, and kept by two:
// lists read no slower than with 16 MiB. The allocator takes a fifth more than both.
inline constexpr int sqlite_writer_cache_kib = 64 * 1024;
inline constexpr int sqlite_reader_cache_kib = 8 * 1024;
inline constexpr std::size_t sqlite_warm_readers_max = 2;
// Pages of 8 KiB in the log before it is copied back: 125 MiB. Measured against 4,000 (with pages
// of 4 KiB): +24 % at 100 commands a transaction with random records.
inline constexpr int sqlite_checkpoint_pages = 16'000;
// So few are copied back by the writer itself, in some 2 ms.
inline constexpr int sqlite_checkpoint_rest_pages = 500;
// Other processes (backup, reports) hold the file for moments only.
inline constexpr int sqlite_busy_ms_max = 10'000;
// Pages of the search index rewritten between two looks at the progress.
inline constexpr int search_merge_pages = 500;
inline constexpr int backup_step_pages = 1'000;

// Rule sets (pack). Published as one event, so its bytes travel with every backup and phone; a
// complete district is about 250 KiB.
inline constexpr std::size_t rule_set_bytes_max = 1024 * 1024;
inline constexpr std::size_t pack_file_bytes_max = 8 * 1024 * 1024;  // one table as text
inline constexpr std::size_t pack_rule_rows_max = 5'000;             // a table of rules
inline constexpr std::size_t pack_seed_rows_max = 50'000;            // a table of seed records
// More help nobody reads; a wrong file would otherwise complain about each of its cells.
inline constexpr std::size_t pack_complaints_max = 1'000;

// Network edge (http). A body of PUT goes to a file: a photo of 50 megapixels or an audio of an
// hour.
inline constexpr std::size_t http_upload_bytes_max = 64ULL * 1024 * 1024;
// So much must arrive in every http_body_time_max: 4 KiB a second, half of a bad GPRS line.
inline constexpr std::size_t http_upload_progress_bytes = 64 * 1024;
// Kept free for the journal: photos are refused before a record is.
inline constexpr std::int64_t disk_reserve_bytes = 512LL * 1024 * 1024;
// What one connection holds of a file that it sends or receives.
inline constexpr std::size_t http_file_piece_bytes = 64 * 1024;
// What waits for one listener. "X changed" is 100 bytes; who is 256 of them behind asks anew.
inline constexpr std::size_t http_stream_pieces_max = 256;
inline constexpr std::size_t http_stream_bytes_max = 1024 * 1024;
// Shorter than the shortest idle time of a usual gateway (30 s).
inline constexpr std::chrono::seconds http_stream_heartbeat_time{15};

// Accounts. argon2id as OWASP's cheat sheet asks for the least memory (19 MiB, 2 passes, 1 lane):
// 20 to 40 ms of a core. Two at once hold 38 MiB; a longer queue than this waits over a second, and
// 503 is more honest.
inline constexpr std::uint32_t argon2_memory_kib = 19 * 1024;
inline constexpr std::uint32_t argon2_passes = 2;
inline constexpr std::uint32_t argon2_lanes = 1;
inline constexpr std::uint32_t argon2_salt_bytes = 16;
inline constexpr std::uint32_t argon2_hash_bytes = 32;
inline constexpr std::ptrdiff_t argon2_at_once_max = 2;
inline constexpr std::size_t slow_work_threads = 2;
inline constexpr std::size_t slow_work_waiting_max = 64;
// GB/T 22239-2019 level 2 and the figures its assessors ask for (docs/accounts.md).
inline constexpr std::size_t password_length_min = 8;
inline constexpr std::size_t password_bytes_max = 256;  // hashed whole; more is no password
inline constexpr std::int32_t sign_in_failures_max = 5;
inline constexpr std::chrono::seconds sign_in_lock_time{300};
inline constexpr std::chrono::minutes console_idle_time_max{30};
inline constexpr std::chrono::hours console_time_max{12};
inline constexpr std::size_t pin_digits = 6;
inline constexpr std::chrono::hours slip_time_max{7 * 24};
inline constexpr std::chrono::hours phone_time_max{30 * 24};
// Who changes phones keeps two; the oldest is signed off when there are more.
inline constexpr std::size_t devices_per_account_max = 5;
inline constexpr std::size_t login_name_length_min = 2;
inline constexpr std::size_t login_name_length_max = 64;
inline constexpr std::size_t device_name_bytes_max = 128;
inline constexpr std::size_t posts_per_account_max = 32;
inline constexpr std::int32_t delegation_days_max = 184;
// How long a change made by another process may stay unseen, and an unused session is looked up
// without the file.
inline constexpr std::chrono::seconds session_cache_time{1};
inline constexpr std::size_t sessions_cached_max = 20'000;
inline constexpr std::chrono::seconds accounts_upkeep_time{60};
// Six calendar months are 181 to 184 days (Cybersecurity Law, article 23).
inline constexpr std::int32_t security_days_min = 184;
inline constexpr std::size_t security_noted_max = 1'000;  // waiting to be written
inline constexpr std::int32_t security_page_rows_max = 500;

// Photos and files of records (files). TXT and CSV are looked at whole: 8 MiB is a book.
inline constexpr std::size_t file_text_bytes_max = 8ULL * 1024 * 1024;
// The largest sensors of phones have 108 megapixels; a bomb of some KiB has 900 and more.
inline constexpr std::int64_t picture_pixels_max = 120'000'000;
inline constexpr std::size_t picture_header_bytes_max = 1024 * 1024;  // as vipsheader prints it
inline constexpr std::size_t camera_name_bytes_max = 64;
// A list on a phone, a screen, a page of paper, and what marks are drawn upon.
inline constexpr unsigned picture_thumb_px = 320;
inline constexpr unsigned picture_view_px = 1600;
inline constexpr unsigned picture_public_px = 2048;
inline constexpr unsigned picture_marked_px = 4096;
inline constexpr std::size_t picture_marks_max = 100;
inline constexpr std::size_t watermark_bytes_max = 240;  // 80 Chinese characters: one line
// A day of the busiest clerk, who enters for 20 villages; a link answers for one paper.
inline constexpr std::int64_t files_per_post_day = 3'000;
inline constexpr std::int64_t file_bytes_per_post_day = 4LL * 1024 * 1024 * 1024;
inline constexpr std::int64_t files_per_link_day = 60;
inline constexpr std::int64_t file_bytes_per_link_day = 200LL * 1024 * 1024;
// A phone that uploaded its photos before its record may be away for a week.
inline constexpr std::chrono::hours file_orphan_time{7 * 24};
// One look of the sweep. The writer waits while files are removed: about 10 ms for each.
inline constexpr std::int32_t files_swept_at_once = 10;
inline constexpr std::int32_t file_texts_walked_at_once = 4'096;
inline constexpr std::size_t take_down_reason_bytes_max = 300;

// Of one address (for IPv6: one /64), before anybody has signed in. An office behind one address of
// its own has some dozens of phones; a bigger one declares its gateway as a trusted proxy.
inline constexpr std::size_t http_connections_per_address_max = 200;
inline constexpr double http_requests_per_second_max = 50;
inline constexpr double http_requests_burst_max = 200;
// Keys a rate limiter remembers, about 200 bytes each; the one longest unseen is forgotten first.
inline constexpr std::size_t rate_limit_keys_max = 20'000;
// Shorter answers fit into one packet anyway.
inline constexpr std::size_t http_compress_bytes_min = 1024;

// The screens in memory: both builds with their compressed forms are 5 MiB.
inline constexpr std::size_t web_bytes_max = 64ULL * 1024 * 1024;
// A page that was opened before an upgrade may stay open for a week.
inline constexpr std::chrono::hours web_kept_time{7 * 24};
inline constexpr std::size_t web_kept_bytes_max = 32ULL * 1024 * 1024;

// A screen shows a page of records with the units, posts and sites they name.
inline constexpr std::size_t names_at_once_max = 200;
// Settings of the installation, and what people write to those who run it.
inline constexpr std::size_t setting_text_bytes_max = 600;  // 200 Chinese characters, an address
inline constexpr std::size_t feedback_bytes_max = 6'000;
inline constexpr std::int64_t feedback_per_account_day = 20;
inline constexpr std::int32_t feedback_rows_max = 200;
inline constexpr std::size_t view_name_bytes_max = 120;  // 40 Chinese characters
inline constexpr std::size_t view_query_bytes_max = 4'000;
inline constexpr std::int64_t views_per_account_max = 50;
inline constexpr std::int32_t map_zoom_max = 22;
inline constexpr std::size_t tile_bytes_max = 2ULL * 1024 * 1024;
// Areas of units. A district with 300 villages at 1:10,000 has 100,000 points.
inline constexpr std::size_t boundaries_bytes_max = 16ULL * 1024 * 1024;
inline constexpr std::size_t boundary_features_max = 5'000;
inline constexpr std::size_t boundary_points_max = 500'000;
// One picture or table for a chat group.
inline constexpr std::size_t shared_records_max = 200;
inline constexpr std::size_t shared_texts_max = 10'000;  // cells of a table that is shared
// A day of the busiest clerk: 2,000 commands of 10 KiB. More is a client that runs in a circle, or
// somebody who fills the disk.
inline constexpr std::int64_t command_bytes_per_account_day = 64LL * 1024 * 1024;

}  // namespace luoshi::base::limits
