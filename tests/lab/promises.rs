//! What each exercise promises to show, as sentences that are run.

use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Case, Report};

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
