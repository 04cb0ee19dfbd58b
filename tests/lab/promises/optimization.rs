//! The promises of the track “Optimization”.

use super::{Lab, case, exercise, run};

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
