//! The promises of the track “Profiling”.

use super::{Lab, case, numbers, run};

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
