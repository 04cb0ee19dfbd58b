//! What each exercise promises to show, as sentences that are run.

use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Case, FindingTable, Report};

fn exercise(slug: &str) -> &'static dyn Registered {
    exercises::find(slug).unwrap_or_else(|| panic!("the registry lists no `{slug}`"))
}

/// The default case with some knobs turned.
fn case(slug: &str, turned: &[(&str, u64)]) -> Case {
    let mut case = exercise(slug).default_case();
    for &(knob, value) in turned {
        let before = case.insert(knob.to_owned(), value);
        assert!(before.is_some(), "`{slug}` has no knob `{knob}`");
    }
    case
}

fn run(slug: &str, variant: &str, turned: &[(&str, u64)]) -> Report {
    Lab::shipped().report(slug, variant, &case(slug, turned))
}

mod slots {
    use super::run;

    #[test]
    fn optimized_is_24_bytes_a_point_exactly() {
        for points in [1, 2, 3, 1_023, 10_000, 12_345] {
            let report = run("slots", "optimized", &[("points", points)]);
            assert_eq!(report.usage.peak, 24 * points);
            assert_eq!(report.floor, report.usage.peak);
        }
    }

    #[test]
    fn naive_is_more_than_four_times_that() {
        for points in [1_023, 10_000, 12_345] {
            let report = run("slots", "naive", &[("points", points)]);
            assert!(report.usage.peak > 4 * 24 * points, "{:?}", report.usage);
        }
    }

    #[test]
    fn without_points_everything_is_zero() {
        for variant in ["naive", "optimized"] {
            let report = run("slots", variant, &[("points", 0)]);
            assert_eq!(report.usage, protocol::Usage::default());
            assert_eq!(report.floor, 0);
        }
    }
}

mod lazy_sum {
    use super::{case, exercise, run};

    #[test]
    fn optimized_allocates_nothing_at_all() {
        for case in super::exercise("lazy-sum").edges() {
            let report = super::Lab::shipped().report("lazy-sum", "optimized", &case);
            assert_eq!(report.usage, protocol::Usage::default());
        }
        let report = run("lazy-sum", "optimized", &[]);
        assert_eq!(report.usage, protocol::Usage::default());
    }

    #[test]
    fn naive_holds_8_bytes_a_number() {
        let knob = &exercise("lazy-sum").knobs()[0].name;
        for numbers in [1, 1_023, 500_000] {
            let report = run("lazy-sum", "naive", &[(knob, numbers)]);
            assert_eq!(report.usage.peak, 8 * numbers, "{:?}", report.case);
        }
    }

    #[test]
    fn the_default_is_half_a_million_numbers() {
        assert_eq!(
            case("lazy-sum", &[]).into_values().collect::<Vec<_>>(),
            [500_000]
        );
    }
}

mod typed_array {
    use super::{case, run};

    #[test]
    fn optimized_is_8_bytes_a_number_in_one_block() {
        for numbers in [1, 2, 7, 1_023, 100_000] {
            let report = run("typed-array", "optimized", &[("numbers", numbers)]);
            assert_eq!(report.usage.peak, 8 * numbers);
            assert_eq!(report.usage.allocations, 1);
            assert_eq!(report.floor, report.usage.peak);
        }
    }

    #[test]
    fn naive_is_at_least_two_and_a_half_times_that() {
        for numbers in [1, 2, 7, 1_023, 100_000] {
            let report = run("typed-array", "naive", &[("numbers", numbers)]);
            // 16 bytes of object and an address of 4.
            assert_eq!(report.usage.peak, (16 + 4) * numbers);
            assert_eq!(report.usage.allocations, numbers + 1);
            assert!(2 * report.usage.peak >= 5 * 8 * numbers);
        }
    }

    #[test]
    fn the_default_is_100_000_numbers() {
        assert_eq!(case("typed-array", &[])["numbers"], 100_000);
    }
}

mod packed_records {
    use protocol::{FindingTable, Layout, Report};

    use super::{case, run};

    const COUNTS: [u64; 6] = [1, 2, 255, 257, 1_000, 10_001];

    fn layout(report: &Report) -> &Layout {
        match &report.findings[..] {
            [finding] => match &finding.table {
                FindingTable::Layouts(layouts) => &layouts[0],
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn packed_is_13_bytes_a_record_exactly() {
        for records in COUNTS {
            let report = run("packed-records", "optimized", &[("records", records)]);
            assert_eq!(report.usage.peak, 13 * records);
            assert_eq!(report.usage.allocations, 1);
            assert_eq!(report.floor, report.usage.peak);
        }
    }

    #[test]
    fn the_default_packs_into_13_000_bytes() {
        assert_eq!(case("packed-records", &[])["records"], 1_000);
        let report = run("packed-records", "optimized", &[]);
        assert_eq!(report.usage.peak, 13_000);
    }

    #[test]
    fn a_struct_is_16_bytes_and_a_map_176() {
        for records in COUNTS {
            for (variant, bytes) in [("aligned", 16), ("naive", 176)] {
                let report = run("packed-records", variant, &[("records", records)]);
                assert_eq!(report.usage.peak, bytes * records, "{variant}");
            }
        }
    }

    #[test]
    fn the_pictures_show_the_padding_that_the_figures_count() {
        for (variant, padding) in [("aligned", 3), ("optimized", 0)] {
            let report = run("packed-records", variant, &[]);
            let layout = layout(&report);
            assert_eq!(report.usage.peak, 1_000 * layout.size, "{variant}");
            let of_fields: u64 = layout.fields.iter().map(|field| field.size).sum();
            assert_eq!(layout.size - of_fields, padding, "{variant}");
            let names = layout.fields.iter().map(|field| field.name.as_str());
            let as_written = ["id: u32", "x: f32", "y: f32", "flags: u8"];
            assert!(names.eq(as_written), "{variant} {layout:?}");
        }
    }
}

mod interning {
    use super::{exercise, run};

    /// The bytes that one more row costs, apart from what a table's growth
    /// rounds up: the difference between two row counts of the same capacity.
    fn bytes_of_names(variant: &str, rows: u64) -> i128 {
        let knob = &exercise("interning").knobs()[0].name;
        let [fewer, more] = [rows, rows + 1]
            .map(|rows| i128::from(run("interning", variant, &[(knob, rows)]).usage.total));
        more - fewer
    }

    #[test]
    fn the_default_is_50_000_rows() {
        assert_eq!(exercise("interning").knobs()[0].default, 50_000);
    }

    #[test]
    fn a_row_more_owns_its_name_only_in_naive() {
        // 2^15 + 2^14: no doubling of a table lies between it and the next.
        let rows = 49_152;
        assert!(bytes_of_names("naive", rows) > bytes_of_names("optimized", rows));
        assert!(
            run("interning", "optimized", &[]).usage.peak
                < run("interning", "naive", &[]).usage.peak
        );
    }

    #[test]
    fn optimized_allocates_as_often_for_a_row_more() {
        let knob = &exercise("interning").knobs()[0].name;
        let [fewer, more] = [49_152, 49_153].map(|rows| {
            run("interning", "optimized", &[(knob, rows)])
                .usage
                .allocations
        });
        assert_eq!(fewer, more);
        let [fewer, more] = [49_152, 49_153]
            .map(|rows| run("interning", "naive", &[(knob, rows)]).usage.allocations);
        assert!(fewer < more, "{fewer} {more}");
    }
}

mod lazy_loading {
    use super::{case, run};

    /// What one model loads: numbers, the table with its marks, and names.
    const LOADED: u64 = 10_000 * 4 + 2_048 * 16 + 2_048 + 8 + 1_000 * 8;

    #[test]
    fn the_default_uses_one_of_a_hundred_models() {
        let case = case("lazy-loading", &[]);
        assert_eq!((case["models"], case["used"]), (100, 1));
    }

    #[test]
    fn optimized_is_under_3_percent_of_naive() {
        let [naive, optimized] =
            ["naive", "optimized"].map(|variant| run("lazy-loading", variant, &[]).usage.peak);
        assert!(100 * optimized < 3 * naive, "{optimized} {naive}");
    }

    #[test]
    fn a_model_costs_what_it_loads_only_if_it_is_used() {
        for (models, used) in [(0, 0), (1, 0), (1, 1), (7, 3), (30, 1), (30, 30)] {
            let turned = [("models", models), ("used", used)];
            let naive = run("lazy-loading", "naive", &turned).usage;
            assert_eq!(naive.peak, models * (48 + LOADED));
            let optimized = run("lazy-loading", "optimized", &turned).usage;
            assert_eq!(optimized.peak, models * 56 + used * LOADED);
            assert_eq!(
                optimized.allocations,
                u64::from(models > 0) + used * (1 + 1 + 1_000)
            );
        }
    }

    #[test]
    fn no_more_models_are_used_than_there_are() {
        for variant in ["naive", "optimized"] {
            let [all, more] = [3, 2_000].map(|used| {
                let report = run("lazy-loading", variant, &[("models", 3), ("used", used)]);
                (report.answer, report.usage.peak, report.floor)
            });
            assert_eq!(all, more, "{variant}");
        }
    }

    #[test]
    fn the_second_use_gives_the_same_and_loads_nothing() {
        for variant in ["naive", "optimized"] {
            let answer = run("lazy-loading", variant, &[]).answer;
            let (first, again) = answer.split_once(", then ").expect("two uses");
            assert_ne!(first, "0");
            assert_eq!(again, format!("{first} with 0 loads"), "{variant}");
        }
    }
}

mod compact_records {
    use super::{exercise, run};

    #[test]
    fn the_five_rank_with_the_smallest_last() {
        let variants = exercise("compact-records").variants();
        assert_eq!(variants.len(), 5, "{variants:?}");
        let peaks: Vec<u64> = variants
            .iter()
            .map(|variant| run("compact-records", variant, &[]).usage.peak)
            .collect();
        assert!(peaks.is_sorted_by(|a, b| a > b), "{variants:?} {peaks:?}");
        assert_eq!(variants.last(), Some(&"optimized"));
    }
}

mod chunked_processing {
    use super::run;

    fn peak(variant: &str, records: u64, chunk: u64) -> u64 {
        let turned = [("records", records), ("chunk", chunk)];
        run("chunked-processing", variant, &turned).usage.peak
    }

    #[test]
    fn the_peak_of_chunks_does_not_depend_on_the_number_of_records() {
        let expected = peak("optimized", 10_000, 1_000);
        for records in [50_000, 200_000] {
            assert_eq!(peak("optimized", records, 1_000), expected, "{records}");
        }
    }

    #[test]
    fn the_peak_of_chunks_grows_with_the_chunk() {
        let peaks = [10, 100, 1_000, 10_000].map(|chunk| peak("optimized", 50_000, chunk));
        assert!(peaks.is_sorted_by(|a, b| a < b), "{peaks:?}");
    }

    #[test]
    fn the_peak_of_all_at_once_grows_with_the_records() {
        let peaks = [10, 1_000, 50_000, 200_000].map(|records| peak("naive", records, 1_000));
        assert!(peaks.is_sorted_by(|a, b| a < b), "{peaks:?}");
    }

    #[test]
    fn one_at_a_time_holds_least() {
        let peaks = ["naive", "optimized", "streamed"].map(|variant| peak(variant, 200_000, 1_000));
        assert!(peaks.is_sorted_by(|a, b| a > b), "{peaks:?}");
    }
}

mod copy_on_write {
    use protocol::{FindingTable, Usage};

    use super::{Lab, case, exercise, run};

    fn usage(variant: &str, handles: u64, entries: u64, writers: u64) -> Usage {
        let turned = [
            ("handles", handles),
            ("entries", entries),
            ("writers", writers),
        ];
        run("copy-on-write", variant, &turned).usage
    }

    #[test]
    fn the_default_is_10_handles_on_1_000_entries_and_one_writer() {
        let expected =
            [("handles", 10), ("entries", 1_000), ("writers", 1)].map(|(k, v)| (k.to_owned(), v));
        assert_eq!(case("copy-on-write", &[]), expected.into());
    }

    #[test]
    fn reads_copy_nothing_and_the_first_write_of_a_handle_copies_once() {
        // The list of handles, and the block that all share; then a block of
        // two counts and the entries for each writer.
        for writers in 0..10 {
            let usage = usage("optimized", 10, 333, writers);
            assert_eq!(usage.allocations, 2 + writers);
            assert_eq!(usage.peak, 10 * 8 + (1 + writers) * (333 * 8 + 8));
        }
    }

    #[test]
    fn the_last_owner_of_a_block_writes_without_a_copy() {
        assert_eq!(
            usage("optimized", 10, 333, 10),
            usage("optimized", 10, 333, 9)
        );
    }

    #[test]
    fn more_writers_than_handles_are_all_handles() {
        for variant in exercise("copy-on-write").variants() {
            assert_eq!(usage(variant, 10, 33, 11), usage(variant, 10, 33, 10));
        }
    }

    #[test]
    fn naive_copies_for_every_handle_whoever_writes() {
        for writers in [0, 1, 10] {
            let usage = usage("naive", 10, 333, writers);
            assert_eq!(usage.allocations, 11);
            assert_eq!(usage.peak, 10 * (333 * 8 + 12));
        }
    }

    #[test]
    fn the_picture_after_the_write_shows_two_blocks_of_8_008_bytes() {
        let report =
            Lab::shipped().report("copy-on-write", "optimized", &case("copy-on-write", &[]));
        let after = report.findings.last().map(|finding| &finding.table);
        let Some(FindingTable::Sharing(blocks)) = after else {
            panic!("{:?} end with no picture", report.findings);
        };
        let bytes: Vec<u64> = blocks.iter().map(|block| block.bytes).collect();
        assert_eq!(bytes, [8_008; 2]);
    }
}

mod buffer_pool {
    use protocol::Usage;

    use super::{case, run};

    fn usage(variant: &str, requests: u64, pool: u64, in_flight: u64) -> Usage {
        let turned = [
            ("requests", requests),
            ("pool", pool),
            ("in-flight", in_flight),
        ];
        run("buffer-pool", variant, &turned).usage
    }

    #[test]
    fn the_default_is_100_requests_and_a_pool_of_5() {
        let case = case("buffer-pool", &[]);
        assert_eq!((case["requests"], case["pool"]), (100, 5));
    }

    #[test]
    fn naive_allocates_100_times_and_the_pool_5_times() {
        let [naive, optimized] = ["naive", "optimized"].map(|v| run("buffer-pool", v, &[]).usage);
        assert_eq!((naive.allocations, optimized.allocations), (100, 5));
    }

    #[test]
    fn the_peak_of_the_pool_is_higher() {
        let [naive, optimized] = ["naive", "optimized"].map(|v| run("buffer-pool", v, &[]).usage);
        assert_eq!((naive.peak, optimized.peak), (3 * 1_024, 5 * 1_024));
    }

    #[test]
    fn the_pool_makes_as_many_buffers_as_it_begins_with_or_as_are_in_flight() {
        for (requests, pool, in_flight) in [(0, 5, 3), (9, 5, 5), (9, 5, 8), (7, 0, 16)] {
            let usage = usage("optimized", requests, pool, in_flight);
            let buffers = pool.max(in_flight.min(requests));
            assert_eq!(usage.allocations, buffers);
            assert_eq!(usage.peak, buffers * 1_024, "grown by its own size");
        }
    }

    #[test]
    fn naive_allocates_for_each_request_and_holds_those_in_flight() {
        for (requests, in_flight) in [(0, 3), (2, 3), (333, 1), (333, 16)] {
            let usage = usage("naive", requests, 5, in_flight);
            assert_eq!(usage.allocations, requests);
            assert_eq!(usage.peak, in_flight.min(requests) * 1_024);
        }
    }
}

mod byte_bounded_cache {
    use protocol::FindingTable;

    use super::{case, run};

    /// What a run found out about its cache: a row of its table.
    fn row(variant: &str, knob: &str, value: u64, name: &str) -> i64 {
        let report = run("byte-bounded-cache", variant, &[(knob, value)]);
        let Some(FindingTable::Numbers(numbers)) = report.findings.last().map(|f| &f.table) else {
            panic!("{:?} have no numbers", report.findings);
        };
        let row = numbers.rows.iter().find(|row| row.name == name);
        row.and_then(|row| row.cells[0])
            .unwrap_or_else(|| panic!("{numbers:?} have no `{name}`"))
    }

    fn most_held(variant: &str, limit: u64) -> i64 {
        row(variant, "limit", limit, "most bytes of values kept")
    }

    fn found(variant: &str, knob: &str, value: u64) -> i64 {
        row(variant, knob, value, "lookups that found their value")
    }

    #[test]
    fn the_default_limit_is_10_000_bytes_with_values_of_4_000() {
        let case = case("byte-bounded-cache", &[]);
        assert_eq!((case["limit"], case["value"]), (10_000, 4_000));
    }

    #[test]
    fn optimized_keeps_its_limit_and_naive_knows_none() {
        for limit in [0, 399, 400, 3_999, 4_000, 10_000, 20_000] {
            let held = most_held("optimized", limit);
            assert!(
                u64::try_from(held).is_ok_and(|held| held <= limit),
                "{held}"
            );
            assert!(most_held("naive", limit) > 50_000);
        }
    }

    #[test]
    fn the_peak_is_the_limit_and_one_value_more_and_a_little_for_the_entries() {
        for limit in [0, 4_000, 10_000, 50_000, 100_000] {
            let turned = [("limit", limit)];
            let report = run("byte-bounded-cache", "optimized", &turned);
            assert!(report.usage.peak <= limit + 12_000 + 2_000, "{report:?}");
        }
    }

    /// As the exercise's own text adds them up.
    #[test]
    fn the_peaks_are_values_entries_and_a_table() {
        let table = |places: u64| places * 8 + places + 8;
        let entries = |count: u64| (count + 2) * 24;
        let [naive, optimized] =
            ["naive", "optimized"].map(|v| run("byte-bounded-cache", v, &[]).usage.peak);
        assert_eq!(naive, 60_800 + entries(10) + table(32));
        assert_eq!(optimized, 10_000 + 12_000 + entries(7) + table(8));
    }

    #[test]
    fn a_limit_of_a_byte_more_can_find_fewer_values() {
        let [less, more] = [3_999, 4_000].map(|limit| found("optimized", "limit", limit));
        assert!(less > 3 * more, "{less} {more}");
    }

    #[test]
    fn two_values_are_over_the_limit_and_find_less() {
        let turned = [("count", 2)];
        assert!(run("byte-bounded-cache", "naive", &turned).usage.peak > 10_000);
        assert!(found("naive", "count", 2) < found("optimized", "count", 2));
    }

    #[test]
    fn fewer_bytes_kept_are_more_values_computed_again() {
        let [naive, optimized] =
            ["naive", "optimized"].map(|v| run("byte-bounded-cache", v, &[]).usage);
        assert!(optimized.peak < naive.peak);
        assert!(optimized.total > naive.total);
    }
}

/// The rows of the one table of that title: a name and its numbers.
fn numbers<'a>(report: &'a Report, title: &str) -> Vec<(&'a str, &'a [Option<i64>])> {
    let tables: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.title == title)
        .collect();
    let [finding] = tables[..] else {
        panic!("one finding is titled `{title}`: {:?}", report.findings);
    };
    let FindingTable::Numbers(table) = &finding.table else {
        panic!("`{title}` shows numbers: {finding:?}");
    };
    table
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.cells.as_slice()))
        .collect()
}

mod shallow_size {
    use super::{numbers, run};

    const TABLE: &str = "Three pairs: what is said of their sizes";

    #[test]
    fn a_pair_has_one_shallow_size_and_two_true_ones() {
        for variant in ["naive", "optimized"] {
            let report = run("shallow-size", variant, &[]);
            let rows = numbers(&report, TABLE);
            assert_eq!(rows.len(), 6);
            for pair in rows.chunks(2) {
                let [(_, one), (_, other)] = pair else {
                    panic!("rows come in pairs");
                };
                assert_eq!(one[0], other[0], "{pair:?}");
                assert_ne!(one[2], other[2], "{pair:?}");
            }
        }
    }

    #[test]
    fn the_deep_size_is_true_for_lists_and_short_for_the_full_map() {
        let report = run("shallow-size", "optimized", &[]);
        let rows = numbers(&report, TABLE);
        let (&(_, full), others) = rows.split_last().expect("there are six rows");
        for (name, cells) in others {
            assert_eq!(cells[1], cells[2], "{name}");
        }
        assert!(full[1] < full[2], "{full:?}");
    }

    #[test]
    fn a_nested_row_is_a_list_more() {
        for rows in [1_023, 10_000] {
            let turned = [("rows", rows)];
            let naive = run("shallow-size", "naive", &turned).usage.peak;
            let optimized = run("shallow-size", "optimized", &turned).usage.peak;
            assert_eq!((naive, optimized), (rows * (12 + 24), rows * 24));
        }
    }
}

mod slots_instance {
    use super::{numbers, run};

    const TABLE: &str = "One object: size_of_val's claim and the truth";

    #[test]
    fn the_struct_is_its_fields_and_its_claim_is_true() {
        for objects in [1, 2, 1_023] {
            let report = run("slots-instance", "optimized", &[("objects", objects)]);
            assert_eq!(report.usage.peak, 24 * objects);
            let rows = numbers(&report, TABLE);
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].1, [Some(24), Some(24), Some(0)]);
        }
    }

    #[test]
    fn the_map_takes_one_more_attribute_and_its_claim_stays() {
        for objects in [1, 2, 1_023] {
            let report = run("slots-instance", "naive", &[("objects", objects)]);
            let rows = numbers(&report, TABLE);
            let cells: Vec<_> = rows.iter().map(|(_, cells)| cells[..2].to_vec()).collect();
            assert_eq!(cells, [[Some(32), Some(108)], [Some(32), Some(176)]]);
            assert_eq!(report.usage.peak, 176 * objects + 76);
        }
    }
}

mod deep_size {
    use super::{numbers, run};

    const TABLE: &str = "What the walk found, and what the allocator gave";

    /// What each row's claim is off by.
    fn off(variant: &str, turned: &[(&str, u64)]) -> Vec<Option<i64>> {
        let report = run("deep-size", variant, turned);
        assert_eq!(report.usage.retained, 0, "a cycle was not taken apart");
        let rows = numbers(&report, TABLE);
        rows.iter().map(|(_, cells)| cells[2]).collect()
    }

    #[test]
    fn optimized_finds_what_the_allocator_gave() {
        for (records, readings) in [(0, 0), (1, 1), (1_023, 3), (10_000, 4), (100, 100)] {
            let turned = [("records", records), ("readings", readings)];
            assert_eq!(off("optimized", &turned), [Some(0); 4], "{turned:?}");
        }
    }

    #[test]
    fn naive_counts_the_shared_text_ten_times_and_gives_up_on_the_cycle() {
        // Two counts and 43 letters, in whole counts.
        let text = 52;
        assert_eq!(off("naive", &[]), [Some(0), Some(9 * text), None, Some(0)]);
    }

    #[test]
    fn the_crate_leaves_out_two_counts_a_block() {
        let missing = |records: i64, texts: i64| Some(-(8 * records + 9 * texts));
        assert_eq!(
            off("get-size", &[]),
            [
                missing(10, 10),
                missing(10, 1),
                missing(10, 1),
                missing(10_000, 1)
            ]
        );
    }
}

mod slots_benchmark {
    use super::{numbers, run};

    fn claims(variant: &str, instances: i64) -> [[Option<i64>; 3]; 2] {
        let turned = [("instances", instances.unsigned_abs())];
        let report = run("slots-benchmark", variant, &turned);
        let rows = numbers(&report, "What measure_allocation said");
        [0, 1].map(|row| rows[row].1.try_into().expect("three columns"))
    }

    #[test]
    fn optimized_says_what_the_allocator_gave() {
        for n in [0, 1, 1_023, 10_000] {
            let exact = |bytes| [Some(bytes), Some(bytes), Some(0)];
            assert_eq!(claims("optimized", n), [exact(108 * n), exact(24 * n)]);
        }
    }

    #[test]
    fn naive_counts_the_maps_with_the_structs() {
        for n in [1, 1_023, 10_000] {
            let [maps, structs] = claims("naive", n);
            assert_eq!(maps, [Some(108 * n), Some(108 * n), Some(0)]);
            assert_eq!(structs, [Some(132 * n), Some(24 * n), Some(108 * n)]);
        }
    }

    #[test]
    fn the_result_is_bytes_an_instance_and_their_ratio() {
        let result = |variant, instances| {
            let turned = [("instances", instances)];
            let report = run("slots-benchmark", variant, &turned);
            let rows = numbers(&report, "The benchmark's result");
            rows.iter().map(|(_, cells)| cells[0]).collect::<Vec<_>>()
        };
        assert_eq!(
            result("optimized", 10_000),
            [Some(108), Some(24), Some(450)]
        );
        assert_eq!(result("naive", 10_000), [Some(108), Some(132), Some(81)]);
        assert_eq!(result("optimized", 0), [None; 3]);
    }

    #[test]
    fn measured_findings_are_no_part_of_the_run() {
        for (variant, an_instance) in [("naive", 132), ("optimized", 108)] {
            let report = run("slots-benchmark", variant, &[]);
            assert_eq!(report.usage.peak, an_instance * 10_000);
            assert_eq!(report.usage.total, 132 * 10_000);
            let highest = report.timeline.points.iter().map(|point| point.live).max();
            assert_eq!(highest, i64::try_from(report.usage.peak).ok());
        }
    }
}

mod lazy_pipeline {
    use super::run;

    #[test]
    fn eager_holds_at_least_five_times_lazy() {
        for records in [2, 1_023, 50_000] {
            let peak = |variant| {
                run("lazy-pipeline", variant, &[("records", records)])
                    .usage
                    .peak
            };
            let (eager, lazy) = (peak("naive"), peak("optimized"));
            assert!(eager > 0 && eager >= 5 * lazy, "{eager} {lazy}");
        }
    }

    /// Records, the half that is kept with room for a power of two, scores.
    #[test]
    fn three_lists_live_at_once() {
        for half in [4, 511, 25_000_u64] {
            let report = run("lazy-pipeline", "naive", &[("records", 2 * half)]);
            let expected = 16 * 2 * half + 16 * half.next_power_of_two() + 8 * half;
            assert_eq!(report.usage.peak, expected, "{half}");
        }
    }

    #[test]
    fn lists_that_are_consumed_share_one_block() {
        for records in [1, 1_023, 50_000] {
            let usage = run("lazy-pipeline", "reused", &[("records", records)]).usage;
            assert_eq!((usage.peak, usage.allocations), (16 * records, 1));
        }
    }
}

mod sum_of_squares {
    use super::run;

    fn peak(variant: &str, n: u64) -> u64 {
        run("sum-of-squares", variant, &[("n", n)]).usage.peak
    }

    #[test]
    fn a_list_that_grows_has_room_for_a_power_of_two() {
        for n in [5_u64, 1_023, 1_000_000, 1_048_576, 1_048_577] {
            let room = n.next_power_of_two();
            assert_eq!(peak("naive", n), 8 * room, "{n}");
            // All blocks together: 4 + 8 + … + the last.
            let total = run("sum-of-squares", "naive", &[("n", n)]).usage.total;
            assert_eq!(total, 8 * (2 * room - 4), "{n}");
        }
    }

    #[test]
    fn a_list_that_knows_its_length_holds_8_bytes_a_number() {
        for n in [1, 1_023, 1_000_000] {
            assert_eq!(peak("sized", n), 8 * n);
        }
    }

    #[test]
    fn the_iterator_and_the_formula_allocate_nothing() {
        for variant in ["optimized", "formula"] {
            let report = run("sum-of-squares", variant, &[]);
            assert_eq!(report.usage, protocol::Usage::default(), "{variant}");
        }
    }
}

mod five_field_record {
    use super::run;
    use protocol::FindingTable;

    #[test]
    fn what_one_record_takes_adds_up_to_the_peak() {
        for variant in ["naive", "declared", "optimized"] {
            for records in [1, 1_023] {
                let report = run("five-field-record", variant, &[("records", records)]);
                let FindingTable::Numbers(table) = &report.findings[0].table else {
                    panic!("{variant} shows no numbers: {:?}", report.findings);
                };
                let all = table.rows[1].cells[2].expect("the last cell is the sum");
                assert_eq!(all.unsigned_abs(), report.usage.peak, "{variant}");
            }
        }
    }

    #[test]
    fn a_map_takes_176_bytes_and_a_struct_24_or_32_as_declared() {
        for (variant, bytes) in [("naive", 176), ("declared", 32), ("optimized", 24)] {
            let report = run("five-field-record", variant, &[("records", 1_023)]);
            assert_eq!(report.usage.peak, bytes * 1_023, "{variant}");
        }
    }

    #[test]
    fn the_map_takes_over_seven_times_the_struct() {
        let peak = |variant| run("five-field-record", variant, &[]).usage.peak;
        assert!(peak("naive") > 7 * peak("optimized"));
    }
}

mod memory_monitor {
    use super::{Lab, case};
    use protocol::{FindingTable, Outcome, Report, Request, StatisticRow};

    /// What the monitor says that it found.
    struct Found {
        taken: i64,
        kept: i64,
        own_bytes: i64,
        highest: i64,
        lines: Vec<StatisticRow>,
    }

    fn run(variant: &str, records: u64) -> (Report, Found) {
        let case = case("memory-monitor", &[("records", records)]);
        let report = Lab::traced().report("memory-monitor", variant, &case);
        let tables: Vec<_> = report
            .findings
            .iter()
            .map(|finding| &finding.table)
            .collect();
        let [
            FindingTable::Numbers(numbers),
            FindingTable::Statistics(lines),
        ] = tables[..]
        else {
            panic!("{variant} found {:?}", report.findings);
        };
        let [
            Some(taken),
            Some(kept),
            Some(own_bytes),
            Some(highest),
            Some(_),
        ] = numbers.rows[0].cells[..]
        else {
            panic!("{variant} leaves a number out: {numbers:?}");
        };
        let lines = lines.clone();
        let found = Found {
            taken,
            kept,
            own_bytes,
            highest,
            lines,
        };
        (report, found)
    }

    #[test]
    fn it_takes_a_sample_after_each_step() {
        for records in [0, 1, 7, 1_000] {
            for variant in ["naive", "optimized"] {
                let (_, found) = run(variant, records);
                assert_eq!(found.taken.unsigned_abs(), 100 * records + 2, "{variant}");
            }
        }
    }

    #[test]
    fn it_finds_the_true_peak_of_the_work() {
        for records in [0, 1, 7, 129, 1_000] {
            let (report, found) = run("optimized", records);
            // Its ring lives from before the first step to after the last.
            let work = report.usage.peak - found.own_bytes.unsigned_abs();
            assert_eq!(found.highest.unsigned_abs(), work, "{records}");
            assert_eq!(work, 812 * records);
            assert_eq!(run("naive", records).1.highest, found.highest, "{records}");
        }
    }

    #[test]
    fn its_lines_are_those_of_the_peak() {
        for records in [1, 7, 1_000] {
            let (_, found) = run("optimized", records);
            let sum: u64 = found.lines.iter().map(|line| line.bytes).sum();
            assert_eq!(sum, found.highest.unsigned_abs(), "{records}");
            assert!(found.lines.is_sorted_by_key(|line| u64::MAX - line.bytes));
            let file = "exercises/memory_monitor/optimized.rs:";
            assert!(found.lines.iter().all(|line| line.place.starts_with(file)));
        }
    }

    #[test]
    fn the_naive_monitor_is_its_own_largest_line() {
        let (report, found) = run("naive", 1_000);
        let largest = &found.lines[0];
        assert_eq!(found.own_bytes, 131_072 * 16);
        assert_eq!(report.usage.peak, largest.bytes + 812_000);
        assert_eq!(largest.bytes, found.own_bytes.unsigned_abs());
        assert!(largest.bytes > found.highest.unsigned_abs());
    }

    #[test]
    fn only_the_naive_monitor_grows_with_the_work() {
        let own = |variant, records| run(variant, records).1.own_bytes;
        assert!(own("naive", 1_000) > 50 * own("naive", 10));
        assert_eq!(own("optimized", 1_000), own("optimized", 0));
        let (_, found) = run("optimized", 1_000);
        assert_eq!(found.kept, 100);
        assert_eq!(found.own_bytes, 100 * 16);
        assert_eq!(run("naive", 1_000).1.kept, 100_002);
    }

    #[test]
    fn every_sample_is_shown_to_the_host_and_changes_no_figure() {
        let case = case("memory-monitor", &[("records", 129)]);
        let (report, found) = run("optimized", 129);
        let ended = Lab::traced().run(&Request {
            exercise: report.exercise.clone(),
            variant: report.variant.clone(),
            case,
            trace: None,
        });
        assert!(matches!(ended.outcome, Ok(Outcome::Report(_))), "{ended:?}");
        assert_eq!(ended.sampled.len() as u64, found.taken.unsigned_abs());
        let highest = ended.sampled.iter().copied().fold(0.0, f64::max);
        let expected = found.highest as f64;
        assert!((highest - expected).abs() < 0.5, "{highest} {expected}");
        // A list of records, their numbers, the joined list and the ring.
        assert_eq!(report.usage.allocations, 1 + 129 + 1 + 1);
    }
}
