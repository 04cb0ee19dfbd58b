//! What the lines say adds up to what was counted.

use bytewise_tests::cases;
use bytewise_tests::lab::Lab;
use protocol::{AllocationSite, Case, Report, Usage};

/// Random cases of each exercise.
const RANDOM_CASES: usize = 6;

/// Each variant of each exercise, on the default, the edge and random cases.
fn every_run(check: impl Fn(&str, &str, &Case)) {
    let seed = cases::seed();
    eprintln!("repeat with {}={seed}", cases::SEED_VARIABLE);
    for exercise in exercises::all() {
        let random = cases::random(exercise, seed, RANDOM_CASES);
        let cases = exercise.edges().into_iter().chain(random);
        for case in cases.chain([exercise.default_case()]) {
            for variant in exercise.variants() {
                check(exercise.slug(), variant, &case);
            }
        }
    }
}

fn sites(report: &Report) -> &[AllocationSite] {
    report.sites.as_deref().expect("a traced run has sites")
}

/// All figures but the pages, in which what tracing keeps shows.
fn counted(usage: Usage) -> Usage {
    Usage { pages: 0, ..usage }
}

#[test]
fn tracing_changes_no_figure_but_the_pages() {
    every_run(|exercise, variant, case| {
        let plain = Lab::shipped().report(exercise, variant, case);
        let traced = Lab::traced().report(exercise, variant, case);
        assert_eq!(
            (counted(plain.usage), plain.frees, &plain.answer),
            (counted(traced.usage), traced.frees, &traced.answer),
            "left: counted; right: traced: {exercise} {variant} {case:?}"
        );
        assert_eq!(plain.timeline, traced.timeline, "{exercise} {variant}");
        assert_eq!(plain.sites, None);
    });
}

#[test]
fn the_lines_add_up_to_the_figures() {
    every_run(|exercise, variant, case| {
        let report = Lab::traced().report(exercise, variant, case);
        let sites = sites(&report);
        let what = format!("{exercise} {variant} {case:?}");
        let sum = |of: fn(&AllocationSite) -> i64| sites.iter().map(of).sum::<i64>();
        let blocks = sites.iter().map(|site| site.blocks).sum::<u64>();
        let total = sites.iter().map(|site| site.total).sum::<u64>();
        assert_eq!(total, report.usage.total, "{what}");
        assert_eq!(blocks, report.usage.allocations, "{what}");
        assert_eq!(
            sum(|site| site.at_peak).unsigned_abs(),
            report.usage.peak,
            "{what}"
        );
        assert_eq!(sum(|site| site.retained), report.usage.retained, "{what}");
    });
}

#[test]
fn every_byte_of_an_exercise_has_a_line() {
    every_run(|exercise, variant, case| {
        let report = Lab::traced().report(exercise, variant, case);
        for site in sites(&report) {
            assert!(
                !site.chain.is_empty() && !site.overflow,
                "{exercise} {variant} {case:?} allocates outside of its lines: {site:?}"
            );
        }
    });
}

#[test]
fn the_lines_are_those_of_the_variant_that_ran() {
    for exercise in exercises::all() {
        let folder = format!("exercises/{}/", exercise.slug().replace('-', "_"));
        for variant in exercise.variants() {
            let file = format!("{folder}{}.rs", variant.replace('-', "_"));
            let case = exercise.default_case();
            let report = Lab::traced().report(exercise.slug(), variant, &case);
            for site in sites(&report) {
                let frames = Lab::traced().frames(&site.chain);
                // What mod.rs may wrap around it comes before.
                let first = frames.iter().find(|frame| frame.file == file);
                let function = first.map(|frame| frame.function.as_str());
                assert_eq!(function, Some("solve"), "{frames:?}");
                assert!(
                    frames.iter().all(|frame| frame.file.starts_with(&folder)),
                    "{frames:?}"
                );
            }
        }
    }
}
